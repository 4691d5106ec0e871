using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;

namespace VpcPS.Credentials.Tests;

/// <summary>A clock that stands still until a test advances it.</summary>
internal sealed class ManualClock : IClock
{
    private long _ticks = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).UtcTicks;

    public DateTimeOffset UtcNow => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public DateTimeOffset MachineTime => UtcNow;

    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        Advance(duration);
        return Task.CompletedTask;
    }

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public IDisposable? BeginWork() => null;

    public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
}
