using System;
using System.Threading.Tasks;

namespace VpcPS.Jobs;

/// <summary>Work that an <see cref="OrderedWindow{TWork}"/> runs.</summary>
internal abstract class WindowWork
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="key">Work with the same key runs one after the other.</param>
    protected WindowWork(string key) => Key = key;

    /// <summary>Work with the same key runs one after the other.</summary>
    public string Key { get; }

    /// <summary>Whether it was started. The window sets it, within its lock.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Completed when the work has ended and its result is kept, however it ended; never failed.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts the work, on the thread that adds it to the window or on one of the pool.</summary>
    public abstract Task StartAsync();

    /// <summary>Ends the work.</summary>
    /// <param name="failure">What <see cref="StartAsync"/> or its task has thrown, or null.</param>
    public void End(Exception? failure)
    {
        Keep(failure);
        _ended.SetResult(true);
    }

    /// <summary>Keeps what came of the work. Must not throw.</summary>
    /// <param name="failure">What the work has thrown, or null.</param>
    protected abstract void Keep(Exception? failure);
}
