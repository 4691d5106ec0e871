using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>One call of an action: what it was asked and what it works on. Its parameters are checked.</summary>
internal sealed class ActionCall
{
    private readonly RequestParameters _parameters;
    private readonly EstateRules _rules;
    private readonly IClock _clock;

    /// <summary>Takes a call in.</summary>
    /// <param name="action">The action.</param>
    /// <param name="parameters">The parameters as sent.</param>
    /// <param name="accountId">The number of the account.</param>
    /// <param name="region">The region that the request names; the default region where it names none.</param>
    /// <param name="rules">What the options decide about the estate.</param>
    /// <param name="clock">The time that the estate lives by.</param>
    /// <param name="holdBack">Awaited when the call counts as running; null for no wait.</param>
    public ActionCall(
        ActionHandler action,
        RequestParameters parameters,
        long accountId,
        EstateRegion region,
        EstateRules rules,
        IClock clock,
        Func<Task>? holdBack)
    {
        Action = action;
        AccountId = accountId;
        Region = region;
        HoldBack = holdBack;
        _parameters = parameters;
        _rules = rules;
        _clock = clock;
    }

    /// <summary>The action.</summary>
    public ActionHandler Action { get; }

    /// <summary>The number of the account, as OwnerId shows it.</summary>
    public long AccountId { get; }

    /// <summary>The region to act in.</summary>
    public EstateRegion Region { get; }

    /// <summary>When the call came to the estate, UTC, to the second.</summary>
    public DateTime Now { get; private set; }

    /// <summary>When what it creates will be Available and what it deletes will be gone; null for at once.</summary>
    public DateTime? SettledAt => _rules.SettledAt(Now);

    /// <summary>Which table of bandwidths holds; see <see cref="BandwidthTable.MaximumOf"/>.</summary>
    public bool NewerBandwidthTable => _rules.NewerBandwidthTable;

    /// <summary>Awaited when the call counts as running; null for no wait.</summary>
    public Func<Task>? HoldBack { get; }

    /// <summary>The token, when the action takes one and the request carries one; else empty.</summary>
    public string ClientToken => Takes(CommonParameters.ClientToken) ? Get(CommonParameters.ClientToken) : "";

    /// <summary>Whether only the checks are wanted.</summary>
    public bool DryRun => Takes(CommonParameters.DryRun) && Get(CommonParameters.DryRun);

    /// <summary>Brings the region up to date; due when the call has the estate for itself.</summary>
    public void Arrive()
    {
        DateTime now = _clock.UtcNow.UtcDateTime;
        Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        Region.Settle(now);
    }

    /// <summary>The value of a parameter, or its default.</summary>
    public T Get<T>(Parameter<T> parameter) => parameter.Read(_parameters);

    /// <summary>Whether a value passes a filter: it is the one that the request names, or the request names none.</summary>
    public bool Fits(TextParameter filter, string? actual) => Get(filter) is { Length: > 0 } wanted ? wanted == actual : true;

    /// <summary>
    /// What two calls with one token are compared by: the action and its own parameters, defaults filled in. Common
    /// parameters, method, format and placement play no part (documented for nonce, timestamp and signature).
    /// </summary>
    public string BusinessParameters() => string.Join("\n", Action.Parameters
        .Where(p => p != CommonParameters.ClientToken && p != CommonParameters.DryRun)
        .Select(p => p.Name + "=" + p.Compared(_parameters))
        .Prepend(Action.Name));

    private bool Takes(Parameter parameter) => Action.Parameters.Contains(parameter);
}
