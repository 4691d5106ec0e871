using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Takes a request whose signature is good through the checks in their order (action, missing parameter, type and range,
/// region, token, then the action's own: existence, state) and runs it.
/// </summary>
internal sealed class Dispatcher
{
    private readonly EstateRules _rules;
    private readonly IClock _clock;
    private readonly ICallStage? _stage;

    /// <summary>Makes a dispatcher.</summary>
    /// <param name="rules">What the options decide about the estate.</param>
    /// <param name="clock">The time that the estate lives by.</param>
    /// <param name="stage">What happens around each handler; null for nothing.</param>
    public Dispatcher(EstateRules rules, IClock clock, ICallStage? stage)
    {
        _rules = rules;
        _clock = clock;
        _stage = stage;
    }

    /// <summary>Runs a call.</summary>
    /// <param name="state">What it works on.</param>
    /// <param name="version">The version that the request names.</param>
    /// <param name="actionName">The action that the request names.</param>
    /// <param name="parameters">All its parameters.</param>
    /// <param name="requestId">Its id.</param>
    /// <param name="trace">Told what becomes of it.</param>
    /// <param name="holdBack">Awaited when the call counts as running; null for no wait.</param>
    /// <exception cref="ApiException">The call is refused.</exception>
    public async Task<CallResult> RunAsync(
        EmulatorState state,
        string version,
        string actionName,
        RequestParameters parameters,
        string requestId,
        CallTrace trace,
        Func<Task>? holdBack = null)
    {
        ActionHandler action = ActionTable.Find(version, actionName);
        CheckParameters(action, parameters);
        var call = new ActionCall(
            action,
            parameters,
            state.Estate.AccountId,
            RegionOf(state, action, parameters),
            _rules,
            _clock,
            holdBack);
        return action is WriteHandler write
            ? await RepeatOrRunAsync(state, write, call, requestId, trace).ConfigureAwait(false)
            : await LookAsync(state, (ReadHandler)action, call, requestId).ConfigureAwait(false);
    }

    private static void CheckParameters(ActionHandler action, RequestParameters parameters)
    {
        foreach (Parameter parameter in action.Parameters)
        {
            if (parameter.Required && !parameter.IsPresent(parameters))
            {
                throw Refusals.MissingParameter(parameter.Name);
            }
        }

        foreach (Parameter parameter in action.Parameters)
        {
            parameter.Check(parameters);
        }

        action.CheckTogether(parameters);
    }

    private static EstateRegion RegionOf(EmulatorState state, ActionHandler action, RequestParameters parameters)
    {
        // On the cloud, a request that names no region is about the region of the endpoint. The emulator has one endpoint
        // for all: the estate's default region stands in.
        string named = action.Parameters.OfType<TextParameter>()
            .FirstOrDefault(p => p.Name == CommonParameters.RegionId.Name)?.Read(parameters) ?? "";
        string regionId = named.Length > 0 ? named : state.Estate.DefaultRegionId;
        bool known = RegionTable.Find(regionId) is { IsPublic: true };
        if (!known)
        {
            throw Refusals.UnknownRegion();
        }

        lock (state.EstateLock)
        {
            return state.Estate.RegionOf(regionId);
        }
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

    private async Task<CallResult> RepeatOrRunAsync(
        EmulatorState state, WriteHandler action, ActionCall call, string requestId, CallTrace trace)
    {
        // A dry run neither takes a token nor is answered from one: it asks what would happen now.
        if (call.ClientToken.Length == 0 || call.DryRun)
        {
            return await ChangeAsync(state, action, call, requestId, trace, _ => { }).ConfigureAwait(false);
        }

        if (state.Tokens.Begin(call.ClientToken, call.BusinessParameters()) is { } first)
        {
            trace.ResourceId = first.ResourceId;
            return first;
        }

        // Kept even if what comes after the change fails: the change is made, and the token must not make it again.
        CallResult? made = null;
        try
        {
            return await ChangeAsync(state, action, call, requestId, trace, result => made = result).ConfigureAwait(false);
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
