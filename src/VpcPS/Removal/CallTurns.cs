using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Jobs;

namespace VpcPS.Removal;

/// <summary>
/// Limits how many calls are made at a time. Far more jobs may have started: a job that waits for another job or for the service does not
/// use a turn.
/// </summary>
internal sealed class CallTurns : IDisposable
{
    private readonly SemaphoreSlim _free;

    /// <summary>Makes the limit.</summary>
    /// <param name="atATime">How many calls are made at a time.</param>
    public CallTurns(int atATime) => _free = new SemaphoreSlim(atATime, atATime);

    /// <summary>Waits for a free turn, then makes a call.</summary>
    /// <exception cref="OperationCanceledException">The pipeline ends, and the call was not made.</exception>
    public async Task<TAnswer> TakeAsync<TAnswer>(JobCalls calls, Func<Task<TAnswer>> call)
    {
        await calls.WaitForOthersAsync(_free.WaitAsync).ConfigureAwait(false);
        try
        {
            return await call().ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
