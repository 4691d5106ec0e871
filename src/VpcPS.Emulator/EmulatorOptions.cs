using System.Collections.Generic;
using VpcPS.Core;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Faults;
using VpcPS.Emulator.Time;
using VpcPS.Emulator.Wire;

namespace VpcPS.Emulator;

/// <summary>How an emulator starts.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The port on 127.0.0.1, 1 to 65535; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The estate file to start from; null for the estate that ships in the box.</summary>
    public string? EstatePath { get; init; }

    /// <summary>How time passes for what takes time on the cloud. Default: everything is done at once.</summary>
    public EmulatorClockMode ClockMode { get; init; }

    /// <summary>The clock that counts as the machine's: it tells the age of signatures. The machine's own by default.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>
    /// Which bandwidth may be bought. False, the default: PayByBandwidth 1-5000 Mbit/s, PayByTraffic 1-500, 1-1000 or
    /// 1-2000 Mbit/s by the gateway's edition. True: the table of the pages since 2022, PayByBandwidth 1-2000 and
    /// PayByTraffic 1-1000 Mbit/s for every edition.
    /// </summary>
    public bool NewerBandwidthTable { get; init; }

    /// <summary>The faults to begin with; none by default.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>Calls per 60 seconds by action, to begin with; no limits by default. The cloud's: AllocateIpv6InternetBandwidth 300.</summary>
    public IReadOnlyDictionary<string, int> RateLimits { get; init; } = new Dictionary<string, int>();

    /// <summary>Where the dice of faults that strike by chance begin: the same number, the same run.</summary>
    public int Seed { get; init; }

    /// <summary>What the HTTP server puts up with.</summary>
    internal HttpLimits HttpLimits { get; init; } = new();

    /// <summary>What happens around each handler; null for nothing.</summary>
    internal ICallStage? Stage { get; init; }
}
