using System.Collections.Generic;
using VpcPS.Core;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Wire;

namespace VpcPS.Emulator;

/// <summary>The options that an emulator is started with.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The port on 127.0.0.1, 1 to 65535. Default: 0, which takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>The estate file to start from. Default: null, for the built-in estate.</summary>
    public string? EstatePath { get; init; }

    /// <summary>
    /// The file to which each requested change is written, in the format of Connect-VpcSession -Record. Default: null, for none.
    /// </summary>
    public string? RecordPath { get; init; }

    /// <summary>
    /// How long it takes until new gateways, rules, VPCs, vSwitches and addresses are Available and deleted ones are gone. Default: no
    /// time.
    /// </summary>
    public EmulatorClockMode ClockMode { get; init; }

    /// <summary>The machine's clock, which is used for the age of signatures. Default: the system clock.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>
    /// The version of the service's rules. Default: null, for the version that the estate file names, else the specification.
    /// </summary>
    public ServiceRules? Rules { get; init; }

    /// <summary>The fault rules at the start. Default: none.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>
    /// The rate limits at the start: the number of calls in 60 seconds for each action. Default: none. The cloud allows 300 calls of
    /// AllocateIpv6InternetBandwidth.
    /// </summary>
    public IReadOnlyDictionary<string, int> RateLimits { get; init; } = new Dictionary<string, int>();

    /// <summary>
    /// The user-defined answers at the start. For an action that has some here, the answers in the estate file are not used. Default: none.
    /// </summary>
    public IReadOnlyList<TaughtAnswer> Answers { get; init; } = [];

    /// <summary>The seed of the random numbers that decide about faults. With the same seed, a run has the same faults.</summary>
    public int Seed { get; init; }

    /// <summary>The limits of the HTTP server.</summary>
    internal HttpLimits HttpLimits { get; init; } = new();

    /// <summary>Code that runs before and after each handler; null for none.</summary>
    internal ICallStage? Stage { get; init; }
}
