using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Jobs;

namespace VpcPS.Removal;

/// <summary>
/// Bounds how many calls are made at a time, where far more jobs have begun than that: those that wait for others, or for the
/// service to finish something, take nobody's turn.
/// </summary>
internal sealed class CallTurns : IDisposable
{
    private readonly SemaphoreSlim _free;

    /// <summary>Makes the turns.</summary>
    /// <param name="atATime">How many calls are made at a time.</param>
    public CallTurns(int atATime) => _free = new SemaphoreSlim(atATime, atATime);

    /// <summary>Makes a call when it is its turn.</summary>
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
