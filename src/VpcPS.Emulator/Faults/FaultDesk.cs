using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>The faults and rate limits in force, which can be exchanged while calls come in.</summary>
internal sealed class FaultDesk
{
    private readonly IReadOnlyList<FaultRule> _firstRules;
    private readonly IReadOnlyDictionary<string, int> _firstLimits;
    private readonly int _seed;
    private volatile FaultTable _table = null!;
    private volatile RateLimiter _limiter = null!;

    /// <summary>Opens with what the emulator is started with.</summary>
    /// <param name="rules">The faults.</param>
    /// <param name="limits">Calls per 60 seconds by action.</param>
    /// <param name="seed">Where the dice of the faults begin.</param>
    /// <exception cref="ArgumentException">A rule or a limit can't be.</exception>
    public FaultDesk(IReadOnlyList<FaultRule> rules, IReadOnlyDictionary<string, int> limits, int seed)
    {
        _firstRules = rules;
        _firstLimits = limits;
        _seed = seed;
        Reset();
    }

    /// <summary>Back to what the emulator was started with, counts and dice as in the beginning.</summary>
    public void Reset()
    {
        SetFaults(_firstRules);
        SetRateLimits(_firstLimits);
    }

    /// <summary>Exchanges the rules; counts and dice begin anew.</summary>
    public void SetFaults(IReadOnlyList<FaultRule> rules) => _table = new FaultTable(rules, _seed);

    /// <summary>Exchanges the limits; the count begins anew.</summary>
    public void SetRateLimits(IReadOnlyDictionary<string, int> limits) => _limiter = new RateLimiter(limits);

    /// <summary>Lets a call in whose signature is good.</summary>
    /// <param name="action">The action that it names.</param>
    /// <param name="regionId">The region that it names.</param>
    /// <param name="now">When it came in.</param>
    /// <param name="holdBack">Holds it back until a time.</param>
    /// <returns>What befalls it.</returns>
    /// <exception cref="ApiException">The call is one too many.</exception>
    public FaultPlan Enter(string action, string regionId, DateTimeOffset now, Func<DateTimeOffset, Task> holdBack)
    {
        _limiter.Enter(action, now);
        return _table.Plan(action, regionId, now, holdBack);
    }
}
