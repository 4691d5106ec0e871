using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;

namespace VpcPS.Emulator.Time;

/// <summary>
/// The manual clock: it stands still until it is turned, by hand or by clients in this process that wait on it. They turn
/// it only when none of them does anything but wait, and only to the first time that anybody waits for; so however many
/// rows wait at once, each finds the time it would have found by sleeping. Safe for many threads.
/// </summary>
/// <param name="machine">The clock of the machine: where this one starts, and what it says of the machine's time.</param>
internal sealed class RehearsalClock(IClock machine) : IClock
{
    private readonly object stateLock = new();
    private readonly List<Wait> waits = [];
    private readonly Dictionary<string, Request> requests = new(StringComparer.Ordinal);
    private DateTimeOffset now = machine.UtcNow;
    private int works;
    private int restingWorks;
    private int servings;
    private int heldServings;

    /// <inheritdoc/>
    public DateTimeOffset UtcNow
    {
        get
        {
            lock (stateLock)
            {
                return now;
            }
        }
    }

    /// <inheritdoc/>
    public DateTimeOffset MachineTime => machine.MachineTime;

    /// <inheritdoc/>
    public async Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (duration <= TimeSpan.Zero)
        {
            return;
        }

        var wait = new Wait(onEnd: () => restingWorks--);
        using (cancellationToken.Register(() => Update(() => End(wait, isCanceled: true))))
        {
            Update(() =>
            {
                if (!wait.Task.IsCompleted)
                {
                    wait.Due = now + duration;
                    restingWorks++;
                    waits.Add(wait);
                }
            });
            await wait.Task.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public IDisposable BeginWork()
    {
        Update(() => works++);
        return new Ending(() => Update(() => works--));
    }

    /// <inheritdoc/>
    public IRehearsedRequest BeginRequest(string nonce, TimeSpan limit)
    {
        Request request = null!;
        Update(() => requests[nonce] = request = new Request(now + limit, () => Update(() => requests.Remove(nonce))));
        return request;
    }

    /// <summary>
    /// Begins to carry a request out, whoever sent it: a client that has given up and asks again must not race through
    /// minutes while the emulator is still busy with what it asked first.
    /// </summary>
    public IDisposable BeginServing()
    {
        Update(() => servings++);
        return new Ending(() => Update(() => servings--));
    }

    /// <summary>Holds a request back.</summary>
    /// <param name="due">Until when, UTC; a time that has come is not waited for.</param>
    /// <param name="nonce">What the request is known by.</param>
    public Task HoldBackAsync(DateTimeOffset due, string nonce)
    {
        // The client may be another process, or may have given up: then nobody who turns this clock waits for the answer.
        var wait = new Wait(onEnd: () => Hold(nonce, -1)) { Due = due };
        Update(() =>
        {
            if (due <= now)
            {
                wait.Release();
                return;
            }

            Hold(nonce, +1);
            waits.Add(wait);
        });
        return wait.Task;
    }

    /// <summary>Turns the clock by hand.</summary>
    /// <param name="by">How far, not negative.</param>
    public void Advance(TimeSpan by) => Update(() => now += by);

    // Every change may be what the clock was waiting for.
    private void Update(Action change)
    {
        var overdue = new List<Request>();
        lock (stateLock)
        {
            change();
            EndDueWaits(overdue);
            while (NobodyMoves() && FirstTimeWaitedFor() is { } next)
            {
                now = next > now ? next : now;
                EndDueWaits(overdue);
            }
        }

        // What it cancels runs on this thread, and may come back here.
        overdue.ForEach(request => request.Cancel());
    }

    private void Hold(string nonce, int change)
    {
        heldServings += change;
        if (requests.TryGetValue(nonce, out Request? request))
        {
            request.Holds += change;
        }
    }

    // A request that was cancelled is on its way back to its work, which moves.
    private int HeldRequests() => requests.Values.Count(request => request is { Holds: > 0, IsOverdue: false });

    private bool NobodyMoves() => works > 0 && restingWorks + HeldRequests() >= works && heldServings >= servings;

    private DateTimeOffset? FirstTimeWaitedFor()
    {
        IEnumerable<DateTimeOffset> times = waits.Select(wait => wait.Due)
            .Concat(requests.Values.Where(request => request is { Holds: > 0, IsOverdue: false }).Select(request => request.Limit));
        return times.Any() ? times.Min() : null;
    }

    private void EndDueWaits(List<Request> overdue)
    {
        foreach (Wait wait in waits.Where(wait => wait.Due <= now).ToArray())
        {
            End(wait, isCanceled: false);
        }

        foreach (Request request in requests.Values.Where(request => request is { Holds: > 0, IsOverdue: false } && request.Limit <= now))
        {
            request.IsOverdue = true;
            overdue.Add(request);
        }
    }

    private void End(Wait wait, bool isCanceled)
    {
        bool wasWaiting = waits.Remove(wait);
        if (isCanceled)
        {
            wait.Cancel();
        }
        else
        {
            wait.Release();
        }

        if (wasWaiting)
        {
            wait.OnEnd();
        }
    }

    private sealed class Wait(Action onEnd)
    {
        // Whoever turns the clock must not run what waited for it.
        private readonly TaskCompletionSource<bool> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateTimeOffset Due { get; set; }

        public Action OnEnd { get; } = onEnd;

        public Task Task => completion.Task;

        public void Release() => completion.TrySetResult(true);

        public void Cancel() => completion.TrySetCanceled();
    }

    private sealed class Request(DateTimeOffset limit, Action onEnd) : IRehearsedRequest
    {
        private readonly CancellationTokenSource overdue = new();

        public DateTimeOffset Limit { get; } = limit;

        public int Holds { get; set; }

        public bool IsOverdue { get; set; }

        public CancellationToken Overdue => overdue.Token;

        public void Cancel() => overdue.Cancel();

        public void Dispose() => onEnd();
    }

    private sealed class Ending(Action onEnd) : IDisposable
    {
        public void Dispose() => onEnd();
    }
}
