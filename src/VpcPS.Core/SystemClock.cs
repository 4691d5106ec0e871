using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>The clock of the machine. Waits on it take the time that they say.</summary>
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
    /// The machine's time when the process first asked, and what has passed since. It differs from <see cref="MachineTime"/> by
    /// as much as the machine's clock was set meanwhile.
    /// </summary>
    public DateTimeOffset UtcNow => _start + _elapsed.Elapsed;

    /// <inheritdoc/>
    public DateTimeOffset MachineTime => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        duration > TimeSpan.Zero ? Task.Delay(duration, cancellationToken) : Task.CompletedTask;

    /// <summary>Null: the machine's clock goes on whoever works.</summary>
    public IDisposable? BeginWork() => null;

    /// <summary>Null: the machine's clock goes on whatever is held back.</summary>
    /// <param name="nonce">Not used.</param>
    /// <param name="limit">Not used.</param>
    public IRehearsedRequest? BeginRequest(string nonce, TimeSpan limit) => null;
}
