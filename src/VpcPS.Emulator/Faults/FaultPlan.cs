using System;
using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>What the faults do to one call. It is decided when the call comes in.</summary>
internal sealed class FaultPlan
{
    private readonly Func<Task>? _holdBack;
    private Task? _waiting;

    /// <summary>Makes a plan.</summary>
    /// <param name="outcome">How the call ends.</param>
    /// <param name="refusal">The refusal, when that is the outcome.</param>
    /// <param name="holdBack">Holds the call back; null for a call that is not held back.</param>
    public FaultPlan(FaultOutcome outcome, ApiException? refusal, Func<Task>? holdBack)
    {
        Outcome = outcome;
        Refusal = refusal;
        _holdBack = holdBack;
    }

    /// <summary>How the call ends.</summary>
    public FaultOutcome Outcome { get; }

    /// <summary>The refusal, when that is the outcome.</summary>
    public ApiException? Refusal { get; }

    /// <summary>Whether the call ends before it does anything.</summary>
    public bool ComesFirst => Outcome is FaultOutcome.Refusal or FaultOutcome.Reset;

    /// <summary>Holds the call back. A second call of this method waits for the same time.</summary>
    public Task WaitAsync() => _waiting ??= _holdBack?.Invoke() ?? Task.CompletedTask;
}
