using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Journal;
using VpcPS.Core;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Faults;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// Answers every request: the API at <c>/</c>, the page for people also at <c>/</c>, the data of the page at <c>/state</c>, and
/// <c>/health</c>.
/// </summary>
internal sealed class ApiHandler : IHttpHandler
{
    // The page sends the version of the state that it has in this query parameter.
    private const string Since = "since=";

    private readonly IClock _clock;
    private readonly EmulatorClockMode _mode;
    private readonly RehearsalClock? _manual;
    private readonly Dispatcher _dispatcher;
    private readonly FaultDesk _faults;
    private readonly Func<EmulatorState> _currentState;
    private readonly Action<Exception> _onFault;
    private readonly Func<RequestRecorder?> _recorder;

    /// <summary>Makes a handler.</summary>
    /// <param name="clock">The clock of the estate. Its machine time measures the age of signatures.</param>
    /// <param name="mode">The kind of that clock.</param>
    /// <param name="manual">The same clock when it is a manual clock; else null.</param>
    /// <param name="dispatcher">Runs the calls.</param>
    /// <param name="faults">The faults and rate limits.</param>
    /// <param name="currentState">Returns the current state. A reset replaces the state.</param>
    /// <param name="onFault">Called with every exception that shows a bug in the emulator.</param>
    /// <param name="recorder">Returns the recorder for the requested changes, or null.</param>
    public ApiHandler(
        IClock clock,
        EmulatorClockMode mode,
        RehearsalClock? manual,
        Dispatcher dispatcher,
        FaultDesk faults,
        Func<EmulatorState> currentState,
        Action<Exception> onFault,
        Func<RequestRecorder?> recorder)
    {
        _clock = clock;
        _mode = mode;
        _manual = manual;
        _dispatcher = dispatcher;
        _faults = faults;
        _currentState = currentState;
        _onFault = onFault;
        _recorder = recorder;
    }

    /// <inheritdoc/>
    public HttpResponse? TurnAway(HttpHead head) => FrontDoor.Refusal(head.Headers) is { } refusal
        ? ApiAnswers.Of(refusal, NewRequestId(), "", AnswerFormat.Json)
        : null;

    /// <inheritdoc/>
    public async Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        string requestId = NewRequestId();
        string host = request.Header("Host") ?? "";
        if (request.Method is not ("GET" or "POST"))
        {
            return ApiAnswers.Of(Refusals.UnsupportedMethod(), requestId, host, AnswerFormat.Json);
        }

        if (request is { Method: "GET", Path: "/health" })
        {
            return new(200, "application/json;charset=utf-8", Health(), requestId);
        }

        if (request is { Method: "GET", Path: "/state" })
        {
            return new(200, "application/json;charset=utf-8", State(request.Query), requestId);
        }

        if (request.Path != "/")
        {
            return ApiAnswers.Of(Refusals.UnknownAction(), requestId, host, AnswerFormat.Json);
        }

        return request is { Method: "GET", Query: "" } && !ApiRequest.IsV3(request)
            ? new(200, "text/html;charset=utf-8", HomePage.Content, requestId)
            : await CallAsync(request, requestId, host).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public HttpResponse Refuse(HttpRefusal refusal) => ApiAnswers.Of(
        new ApiException(refusal.Status, "BadRequest", refusal.Message), NewRequestId(), "", AnswerFormat.Json);

    /// <inheritdoc/>
    public void NoteFault(Exception fault) => _onFault(fault);

    private static string NewRequestId() => Guid.NewGuid().ToString().ToUpperInvariant();

    private static byte[] Health() =>
        JsonAnswers.Render(new Answer { { "Status", "ok" }, { "Server", EmulatorIdentity.ServerHeader } });

    private static async Task<HttpResponse> FailAsync(FaultPlan plan, string requestId, string host, AnswerFormat format)
    {
        await plan.WaitAsync().ConfigureAwait(false);
        return ApiAnswers.Of(plan.Refusal ?? Refusals.InternalError(), requestId, host, format);
    }

