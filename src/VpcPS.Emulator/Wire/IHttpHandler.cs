using System;
using System.Threading.Tasks;

namespace VpcPS.Emulator.Wire;

/// <summary>Answers the requests that the HTTP server receives.</summary>
internal interface IHttpHandler
{
    /// <summary>Looks at the head of a request. Returns the answer to a request that is refused; null for one that is accepted.</summary>
    HttpResponse? TurnAway(HttpHead head);

    /// <summary>Answers a request. It never throws: a mistake in the emulator is also an answer.</summary>
    Task<HttpResponse> AnswerAsync(HttpRequest request);

    /// <summary>Answers malformed HTTP.</summary>
    HttpResponse Refuse(HttpRefusal refusal);

    /// <summary>Called with every exception that shows a mistake in the emulator.</summary>
    void NoteFault(Exception fault);
}
