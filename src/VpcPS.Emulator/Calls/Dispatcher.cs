using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Checks and runs a request that has a good signature. The order of the checks: action, missing parameters, type and range,
/// region, token, and then the checks of the action: existence, state.
/// </summary>
internal sealed class Dispatcher
{
    private readonly EstateRules _rules;
    private readonly IClock _clock;
    private readonly ICallStage? _stage;

    /// <summary>Makes a dispatcher.</summary>
    /// <param name="rules">The options that matter to the estate.</param>
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
    /// <param name="trace">Filled with what the call does.</param>
    /// <param name="holdBack">Holds the call back while it counts as running; null for no wait.</param>
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
        ServiceRules documents = state.Estate.Rules;
        if (documents == ServiceRules.Today && action.IsGoneToday)
        {
            throw Refusals.UnknownAction();
        }

        CheckParameters(action, parameters, documents);
        var call = new ActionCall(
            action,
            parameters,
            state.Estate.AccountId,
            documents,
            caller,
            RegionOf(state, action, parameters),
            _rules,
            _clock,
            holdBack);
        return action is WriteHandler write
            ? await RepeatOrRunAsync(state, write, call, requestId, trace).ConfigureAwait(false)
            : await LookAsync(state, (ReadHandler)action, call, requestId).ConfigureAwait(false);
    }

    private static void CheckParameters(ActionHandler action, RequestParameters parameters, ServiceRules documents)
    {
        foreach (Parameter parameter in action.Parameters)
        {
            if (parameter.IsRequired(documents) && !parameter.IsPresent(parameters))
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
        string named = action.Parameters.OfType<TextParameter>()
            .FirstOrDefault(p => p.Name == CommonParameters.RegionId.Name)?.Read(parameters) ?? "";
        if (named.Length > 0 && RegionTable.Find(named) is not { IsPublic: true })
        {
            throw Refusals.UnknownRegion();
        }

        lock (state.EstateLock)
        {
            return named.Length > 0 ? state.Estate.RegionOf(named) : HomeOfWhatIsNamed(state.Estate, action, parameters);
        }
    }

    // On the cloud, a request without a region goes to the region of the endpoint. The emulator has only one endpoint: it uses
    // the region of what the request names, and where it names nothing, or nothing that exists, the default region.
    private static EstateRegion HomeOfWhatIsNamed(EstateDocument estate, ActionHandler action, RequestParameters parameters) =>
        action.Parameters.OfType<TextParameter>()
            .Where(p => p.IdPrefix.Length > 0)
            .Select(p => estate.Regions.Find(region => region.Has(p.Read(parameters))))
            .FirstOrDefault(region => region is not null)
        ?? estate.RegionOf(estate.DefaultRegionId);

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
        // A dry run ignores the token: it asks what would happen now.
        if (call.ClientToken.Length == 0 || call.DryRun)
        {
            return await ChangeAsync(state, action, call, requestId, trace, _ => { }).ConfigureAwait(false);
        }

        if (state.Tokens.Begin(call.ClientToken, call.BusinessParameters()) is { } first)
        {
            trace.ResourceId = first.ResourceId;
            return first;
        }

        // The result is kept also when something after the change fails: the token must not make the change again.
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
