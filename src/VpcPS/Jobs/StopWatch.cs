using System;
using System.Management.Automation;
using System.Threading;

namespace VpcPS.Jobs;

/// <summary>
/// Informs a command of Ctrl+C where the engine does not. Once something has ended a pipeline early, the engine treats the pipeline as
/// stopping and never calls StopProcessing. Select-Object -First does this to the commands after it, which may still have much work to do;
/// an error does it to the commands that wait for what they have sent. But the engine always marks the pipeline as stopping, so this class
/// polls the mark.
/// </summary>
/// <typeparam name="TCmdlet">The command.</typeparam>
internal sealed class StopWatch<TCmdlet> : IDisposable
    where TCmdlet : PSCmdlet
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();

    // A steppable pipeline that is never ended is never disposed of. A weak reference lets the watch end with it.
    private readonly WeakReference<TCmdlet> _cmdlet;
    private readonly Action<TCmdlet> _stop;
    private readonly Timer _timer;
    private bool _isOver;

    /// <summary>Begins to watch.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="stop">Stops the command. Called at most once, on another thread, and never after the watch was disposed of.</param>
    public StopWatch(TCmdlet cmdlet, Action<TCmdlet> stop)
    {
        _cmdlet = new WeakReference<TCmdlet>(cmdlet);
        _stop = stop;
        _timer = new Timer(static watch => ((StopWatch<TCmdlet>)watch!).Look(), this, Period, Period);
    }

    /// <summary>Ends the watch. If a stop is running, it waits for it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _timer.Dispose();
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            if (!_cmdlet.TryGetTarget(out TCmdlet? cmdlet))
            {
                Dispose();
            }
            else if (cmdlet.Stopping)
            {
                Dispose();
                _stop(cmdlet);
            }
        }
    }
}
