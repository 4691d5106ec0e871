using System.Collections.Generic;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Faults;

/// <summary>The faults and rate limits in force, which can be exchanged while calls come in.</summary>
internal sealed class FaultDesk
{
    private readonly IReadOnlyList<FaultRule> firstRules;
    private readonly IReadOnlyDictionary<string, int> firstLimits;
    private readonly int seed;
    private volatile FaultTable table = null!;
    private volatile RateLimiter limiter = null!;

    /// <summary>Opens with what the emulator is started with.</summary>
    /// <param name="rules">The faults.</param>
    /// <param name="limits">Calls per 60 seconds by action.</param>
    /// <param name="seed">Where the dice of the faults begin.</param>
    /// <exception cref="System.ArgumentException">A rule or a limit can't be.</exception>
    public FaultDesk(IReadOnlyList<FaultRule> rules, IReadOnlyDictionary<string, int> limits, int seed)
    {
        firstRules = rules;
        firstLimits = limits;
        this.seed = seed;
        Reset();
    }

    /// <summary>Back to what the emulator was started with, counts and dice as in the beginning.</summary>
    public void Reset()
    {
        SetFaults(firstRules);
        SetRateLimits(firstLimits);
    }

    /// <summary>Exchanges the rules; counts and dice begin anew.</summary>
    public void SetFaults(IReadOnlyList<FaultRule> rules) => table = new FaultTable(rules, seed);

    /// <summary>Exchanges the limits; the count begins anew.</summary>
    public void SetRateLimits(IReadOnlyDictionary<string, int> limits) => limiter = new RateLimiter(limits);

    /// <summary>Lets a call in whose signature is good.</summary>
    /// <returns>What befalls it.</returns>
    /// <exception cref="ApiException">It is one too many.</exception>
    public FaultPlan Enter(string action, string regionId, string nonce, EstateClock clock)
    {
        limiter.Enter(action, clock.UtcNow);
        return table.Plan(action, regionId, nonce, clock);
    }
}
