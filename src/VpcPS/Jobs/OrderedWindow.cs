using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Jobs;

/// <summary>
/// Runs work concurrently and returns it in the order in which it was added. It has two limits: how much work runs at a time, and how much
/// work may be in the window. With only one limit, work that has finished but waits behind slow work would count against the limit, and no
/// further work could start.
/// </summary>
/// <typeparam name="TWork">
/// The type of the work. It must be a class: then all windows share one compiled version of the methods.
/// </typeparam>
internal sealed class OrderedWindow<TWork>
    where TWork : WindowWork
{
    private readonly int _concurrency;
    private readonly int _capacity;

    // Only the pipeline's thread uses it.
    private readonly Queue<TWork> _inOrder = new();

    // The lock guards these fields: the work that has not started, the number of running works, and the keys of the running works.
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

    /// <summary>How many works are in the window.</summary>
    public int Count => _inOrder.Count;

    /// <summary>The works in the window, in the order in which they were added.</summary>
    public IEnumerable<TWork> Works => _inOrder;

    /// <summary>Whether the first work must be taken out before more can be added.</summary>
    public bool IsFull => _inOrder.Count >= _capacity;

    /// <summary>The work that was added first. The window must not be empty.</summary>
    public TWork First => _inOrder.Peek();

    /// <summary>Adds work, and starts it at once if the limit allows it.</summary>
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

    /// <summary>Waits for the first work to end. Returns whether it has ended.</summary>
    /// <exception cref="OperationCanceledException">The stop token was cancelled during the wait.</exception>
    public bool WaitForFirst(TimeSpan longest, CancellationToken stop) => First.Ended.Wait((int)longest.TotalMilliseconds, stop);

    /// <summary>Takes the first work out of the window, even if it has not ended. The window must not be empty.</summary>
    public TWork TakeFirst() => _inOrder.Dequeue();

    /// <summary>Starts no further work. May be called on any thread.</summary>
    public void StopBeginning()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    /// <summary>Starts no further work, and removes the work that has not started from the window.</summary>
    /// <returns>The work that had not started.</returns>
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

    // When one work ends, the next one starts in this loop. A recursive call would overflow the stack when thousands of works end at once
    // because a journal already has their results.
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

    // The lock must be held. At most one work can start after one was added or has ended.
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
