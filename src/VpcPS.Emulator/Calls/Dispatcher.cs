using System;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Checks and runs a request whose signature is correct. The order of the checks is: action, missing parameters, types and ranges, region,
/// token, and then the checks of the action itself, first existence and then state.
/// </summary>
internal sealed class Dispatcher
{
    private readonly EstateRules _rules;
    private readonly IClock _clock;
    private readonly ICallStage? _stage;

    /// <summary>Makes a dispatcher.</summary>
    /// <param name="rules">The options that affect the estate.</param>
    /// <param name="clock">The clock of the estate.</param>
    /// <param name="stage">Code that runs before and after each handler; null for none.</param>
    public Dispatcher(EstateRules rules, IClock clock, ICallStage? stage)
    {
        _rules = rules;
        _clock = clock;
        _stage = stage;
    }

    /// <summary>Runs a call.</summary>
    /// <param name="state">The state of the emulator.</param>
    /// <param name="caller">The key that signed the request.</param>
    /// <param name="version">The version that the request names.</param>
    /// <param name="actionName">The action that the request names.</param>
    /// <param name="parameters">All parameters of the request.</param>
    /// <param name="requestId">The id of the request.</param>
    /// <param name="trace">Gets the details of the call for the journal.</param>
    /// <param name="holdBack">Delays the call, which counts as running meanwhile. Null for no delay.</param>
    /// <exception cref="ApiException">The call is refused.</exception>
    public async Task<CallResult> RunAsync(
        EmulatorState state,
        AccessKey caller,
        string version,
        string actionName,
        RequestParameters parameters,
        string requestId,
        CallTrace trace,
        Func<Task>? holdBack = null)
    {
        ActionHandler action = ActionTable.Find(version, actionName);
        TaughtAction? taught = state.Answers.Find(action.Name);
        ServiceRules documents = state.Estate.Rules;
        if (documents == ServiceRules.Today && action.IsGoneToday && taught is null)
        {
            throw Refusals.UnknownAction();
        }

        RequestChecks.CheckParameters(action, parameters, documents);
        var call = new ActionCall(
            action,
            parameters,
            state.Estate.AccountId,
            documents,
            caller,
            RequestChecks.RegionOf(state, action, parameters),
            _rules,
            _clock,
            holdBack);
        return (taught, action) switch
        {
            ({ } answers, _) => await RepeatOrRunAsync(
                state, call, trace, onMade => GiveAsync(answers, call, requestId, trace, onMade)).ConfigureAwait(false),
            (_, WriteHandler write) => await RepeatOrRunAsync(
                state, call, trace, onMade => ChangeAsync(state, write, call, requestId, trace, onMade)).ConfigureAwait(false),
            (_, ReadHandler read) => await LookAsync(state, read, call, requestId).ConfigureAwait(false),
            _ => throw Refusals.NotTaught(action.Name, string.Join(".", ((CatalogHandler)action).ListPath)),
        };
    }

    private async Task<CallResult> LookAsync(EmulatorState state, ReadHandler action, ActionCall call, string requestId)
    {
        await BeforeAsync(call).ConfigureAwait(false);
        Answer answer;
        lock (state.EstateLock)
        {
            call.Arrive();
            answer = action.Read(call);
        }

        if (call.DryRun)
        {
            throw Refusals.DryRunPassed();
        }

        await AfterAsync(call).ConfigureAwait(false);
        return new CallResult(requestId, answer, "", action);
    }

    // The estate is not locked while a user-defined answer is made: the script that makes it may itself send requests to the emulator.
    private async Task<CallResult> GiveAsync(
        TaughtAction taught, ActionCall call, string requestId, CallTrace trace, Action<CallResult> onMade)
    {
        await BeforeAsync(call).ConfigureAwait(false);
        if (call.DryRun)
        {
            throw Refusals.DryRunPassed();
        }

        var result = new CallResult(requestId, await taught.AnswerAsync(call).ConfigureAwait(false), "", call.Action);
        trace.Committed = call.Action.ChangesState;
        onMade(result);
        await AfterAsync(call).ConfigureAwait(false);
        return result;
    }

    private static async Task<CallResult> RepeatOrRunAsync(
        EmulatorState state, ActionCall call, CallTrace trace, Func<Action<CallResult>, Task<CallResult>> run)
    {
        // A dry run ignores the token, because it asks what would happen now. A read ignores it as well.
        if (call.ClientToken.Length == 0 || call.DryRun || !call.Action.ChangesState)
        {
            return await run(_ => { }).ConfigureAwait(false);
        }

        if (state.Tokens.Begin(call.ClientToken, call.BusinessParameters()) is { } first)
        {
            trace.ResourceId = first.ResourceId;
            return first;
        }

        // The result is stored even when something fails after the change, because the same token must not make the change again.
        CallResult? made = null;
        try
        {
            return await run(result => made = result).ConfigureAwait(false);
        }
        finally
        {
            state.Tokens.End(call.ClientToken, made);
        }
    }

    private async Task<CallResult> ChangeAsync(
        EmulatorState state,
        WriteHandler action,
        ActionCall call,
        string requestId,
        CallTrace trace,
        Action<CallResult> onMade)
    {
        string? occupied;
        lock (state.EstateLock)
        {
            call.Arrive();
            occupied = action.ExclusiveObject(call);
        }

        if (occupied is not null && !state.TryOccupy(occupied))
        {
            throw Refusals.ObjectBusy(occupied);
        }

        try
        {
            await BeforeAsync(call).ConfigureAwait(false);
            CallResult result;
            lock (state.EstateLock)
            {
                call.Arrive();
                Change change = action.Prepare(call);
                if (call.DryRun)
                {
                    throw Refusals.DryRunPassed();
                }

                result = new CallResult(requestId, change.Commit(), change.ResourceId, action);
            }

            trace.ResourceId = result.ResourceId;
            trace.Committed = true;
            onMade(result);
            await AfterAsync(call).ConfigureAwait(false);
            return result;
        }
        finally
        {
            if (occupied is not null)
            {
                state.Release(occupied);
            }
        }
    }

    private async Task BeforeAsync(ActionCall call)
    {
        if (_stage is not null)
        {
            await _stage.BeforeAsync(call).ConfigureAwait(false);
        }

        if (call.HoldBack is { } wait)
        {
            await wait().ConfigureAwait(false);
        }
    }

    private Task AfterAsync(ActionCall call) => _stage?.AfterAsync(call) ?? Task.CompletedTask;
}
