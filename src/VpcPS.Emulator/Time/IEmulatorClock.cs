using System;
using System.Threading;

namespace VpcPS.Emulator.Time;

/// <summary>The time that the emulator lives by: the age of requests, of tokens, of what it creates.</summary>
public interface IEmulatorClock
{
    /// <summary>Now, UTC.</summary>
    DateTime UtcNow { get; }
}

/// <summary>The clock of the machine.</summary>
public sealed class MachineClock : IEmulatorClock
{
    /// <inheritdoc/>
    public DateTime UtcNow => DateTime.UtcNow;
}

/// <summary>A clock that stands still until it is turned. Safe to turn from any thread.</summary>
/// <param name="start">Where it stands at first.</param>
public sealed class ManualClock(DateTime start) : IEmulatorClock
{
    private long ticks = start.ToUniversalTime().Ticks;

    /// <inheritdoc/>
    public DateTime UtcNow => new(Interlocked.Read(ref ticks), DateTimeKind.Utc);

    /// <summary>Turns the clock.</summary>
    /// <param name="by">How far; a negative time turns it back.</param>
    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
