using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>A machine's clock that a test sets by hand. Waits take real time. Safe for many threads.</summary>
internal sealed class ManualClock : IClock
{
    private long _ticks;

    /// <summary>Makes a clock.</summary>
    /// <param name="start">Where it stands at first, UTC.</param>
    public ManualClock(DateTime start) => _ticks = start.Ticks;

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public DateTimeOffset MachineTime => UtcNow;

    /// <summary>Turns the clock.</summary>
    /// <param name="by">How far; a negative time turns it back.</param>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <inheritdoc/>
    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        SystemClock.Instance.DelayAsync(duration, cancellationToken);

    /// <inheritdoc/>
    public IDisposable? BeginWork() => null;

    /// <inheritdoc/>
    public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
}
