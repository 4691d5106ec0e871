using System;
using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>What the faults do to one call. This is decided when the call comes in.</summary>
internal sealed class FaultPlan
{
    private readonly Func<Task>? _holdBack;
    private Task? _waiting;

    /// <summary>Makes a plan.</summary>
    /// <param name="outcome">How the call ends.</param>
    /// <param name="refusal">The error, when the outcome is a refusal.</param>
    /// <param name="holdBack">Delays the call. Null for no delay.</param>
    public FaultPlan(FaultOutcome outcome, ApiException? refusal, Func<Task>? holdBack)
    {
        Outcome = outcome;
        Refusal = refusal;
        _holdBack = holdBack;
    }

    /// <summary>How the call ends.</summary>
    public FaultOutcome Outcome { get; }

    /// <summary>The error, when the outcome is a refusal.</summary>
    public ApiException? Refusal { get; }

    /// <summary>Whether the call ends before it does anything.</summary>
    public bool ComesFirst => Outcome is FaultOutcome.Refusal or FaultOutcome.Reset;

    /// <summary>Delays the call. If it is called twice, both calls wait for the same time.</summary>
    public Task WaitAsync() => _waiting ??= _holdBack?.Invoke() ?? Task.CompletedTask;
}
