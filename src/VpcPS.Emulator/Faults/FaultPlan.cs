using System;
using System.Threading.Tasks;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Faults;

/// <summary>What the faults have in store for one call; decided when it comes in.</summary>
/// <param name="outcome">What becomes of it.</param>
/// <param name="refusal">The refusal, when that is the outcome.</param>
/// <param name="clock">The time that delays go by.</param>
/// <param name="due">Until when it is held back; null for not at all.</param>
/// <param name="nonce">The call's nonce.</param>
internal sealed class FaultPlan(FaultOutcome outcome, ApiException? refusal, EstateClock clock, DateTime? due, string nonce)
{
    private Task? waiting;

    /// <summary>What becomes of the call.</summary>
    public FaultOutcome Outcome { get; } = outcome;

    /// <summary>The refusal, when that is the outcome.</summary>
    public ApiException? Refusal { get; } = refusal;

    /// <summary>Whether nothing of the call is done.</summary>
    public bool ComesFirst => Outcome is FaultOutcome.Refusal or FaultOutcome.Reset;

    /// <summary>Holds the call back, once however often it is asked to.</summary>
    public Task WaitAsync() => waiting ??= due is { } time ? clock.HoldBackAsync(time, nonce) : Task.CompletedTask;
}
