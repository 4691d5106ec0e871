using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>The rules in force, with how often each has struck. Safe for many threads.</summary>
internal sealed class FaultTable
{
    private readonly List<Entry> _entries;

    /// <summary>Takes rules.</summary>
    /// <param name="rules">The rules in their order.</param>
    /// <param name="seed">Each rule throws dice of its own, which this number and the rule's place determine.</param>
    /// <exception cref="ArgumentException">A rule does nothing, does two things that exclude each other, or can never strike.</exception>
    public FaultTable(IReadOnlyList<FaultRule> rules, int seed)
    {
        for (int i = 0; i < rules.Count; i++)
        {
            Check(rules[i], i);
        }

        _entries = [.. rules.Select((rule, place) => new Entry(rule, new Random(unchecked((seed * 397) ^ place))))];
    }

    /// <summary>Decides what befalls a call.</summary>
    /// <param name="action">The action that it names.</param>
    /// <param name="regionId">The region that it names.</param>
    /// <param name="now">When it came in.</param>
    /// <param name="holdBack">Holds it back until a time.</param>
    public FaultPlan Plan(string action, string regionId, DateTimeOffset now, Func<DateTimeOffset, Task> holdBack)
    {
        long delay = 0;
        FaultOutcome outcome = FaultOutcome.None;
        ApiException? refusal = null;
        lock (_entries)
        {
            foreach (Entry entry in _entries)
            {
                if (outcome != FaultOutcome.None || !entry.Strikes(action, regionId))
                {
                    continue;
                }

                delay += entry.Rule.DelayMs;
                outcome = OutcomeOf(entry.Rule);
                refusal = entry.Rule.Code is { } code ? RefusalOf(code, entry.Rule.RetryAfterMs) : null;
            }
        }

        return new FaultPlan(outcome, refusal, delay > 0 ? () => holdBack(now.AddMilliseconds(delay)) : null);
    }

    private static FaultOutcome OutcomeOf(FaultRule rule) => rule switch
    {
        { Code: not null } => FaultOutcome.Refusal,
        { Reset: true } => FaultOutcome.Reset,
        { ResetAfter: true } => FaultOutcome.ResetAfter,
        { Truncate: true } => FaultOutcome.Truncate,
        _ => FaultOutcome.None,
    };

    private static ApiException RefusalOf(string code, int retryAfterMs) =>
        code.IndexOf("Throttling", StringComparison.Ordinal) >= 0
            ? Refusals.Throttled(code, TimeSpan.FromMilliseconds(retryAfterMs))
            : new ApiException(StatusOf(code), code, "The emulator was told to answer so.");

    // As the documentation lists them; what it does not list is the caller's mistake.
    private static int StatusOf(string code) => code switch
    {
        "ServiceUnavailable" => 503,
        "InternalError" or "InternalServerError" or "UnknownError" => 500,
        "SystemBusy" or "OperationFailed.QueryAccountInfo" or "OperationFailed.SaleValidate" => 500,
        "OperationFailed.ServiceManaged" => 404,
        "InvalidIpv6Instance.NotFound" => 400,
        _ when code.StartsWith("Forbidden", StringComparison.Ordinal) || code.StartsWith("Forbbiden", StringComparison.Ordinal) => 403,
        _ when code.StartsWith("NoPermission", StringComparison.Ordinal) || code.StartsWith("NotAuthorized", StringComparison.Ordinal) => 403,
        _ when code.StartsWith("ResourceNotFound.", StringComparison.Ordinal) => 404,
        _ when code.EndsWith(".NotFound", StringComparison.Ordinal) => 404,
        _ => 400,
    };

    private static void Check(FaultRule rule, int place)
    {
        bool[] outcomes = [rule.Code is not null, rule.Reset, rule.ResetAfter, rule.Truncate];
        int count = outcomes.Count(o => o);
        if (count > 1)
        {
            throw new ArgumentException($"The fault rule {place + 1} has more than one of Code, Reset, ResetAfter and Truncate.");
        }

        if (count == 0 && rule.DelayMs == 0)
        {
            throw new ArgumentException($"The fault rule {place + 1} does nothing: give Code, Reset, ResetAfter, Truncate or DelayMs.");
        }

        if (rule.Action is { } action && !ActionTable.Knows(action))
        {
            throw new ArgumentException($"The fault rule {place + 1} is about an action that does not exist: '{action}'.");
        }

        if (rule.Region is { } region && RegionTable.Find(region) is not { IsPublic: true })
        {
            throw new ArgumentException($"The fault rule {place + 1} is about a region that does not exist: '{region}'.");
        }
    }

    private sealed class Entry
    {
        private readonly Random _dice;
        private int _struck;

        public Entry(FaultRule rule, Random dice)
        {
            Rule = rule;
            _dice = dice;
        }

        public FaultRule Rule { get; }

        // The dice are thrown only where they decide something, so that what one rule does depends on no other call.
        public bool Strikes(string action, string regionId)
        {
            bool befalls = _struck < (Rule.Times ?? int.MaxValue)
                && (Rule.Action is null || Rule.Action == action)
                && (Rule.Region is null || Rule.Region == regionId);
            if (!befalls || (Rule.Probability < 1 && _dice.NextDouble() >= Rule.Probability))
            {
                return false;
            }

            _struck++;
            return true;
        }
    }
}
