using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Jobs;

/// <summary>
/// Runs rows concurrently and hands their results out in the order of input. Two bounds, because one would let a slow
/// row starve the rest: how many rows run at a time, and how many may wait for a slower one before them to be handed
/// out.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
/// <typeparam name="TResult">What a row becomes.</typeparam>
internal sealed class OrderedWindow<TRow, TResult>
{
    private readonly Func<TRow, Task<TResult>> _run;
    private readonly int _concurrency;
    private readonly int _capacity;

    // Touched by the pipeline's thread only.
    private readonly Queue<Entry> _inOrder = new();

    // Guarded by the lock: the rows that have not begun, how many run, and what they run for.
    private readonly object _lock = new();
    private readonly LinkedList<Entry> _waiting = new();
    private readonly HashSet<string> _busyKeys = new(StringComparer.Ordinal);
    private int _running;
    private bool _isClosed;

    /// <summary>Makes an empty window.</summary>
    /// <param name="run">
    /// What is done for a row. It begins on the thread that adds the row or on one of the pool. What it throws is thrown
    /// when the row is taken.
    /// </param>
    /// <param name="concurrency">How many rows run at a time, 1 or more.</param>
    /// <param name="capacity">How many rows may be in the window, at least the concurrency.</param>
    public OrderedWindow(Func<TRow, Task<TResult>> run, int concurrency, int capacity)
    {
        _run = run;
        _concurrency = concurrency;
        _capacity = Math.Max(concurrency, capacity);
    }

    /// <summary>How many rows are in the window.</summary>
    public int Count => _inOrder.Count;

    /// <summary>The rows in the window, in their order.</summary>
    public IEnumerable<TRow> Rows => _inOrder.Select(entry => entry.Row);

    /// <summary>Whether a row must be taken before the next is added.</summary>
    public bool IsFull => _inOrder.Count >= _capacity;

    /// <summary>Whether the first row has ended, so that it can be taken at once; there is one.</summary>
    public bool HasFirstEnded => _inOrder.Peek().Result.IsCompleted;

    /// <summary>Adds a row, and begins it at once if there is room.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">Rows with the same key run one after the other.</param>
    public void Add(TRow row, string key)
    {
        var entry = new Entry(row, key);
        _inOrder.Enqueue(entry);
        Entry? next;
        lock (_lock)
        {
            _waiting.AddLast(entry);
            next = NextToBegin();
        }

        if (next is not null)
        {
            _ = RunFromAsync(next);
        }
    }

    /// <summary>Takes the first row if it has ended.</summary>
    public bool TryTake(out TResult? result)
    {
        if (_inOrder.Count == 0 || !HasFirstEnded)
        {
            result = default;
            return false;
        }

        result = _inOrder.Dequeue().Result.GetAwaiter().GetResult();
        return true;
    }

    /// <summary>Waits for the first row, and says whether it has ended.</summary>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    public bool WaitForFirst(TimeSpan longest, CancellationToken stop)
    {
        try
        {
            return _inOrder.Peek().Result.Wait((int)longest.TotalMilliseconds, stop);
        }
        catch (AggregateException)
        {
            return true;
        }
    }

    /// <summary>Waits for the first row and takes it.</summary>
    /// <exception cref="OperationCanceledException">Stopped before it ended; the row stays in the window.</exception>
    public TResult Take(CancellationToken stop)
    {
        _inOrder.Peek().Result.Wait(stop);
        return _inOrder.Dequeue().Result.GetAwaiter().GetResult();
    }

    /// <summary>Takes the first row, ended or not; there is one.</summary>
    public Task<TResult> TakeFirst() => _inOrder.Dequeue().Result;

    /// <summary>Begins no further row. May be called on any thread.</summary>
    public void StopBeginning()
    {
        lock (_lock)
        {
            _isClosed = true;
        }
    }

    /// <summary>Begins no further row; those that have not begun leave the window.</summary>
    public void Close()
    {
        StopBeginning();
        Entry[] begun = [.. _inOrder.Where(entry => entry.HasBegun)];
        _inOrder.Clear();
        foreach (Entry entry in begun)
        {
            _inOrder.Enqueue(entry);
        }
    }

    // Where one row ends the next begins, in a loop: thousands that end at once, because a journal has them, would
    // otherwise begin one another until the stack is full.
    private async Task RunFromAsync(Entry first)
    {
        for (Entry? entry = first; entry is not null; entry = NextAfter(entry))
        {
            try
            {
                entry.SetResult(await _run(entry.Row).ConfigureAwait(false));
            }
            catch (Exception e)
            {
                entry.SetException(e);
            }
        }
    }

    private Entry? NextAfter(Entry ended)
    {
        lock (_lock)
        {
            _running--;
            _busyKeys.Remove(ended.Key);
            return NextToBegin();
        }
    }

    // Within the lock. At most one row can begin when one was added or has ended.
    private Entry? NextToBegin()
    {
        if (_isClosed || _running >= _concurrency)
        {
            return null;
        }

        for (LinkedListNode<Entry>? node = _waiting.First; node is not null; node = node.Next)
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

    private sealed class Entry
    {
        private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Entry(TRow row, string key)
        {
            Row = row;
            Key = key;
        }

        public TRow Row { get; }

        public string Key { get; }

        public bool HasBegun { get; set; }

        public Task<TResult> Result => _completion.Task;

        public void SetResult(TResult result) => _completion.SetResult(result);

        public void SetException(Exception error) => _completion.SetException(error);
    }
}
