using System;
using System.Threading;

namespace VpcPS.Jobs;

/// <summary>What ends the calls of a command early. Ctrl+C ends reads at once, and changes after a grace time.</summary>
internal sealed class CommandStops : IDisposable
{
    // A change that is already sent is worth waiting for: giving it up only makes its outcome unknown.
    private static readonly TimeSpan GraceForChanges = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _reads = new();
    private readonly CancellationTokenSource _changes = new();
    private int _isStopped;

    /// <summary>Cancelled by Ctrl+C and when the command has ended; also when it gives up its reads.</summary>
    public CancellationToken Reads => _reads.Token;

    /// <summary>Cancelled some time after Ctrl+C.</summary>
    public CancellationToken Changes => _changes.Token;

    /// <summary>Ctrl+C, on any thread. The engine and <see cref="StopWatch{TCmdlet}"/> may both say it; the first counts.</summary>
    public void Stop()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) == 0)
        {
            _reads.Cancel();
            _changes.CancelAfter(GraceForChanges);
        }
    }

    /// <summary>Gives up what is being read.</summary>
    public void StopReads() => _reads.Cancel();

    /// <summary>Ends the command. Pages that were asked for ahead are not awaited.</summary>
    public void Dispose()
    {
        _reads.Cancel();
        _reads.Dispose();
        _changes.Dispose();
    }
}
