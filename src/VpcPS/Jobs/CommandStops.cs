using System;
using System.Threading;

namespace VpcPS.Jobs;

/// <summary>Ends the calls of a command early. Ctrl+C ends reads at once, and changes after a grace time of 5 s.</summary>
internal sealed class CommandStops : IDisposable
{
    // A change that was already sent is worth waiting for: when the wait is given up, its outcome stays unknown.
    private static readonly TimeSpan GraceForChanges = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _reads = new();
    private readonly CancellationTokenSource _changes = new();
    private int _isStopped;

    /// <summary>Cancelled by Ctrl+C, by <see cref="StopReads"/> and when the command has ended.</summary>
    public CancellationToken Reads => _reads.Token;

    /// <summary>Cancelled when the grace time after Ctrl+C is over.</summary>
    public CancellationToken Changes => _changes.Token;

    /// <summary>
    /// Reports Ctrl+C. May be called on any thread. The engine and <see cref="StopWatch{TCmdlet}"/> may both call it; only the first call
    /// has an effect.
    /// </summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
        {
            _reads.Cancel();
            _changes.CancelAfter(GraceForChanges);
        }
    }

    /// <summary>Cancels the reads that are under way.</summary>
    public void StopReads() => _reads.Cancel();

    /// <summary>Ends the command. It does not wait for pages that were requested in advance.</summary>
    public void Dispose()
    {
        _reads.Cancel();
        _reads.Dispose();
        _changes.Dispose();
    }
}
