using System;
using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>What the faults have in store for one call; decided when it comes in.</summary>
internal sealed class FaultPlan
{
    private readonly Func<Task>? _holdBack;
    private Task? _waiting;

    /// <summary>Makes a plan.</summary>
    /// <param name="outcome">What becomes of the call.</param>
    /// <param name="refusal">The refusal, when that is the outcome.</param>
    /// <param name="holdBack">Holds the call back; null for a call that is not held back.</param>
    public FaultPlan(FaultOutcome outcome, ApiException? refusal, Func<Task>? holdBack)
    {
        Outcome = outcome;
        Refusal = refusal;
        _holdBack = holdBack;
    }

    /// <summary>What becomes of the call.</summary>
    public FaultOutcome Outcome { get; }

    /// <summary>The refusal, when that is the outcome.</summary>
    public ApiException? Refusal { get; }

    /// <summary>Whether nothing of the call is done.</summary>
    public bool ComesFirst => Outcome is FaultOutcome.Refusal or FaultOutcome.Reset;

    /// <summary>Holds the call back, once however often it is asked to.</summary>
    public Task WaitAsync() => _waiting ??= _holdBack?.Invoke() ?? Task.CompletedTask;
}
