using System;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Wire;

/// <summary>Answers every request: the API at <c>/</c>, a page for people at the same place, and <c>/health</c>.</summary>
/// <param name="options">The clock and what else the emulator was started with.</param>
/// <param name="clock">The time that the estate lives by.</param>
/// <param name="currentState">Gives the state to work on, which a reset replaces.</param>
/// <param name="onFault">Told what should not have happened.</param>
internal sealed class ApiHandler(
    EmulatorOptions options, EstateClock clock, Func<EmulatorState> currentState, Action<Exception> onFault) : IHttpHandler
{
    private readonly Dispatcher dispatcher = new(options, clock);

    /// <inheritdoc/>
    public async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        string requestId = NewRequestId();
        string host = request.Header("Host") ?? "";
        if (!LoopbackHost.Accepts(host))
        {
            return ApiAnswers.Of(Refusals.UnknownHost(), requestId, host, AnswerFormat.Json);
        }

        if (request.Method is not ("GET" or "POST"))
        {
            return ApiAnswers.Of(Refusals.UnsupportedMethod(), requestId, host, AnswerFormat.Json);
        }

        if (request is { Method: "GET", Path: "/health" })
        {
            return new(200, "application/json;charset=utf-8", Health(), requestId);
        }

        if (request.Path != "/")
        {
            return ApiAnswers.Of(Refusals.UnknownAction(), requestId, host, AnswerFormat.Json);
        }

        return request is { Method: "GET", Query: "" } && !ApiRequest.IsV3(request)
            ? new(200, "text/html;charset=utf-8", Encoding.UTF8.GetBytes(HomePage.Render(currentState(), clock.UtcNow)), requestId)
            : await CallAsync(request, requestId, host).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public HttpResponse Refuse(HttpRefusal refusal) => ApiAnswers.Of(
        new ApiException(refusal.Status, "BadRequest", refusal.Message), NewRequestId(), "", AnswerFormat.Json);

    /// <inheritdoc/>
    public void NoteFault(Exception fault) => onFault(fault);

    private static string NewRequestId() => Guid.NewGuid().ToString().ToUpperInvariant();

    private static byte[] Health() =>
        JsonAnswers.Render(new Answer { { "Status", "ok" }, { "Server", EmulatorIdentity.ServerHeader } });

    private async Task<HttpResponse> CallAsync(HttpRequest http, string requestId, string host)
    {
        EmulatorState state = currentState();
        var trace = new CallTrace();
        ApiRequest? request = null;
        ApiException? refusal = null;
        HttpResponse response;
        try
        {
            request = ApiRequest.Read(http);
            Gatekeeper.Check(request, state, options.Clock.UtcNow, clock.UtcNow);
            CallResult result = await dispatcher
                .RunAsync(state, request.Version, request.Action, request.Parameters, requestId, trace)
                .ConfigureAwait(false);
            response = ApiAnswers.Of(result, request.Format ?? AnswerFormat.Json);
        }
        catch (Exception exception)
        {
            refusal = exception as ApiException;
            if (refusal is null)
            {
                onFault(exception);
                refusal = Refusals.InternalError();
            }

            response = ApiAnswers.Of(refusal, requestId, host, request?.Format ?? AnswerFormat.Json);
        }

        state.Journal.Add(new JournalEntry(
            clock.UtcNow,
            request?.Action ?? "",
            request?.Parameters.Text(CommonParameters.RegionId.Name) ?? "",
            request?.Parameters.Text(CommonParameters.ClientToken.Name) ?? "",
            request?.Nonce ?? "",
            response.Status,
            refusal?.Code ?? "",
            trace.ResourceId,
            trace.Committed));
        return response;
    }
}
