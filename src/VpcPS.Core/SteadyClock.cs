using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core;

/// <summary>
/// The machine's time when the process first asked, counted on by what nobody can set. Pauses, limits, budgets and waits
/// go by it, so that they last as long as they should when the machine's clock is set meanwhile. Signatures and what
/// users are shown go by <see cref="SystemClock"/>.
/// </summary>
public sealed class SteadyClock : IClock
{
    private readonly DateTimeOffset _start = SystemClock.Instance.UtcNow;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();

    private SteadyClock()
    {
    }

    /// <summary>The only instance.</summary>
    public static SteadyClock Instance { get; } = new();

    /// <summary>Never less than before. Apart from the machine's clock by as much as that was set since the start.</summary>
    public DateTimeOffset UtcNow => _start + _elapsed.Elapsed;

    /// <inheritdoc/>
    public Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken) => SystemClock.Instance.DelayAsync(duration, cancellationToken);
}
