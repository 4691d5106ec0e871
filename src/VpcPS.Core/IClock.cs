using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>The one source of time: tests and the emulator turn it by hand.</summary>
public interface IClock
{
    /// <summary>Now, UTC.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Waits.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="cancellationToken">Ends the waiting early.</param>
    /// <exception cref="OperationCanceledException">The waiting was ended early.</exception>
    Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken);
}

/// <summary>The machine's clock.</summary>
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
    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken) => Task.Delay(duration, cancellationToken);
}