    private static HttpResponse Spoil(HttpResponse response, FaultOutcome outcome) => outcome switch
    {
        FaultOutcome.Reset or FaultOutcome.ResetAfter => response with { Ending = AnswerEnding.Reset },
        FaultOutcome.Truncate => response with { Ending = AnswerEnding.Truncated },
        _ => response,
    };

    private static string CodeOf(FaultPlan? plan, ApiException? refusal) => plan?.Outcome switch
    {
        null or FaultOutcome.None => refusal?.Code ?? "",
        FaultOutcome.Refusal => plan.Refusal!.Code,
        { } outcome => outcome.ToString(),
    };

    private byte[] State(string query) => PageState.Render(
        _currentState(),
        _faults,
        _mode,
        _clock.UtcNow,
        known: query.StartsWith(Since, StringComparison.Ordinal) ? query.Substring(Since.Length) : "");

    private async Task<HttpResponse> CallAsync(HttpRequest http, string requestId, string host)
    {
        using IDisposable? serving = _manual?.BeginServing();
        EmulatorState state = _currentState();
        var trace = new CallTrace();
        ApiRequest? request = null;
        ApiException? refusal = null;
        FaultPlan? plan = null;
        HttpResponse response;
        try
        {
            request = ApiRequest.Read(http);
            AccessKey caller = Gatekeeper.Check(request, state, _clock.MachineTime.UtcDateTime, _clock.UtcNow.UtcDateTime);
            string nonce = request.Nonce;
            plan = _faults.Enter(
                request.Action,
                request.Parameters.Text(CommonParameters.RegionId.Name),
                _clock.UtcNow,
                due => HoldBackAsync(due, nonce));
            response = plan.ComesFirst
                ? await FailAsync(plan, requestId, host, request.Format ?? AnswerFormat.Json).ConfigureAwait(false)
                : ApiAnswers.Of(
                    await _dispatcher
                        .RunAsync(state, caller, request.Version, request.Action, request.Parameters, requestId, trace, plan.WaitAsync)
                        .ConfigureAwait(false),
                    request.Format ?? AnswerFormat.Json);
        }
        catch (Exception exception)
        {
            refusal = exception as ApiException;
            if (refusal is null)
            {
                _onFault(exception);
                refusal = Refusals.InternalError();
            }

            response = ApiAnswers.Of(refusal, requestId, host, request?.Format ?? AnswerFormat.Json);
        }

        if (plan is not null)
        {
            // A call that was refused, or answered as a repetition, was not delayed yet.
            await plan.WaitAsync().ConfigureAwait(false);
            response = Spoil(response, plan.Outcome);
        }

        state.Journal.Add(new JournalEntry(
            _clock.UtcNow.UtcDateTime,
            request?.Action ?? "",
            request?.Parameters.Text(CommonParameters.RegionId.Name) ?? "",
            request?.Parameters.Text(CommonParameters.ClientToken.Name) ?? "",
            request?.Nonce ?? "",
            response.Ending == AnswerEnding.Reset ? 0 : response.Status,
            CodeOf(plan, refusal),
            trace.ResourceId,
            trace.Committed)
        {
            SignatureVersion = ApiRequest.IsV3(http) ? "V3" : "V1",
        });
        if (plan is not null)
        {
            await RecordAsync(request!, requestId, trace, CodeOf(plan, refusal)).ConfigureAwait(false);
        }

        return response;
    }

    private async Task RecordAsync(ApiRequest request, string requestId, CallTrace trace, string code)
    {
        try
        {
            await (_recorder()?.AddAsync(request, requestId, trace, code) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            _onFault(e);
        }
    }

    // A manual clock must know which request is delayed.
    private Task HoldBackAsync(DateTimeOffset due, string nonce) => _manual is { } manual
        ? manual.HoldBackAsync(due, nonce)
        : _clock.DelayAsync(due - _clock.UtcNow, CancellationToken.None);
}
