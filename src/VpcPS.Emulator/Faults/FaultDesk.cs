using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>The current faults and rate limits. They can be replaced while calls come in.</summary>
internal sealed class FaultDesk
{
    private readonly IReadOnlyList<FaultRule> _firstRules;
    private readonly IReadOnlyDictionary<string, int> _firstLimits;
    private readonly int _seed;
    private volatile FaultTable _table = null!;
    private volatile RateLimiter _limiter = null!;

    /// <summary>Starts with the options of the emulator.</summary>
    /// <param name="rules">The fault rules.</param>
    /// <param name="limits">Calls per 60 seconds by action.</param>
    /// <param name="seed">The seed of the random numbers.</param>
    /// <exception cref="ArgumentException">A rule or a limit is not valid.</exception>
    public FaultDesk(IReadOnlyList<FaultRule> rules, IReadOnlyDictionary<string, int> limits, int seed)
    {
        _firstRules = rules;
        _firstLimits = limits;
        _seed = seed;
        Reset();
    }

    /// <summary>Restores the rules and limits of the start. Counts and random numbers start again.</summary>
    public void Reset() => Set(_firstRules, _firstLimits);

    /// <summary>Replaces the rules, the limits or both. The counts and random numbers of what is replaced start again.</summary>
    /// <param name="rules">The rules; null to keep them.</param>
    /// <param name="limits">The limits; null to keep them.</param>
    /// <exception cref="ArgumentException">A rule or a limit is not valid. Then nothing is replaced.</exception>
    public void Set(IReadOnlyList<FaultRule>? rules, IReadOnlyDictionary<string, int>? limits)
    {
        FaultTable table = rules is null ? _table : new FaultTable(rules, _seed);
        _limiter = limits is null ? _limiter : new RateLimiter(limits);
        _table = table;
    }

    /// <summary>Describes the rules and limits in one line each, with how often they were applied.</summary>
    /// <param name="now">The time of the estate.</param>
    public IReadOnlyList<string> Describe(DateTimeOffset now) => [.. _table.Describe(), .. _limiter.Describe(now)];

    /// <summary>Counts a call with a good signature and decides about its faults.</summary>
    /// <param name="action">The action that the call names.</param>
    /// <param name="regionId">The region that the call names.</param>
    /// <param name="now">When the call came in.</param>
    /// <param name="holdBack">Delays the call until a time.</param>
    /// <returns>What happens to the call.</returns>
    /// <exception cref="ApiException">The rate limit is reached.</exception>
    public FaultPlan Enter(string action, string regionId, DateTimeOffset now, Func<DateTimeOffset, Task> holdBack)
    {
        _limiter.Enter(action, now);
        return _table.Plan(action, regionId, now, holdBack);
    }
}
