using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>The clock of the machine. Its waits take real time.</summary>
internal sealed class SystemClock : IClock
{
    private readonly DateTimeOffset _start = DateTimeOffset.UtcNow;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();

    private SystemClock()
    {
    }

    /// <summary>The only instance.</summary>
    public static SystemClock Instance { get; } = new();

    /// <summary>
    /// The machine's time at the first use in this process, plus the time that has passed since then. It does not change when the machine's
    /// clock is set; <see cref="MachineTime"/> does.
    /// </summary>
    public DateTimeOffset UtcNow => _start + _elapsed.Elapsed;

    /// <inheritdoc/>
    public DateTimeOffset MachineTime => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        duration > TimeSpan.Zero ? Task.Delay(duration, cancellationToken) : Task.CompletedTask;

    /// <summary>Null, because the machine's clock does not depend on any work.</summary>
    public IDisposable? BeginWork() => null;

    /// <summary>Null, because the machine's clock does not depend on requests either.</summary>
    /// <param name="nonce">Not used.</param>
    /// <param name="limit">Not used.</param>
    public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
}
