using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Jobs;

/// <summary>
/// Runs work concurrently and hands it out in the order in which it was added. It has two bounds, because one bound would
/// let slow work starve the rest: how much runs at a time, and how much may wait behind slower work to be handed out.
/// </summary>
/// <typeparam name="TWork">The work. A class, so that all windows share their machine code.</typeparam>
internal sealed class OrderedWindow<TWork>
    where TWork : WindowWork
{
    private readonly int _concurrency;
    private readonly int _capacity;

    // Touched by the pipeline's thread only.
    private readonly Queue<TWork> _inOrder = new();

    // Guarded by the lock: the work that has not begun, how much runs, and the keys of what runs.
    private readonly object _lock = new();
    private readonly LinkedList<TWork> _waiting = new();
    private readonly HashSet<string> _busyKeys = new(StringComparer.Ordinal);
    private int _running;
    private bool _isClosed;

    /// <summary>Makes an empty window.</summary>
    /// <param name="concurrency">How much work runs at a time, 1 or more.</param>
    /// <param name="capacity">How much work may be in the window, at least the concurrency.</param>
    public OrderedWindow(int concurrency, int capacity)
    {
        _concurrency = concurrency;
        _capacity = Math.Max(concurrency, capacity);
    }

    /// <summary>How much work is in the window.</summary>
    public int Count => _inOrder.Count;

    /// <summary>The work in the window, in its order.</summary>
    public IEnumerable<TWork> Works => _inOrder;

    /// <summary>Whether the first work must be taken before more is added.</summary>
    public bool IsFull => _inOrder.Count >= _capacity;

    /// <summary>The first work; there is one.</summary>
    public TWork First => _inOrder.Peek();

    /// <summary>Adds work, and starts it at once if there is room.</summary>
    public void Add(TWork work)
    {
        _inOrder.Enqueue(work);
        TWork? next;
        lock (_lock)
        {
            _waiting.AddLast(work);
            next = NextToBegin();
        }

        if (next is not null)
        {
            _ = RunFromAsync(next);
        }
    }

    /// <summary>Waits for the first work to end, and says whether it has.</summary>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    public bool WaitForFirst(TimeSpan longest, CancellationToken stop) => First.Ended.Wait((int)longest.TotalMilliseconds, stop);

    /// <summary>Takes the first work out of the window, ended or not; there is one.</summary>
    public TWork TakeFirst() => _inOrder.Dequeue();

    /// <summary>Starts no further work. May be called on any thread.</summary>
    public void StopBeginning()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    /// <summary>Starts no further work; what has not begun leaves the window.</summary>
    /// <returns>What has not begun.</returns>
    public IReadOnlyList<TWork> Close()
    {
        StopBeginning();
        TWork[] begun = [.. _inOrder.Where(work => work.HasBegun)];
        TWork[] left = [.. _inOrder.Where(work => !work.HasBegun)];
        _inOrder.Clear();
        foreach (TWork work in begun)
        {
            _inOrder.Enqueue(work);
        }

        return left;
    }

    // Where one work ends the next begins, in a loop: thousands that end at once, because a journal has them, would
    // otherwise begin one another until the stack is full.
    private async Task RunFromAsync(TWork first)
    {
        for (TWork? work = first; work is not null; work = NextAfter(work))
        {
            try
            {
                await work.StartAsync().ConfigureAwait(false);
                work.End(failure: null);
            }
            catch (Exception e)
            {
                work.End(e);
            }
        }
    }

    private TWork? NextAfter(TWork ended)
    {
        lock (_lock)
        {
            _running--;
            _busyKeys.Remove(ended.Key);
            return NextToBegin();
        }
    }

    // Within the lock. At most one work can begin when one was added or has ended.
    private TWork? NextToBegin()
    {
        if (_isClosed || _running >= _concurrency)
        {
            return null;
        }

        for (LinkedListNode<TWork>? node = _waiting.First; node is not null; node = node.Next)
        {
            if (_busyKeys.Add(node.Value.Key))
            {
                _waiting.Remove(node);
                _running++;
                node.Value.HasBegun = true;
                return node.Value;
            }
        }

        return null;
    }
}
