using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Work that runs once for all callers that need it at the same time. When one caller stops waiting, the others are not affected. When the
/// last one stops waiting, the work is cancelled.
/// </summary>
/// <typeparam name="T">The result of the work.</typeparam>
internal sealed class SharedWork<T>
{
    private readonly object _gate = new();
    private Run? _run;

    /// <summary>Whether the work is running now.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_gate)
            {
                return _run is not null;
            }
        }
    }

    /// <summary>Waits for the running work, or starts it.</summary>
    public async Task<T> JoinAsync(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Run run;
        lock (_gate)
        {
            run = _run ??= new Run(thisRun => DoAsync(thisRun, work));
            run.Waiters++;
        }

        try
        {
            return await WaitAsync(run.Task, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(run);
        }
    }

    private async Task<T> DoAsync(Run run, Func<CancellationToken, Task<T>> work)
    {
        try
        {
            return await work(run.Abandoned.Token).ConfigureAwait(false);
        }
        finally
        {
            Forget(run);
        }
    }

    private void Leave(Run run)
    {
        lock (_gate)
        {
            run.Waiters--;
            if (run.Waiters > 0 || run.Task.IsCompleted)
            {
                return;
            }

            // This is done in the same lock, so that no caller joins work that is being cancelled.
            Forget(run);
        }

        run.Abandoned.Cancel();
    }

    private void Forget(Run run)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_run, run))
            {
                _run = null;
            }
        }
    }

    private static async Task<T> WaitAsync(Task<T> task, CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => canceled.TrySetResult(true)))
        {
            if (await Task.WhenAny(task, canceled.Task).ConfigureAwait(false) != task)
            {
                throw new OperationCanceledException(cancellationToken);
            }
        }

        return await task.ConfigureAwait(false);
    }

    private sealed class Run
    {
        // The work starts on another thread, so that the lock is not held while it begins.
        public Run(Func<Run, Task<T>> start) => Task = System.Threading.Tasks.Task.Run(() => start(this));

        public Task<T> Task { get; }

        // The source has no timer, so it need not be disposed of. Disposing could conflict with the last caller that stops waiting.
        public CancellationTokenSource Abandoned { get; } = new();

        public int Waiters { get; set; }
    }
}
