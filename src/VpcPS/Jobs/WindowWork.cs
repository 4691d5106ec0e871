using System;
using System.Threading.Tasks;

namespace VpcPS.Jobs;

/// <summary>Work that an <see cref="OrderedWindow{TWork}"/> runs.</summary>
internal abstract class WindowWork
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="key">Works with the same key run one after the other.</param>
    protected WindowWork(string key) => Key = key;

    /// <summary>Works with the same key run one after the other.</summary>
    public string Key { get; }

    /// <summary>Whether the work was started. The window sets it while it holds its lock.</summary>
    public bool HasBegun { get; set; }

    /// <summary>
    /// Completes when the work has ended and its result is stored, whether it succeeded or failed. This task itself never fails.
    /// </summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts the work, either on the thread that adds it to the window or on a thread of the pool.</summary>
    public abstract Task StartAsync();

    /// <summary>Stores the result and completes <see cref="Ended"/>.</summary>
    /// <param name="failure">The exception of <see cref="StartAsync"/> or of its task, or null.</param>
    public void End(Exception? failure)
    {
        Keep(failure);
        _ended.SetResult(true);
    }

    /// <summary>Stores the result of the work. Must not throw.</summary>
    /// <param name="failure">The exception that the work has thrown, or null.</param>
    protected abstract void Keep(Exception? failure);
}
