using System.Collections.Generic;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Faults;

/// <summary>The faults and rate limits in force, which can be exchanged while calls come in.</summary>
internal sealed class FaultDesk
{
    private readonly EmulatorOptions options;
    private volatile FaultTable table = null!;
    private volatile RateLimiter limiter = null!;

    /// <summary>Opens with what the emulator is started with.</summary>
    /// <exception cref="System.ArgumentException">A rule or a limit can't be.</exception>
    public FaultDesk(EmulatorOptions options)
    {
        this.options = options;
        Reset();
    }

    /// <summary>Back to what the emulator was started with, counts and dice as in the beginning.</summary>
    public void Reset()
    {
        SetFaults(options.Faults);
        SetRateLimits(options.RateLimits);
    }

    /// <summary>Exchanges the rules; counts and dice begin anew.</summary>
    public void SetFaults(IReadOnlyList<FaultRule> rules) => table = new FaultTable(rules, options.Seed);

    /// <summary>Exchanges the limits; the count begins anew.</summary>
    public void SetRateLimits(IReadOnlyDictionary<string, int> limits) => limiter = new RateLimiter(limits);

    /// <summary>Lets a call in whose signature is good.</summary>
    /// <returns>What befalls it.</returns>
    /// <exception cref="Calls.ApiException">It is one too many.</exception>
    public FaultPlan Enter(string action, string regionId, string nonce, EstateClock clock)
    {
        limiter.Enter(action, clock.UtcNow);
        return table.Plan(action, regionId, nonce, clock);
    }
}
