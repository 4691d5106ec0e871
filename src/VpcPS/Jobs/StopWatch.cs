using System;
using System.Management.Automation;
using System.Threading;

namespace VpcPS.Jobs;

/// <summary>
/// Tells a command of Ctrl+C where the engine does not. Once something has ended a pipeline early, the engine takes it for
/// stopping already and never calls StopProcessing: Select-Object -First does that to the commands after it, which still
/// have all their work before them, and an error to those that wait for what they have sent. What the engine always does
/// is mark the pipeline as stopping; so this looks at the mark.
/// </summary>
/// <typeparam name="TCmdlet">The command.</typeparam>
internal sealed class StopWatch<TCmdlet> : IDisposable
    where TCmdlet : PSCmdlet
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();

    // A steppable pipeline that nobody ends is never disposed of; it must not be watched for ever.
    private readonly WeakReference<TCmdlet> _cmdlet;
    private readonly Action<TCmdlet> _stop;
    private readonly Timer _timer;
    private bool _isOver;

    /// <summary>Begins to watch.</summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="stop">What stops it. Called on another thread, once, and never after the watch was disposed of.</param>
    public StopWatch(TCmdlet cmdlet, Action<TCmdlet> stop)
    {
        _cmdlet = new WeakReference<TCmdlet>(cmdlet);
        _stop = stop;
        _timer = new Timer(static watch => ((StopWatch<TCmdlet>)watch!).Look(), this, Period, Period);
    }

    /// <summary>Ends the watch, after a stop that is under way.</summary>
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
