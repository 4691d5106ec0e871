using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>The current rules, each with the number of calls it was applied to. Safe for many threads.</summary>
internal sealed class FaultTable
{
    private readonly List<Entry> _entries;

    /// <summary>Makes a table.</summary>
    /// <param name="rules">The rules in their order.</param>
    /// <param name="seed">
    /// The seed of the random numbers. Each rule has its own sequence, which depends on this seed and on the rule's position.
    /// </param>
    /// <exception cref="ArgumentException">A rule does nothing, does two things that exclude each other, or can never apply.</exception>
    public FaultTable(IReadOnlyList<FaultRule> rules, int seed)
    {
        for (int i = 0; i < rules.Count; i++)
        {
            Check(rules[i], i);
        }

        _entries = [.. rules.Select((rule, place) => new Entry(rule, new Random(unchecked((seed * 397) ^ place))))];
    }

    /// <summary>Decides what happens to a call.</summary>
    /// <param name="action">The action that the call names.</param>
    /// <param name="regionId">The region that the call names.</param>
    /// <param name="now">When the call came in.</param>
    /// <param name="holdBack">Delays the call until a time.</param>
    public FaultPlan Plan(string action, string regionId, DateTimeOffset now, Func<DateTimeOffset, Task> holdBack)
    {
        long delay = 0;
        FaultOutcome outcome = FaultOutcome.None;
        ApiException? refusal = null;
        lock (_entries)
        {
            foreach (Entry entry in _entries)
            {
                if (outcome != FaultOutcome.None || !entry.TryApply(action, regionId))
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

    /// <summary>Describes the rules in one line each, with the number of calls that each was applied to.</summary>
    public IReadOnlyList<string> Describe()
    {
        lock (_entries)
        {
            return [.. _entries.Select(entry => entry.Describe())];
        }
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
            : Refusals.AsTold(code, status: null, message: null);

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
            throw new ArgumentException(
                $"The fault rule {place + 1} names an action that does not exist: '{action}'{ActionTable.DidYouMean(action)}");
        }

        if (rule.Region is { } region && RegionTable.Find(region) is not { IsPublic: true })
        {
            throw new ArgumentException($"The fault rule {place + 1} names a region that does not exist: '{region}'.");
        }
    }

    private sealed class Entry
    {
        private readonly Random _random;
        private int _applied;

        public Entry(FaultRule rule, Random random)
        {
            Rule = rule;
            _random = random;
        }

        public FaultRule Rule { get; }

        public string Describe()
        {
            string[] effects =
            [
                Rule.DelayMs > 0 ? $"held back for {Rule.DelayMs} ms" : "",
                Rule.Code is { } code ? $"answered with {code}" : "",
                Rule.Reset ? "connection reset before the work" : "",
                Rule.ResetAfter ? "connection reset after the work" : "",
                Rule.Truncate ? "answer cut in half" : "",
            ];
            string share = Rule.Probability < 1 ? FormattableString.Invariant($", {Rule.Probability:P0} of the calls") : "";
            string times = Rule.Times is { } most ? $", {_applied} of {most} times" : $", {_applied} times until now";
            return (Rule.Action ?? "Every action")
                + (Rule.Region is { } region ? " in " + region : "")
                + ": " + string.Join(", ", effects.Where(effect => effect.Length > 0)) + share + times;
        }

        // Returns true when the rule is applied to the call, and counts it. A random number is drawn only for a call that matches the rule,
        // so other calls do not change the sequence.
        public bool TryApply(string action, string regionId)
        {
            bool fits = _applied < (Rule.Times ?? int.MaxValue)
                && (Rule.Action is null || Rule.Action == action)
                && (Rule.Region is null || Rule.Region == regionId);
            if (!fits || (Rule.Probability < 1 && _random.NextDouble() >= Rule.Probability))
            {
                return false;
            }

            _applied++;
            return true;
        }
    }
}
