using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>The one source of time, for stamps and for waits: tests and the emulator turn it by hand.</summary>
public interface IClock
{
    /// <summary>Now, UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Waits on this clock.</summary>
    /// <param name="duration">How long; nothing or less is no wait.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken);
}

/// <summary>The machine's clock, which may be set at any time: no measure of how long something takes.</summary>
public sealed class SystemClock : IClock
{
    private SystemClock()
    {
    }

    /// <summary>The only instance.</summary>
    public static SystemClock Instance { get; } = new();

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken) =>
        duration > TimeSpan.Zero ? Task.Delay(duration, cancellationToken) : Task.CompletedTask;
}
