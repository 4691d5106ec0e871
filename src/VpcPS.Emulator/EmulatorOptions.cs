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
    /// The file that gets each change that is asked for, in the format of Connect-VpcSession -Record. Null, the default, for none.
    /// </summary>
    public string? RecordPath { get; init; }

    /// <summary>How long gateways, rules, VPCs, vSwitches and addresses take to come and go. Default: no time.</summary>
    public EmulatorClockMode ClockMode { get; init; }

    /// <summary>The clock of the machine, by which the age of signatures is measured. Default: the machine's own.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;

    /// <summary>Which documents of the service hold. Null, the default: those that the estate file names, else the specification.</summary>
    public ServiceRules? Rules { get; init; }

    /// <summary>The fault rules at the start. Default: none.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>
    /// The rate limits at the start: calls in 60 seconds by action. Default: none. The cloud allows 300 calls of
    /// AllocateIpv6InternetBandwidth.
    /// </summary>
    public IReadOnlyDictionary<string, int> RateLimits { get; init; } = new Dictionary<string, int>();

    /// <summary>The answers to start with, which go before those of the estate file for the same actions. Default: none.</summary>
    public IReadOnlyList<TaughtAnswer> Answers { get; init; } = [];

    /// <summary>The seed of the random numbers that decide about faults. The same seed gives the same run.</summary>
    public int Seed { get; init; }

    /// <summary>The limits of the HTTP server.</summary>
    internal HttpLimits HttpLimits { get; init; } = new();

    /// <summary>Code that runs before and after each handler; null for none.</summary>
    internal ICallStage? Stage { get; init; }
}
