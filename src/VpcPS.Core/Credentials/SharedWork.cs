using System;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Work that is done once for all who ask while it is being done. A caller who gives up leaves the others undisturbed;
/// when the last one has given up, so does the work.
/// </summary>
/// <typeparam name="T">What the work gives.</typeparam>
internal sealed class SharedWork<T>
{
    private readonly object _gate = new();
    private Run? _run;

    /// <summary>Whether the work is being done now.</summary>
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

    /// <summary>Waits for the work that is being done, or starts it.</summary>
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

            // In the same moment: nobody may join what is about to be given up.
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
        // On another thread, so that the lock is not held while the work begins.
        public Run(Func<Run, Task<T>> start) => Task = System.Threading.Tasks.Task.Run(() => start(this));

        public Task<T> Task { get; }

        // Has no timer, so nothing in it needs disposing; disposing would race with the last waiter who leaves.
        public CancellationTokenSource Abandoned { get; } = new();

        public int Waiters { get; set; }
    }
}
