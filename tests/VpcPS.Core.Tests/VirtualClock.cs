using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Tests;

/// <summary>A clock on which waiting takes no time: each wait advances it.</summary>
internal sealed class VirtualClock : IClock
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private long _ticks = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).UtcTicks;

    public DateTimeOffset UtcNow => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public DateTimeOffset MachineTime => UtcNow;

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (duration > TimeSpan.Zero)
        {
            _waits.Enqueue(duration);
            Interlocked.Add(ref _ticks, duration.Ticks);
        }

        return Task.CompletedTask;
    }

    public IDisposable? BeginWork() => null;

    public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
}
