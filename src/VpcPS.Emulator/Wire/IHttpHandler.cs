using System;
using System.Threading.Tasks;

namespace VpcPS.Emulator.Wire;

/// <summary>Answers what the HTTP server receives.</summary>
internal interface IHttpHandler
{
    /// <summary>Answers a request that is not let in, once its head is known; null for one that is.</summary>
    HttpResponse? TurnAway(HttpHead head);

    /// <summary>Answers a request. Fails never: an internal fault is an answer, too.</summary>
    Task<HttpResponse> AnswerAsync(HttpRequest request);

    /// <summary>Answers something that is no acceptable request.</summary>
    HttpResponse Refuse(HttpRefusal refusal);

    /// <summary>Told what should not have happened.</summary>
    void NoteFault(Exception fault);
}
