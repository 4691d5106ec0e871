using System;
using System.Threading.Tasks;

namespace VpcPS.Emulator.Wire;

/// <summary>Answers the requests that the HTTP server receives.</summary>
internal interface IHttpHandler
{
    /// <summary>Checks the head of a request. Returns an answer when the request is refused. Null when it is accepted.</summary>
    HttpResponse? TurnAway(HttpHead head);

    /// <summary>Answers a request. It never throws: a bug in the emulator also becomes an answer.</summary>
    Task<HttpResponse> AnswerAsync(HttpRequest request);

    /// <summary>Makes the answer to a request that is not valid HTTP.</summary>
    HttpResponse Refuse(HttpRefusal refusal);

    /// <summary>Called with every exception that shows a bug in the emulator.</summary>
    void NoteFault(Exception fault);
}
