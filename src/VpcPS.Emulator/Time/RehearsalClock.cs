using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core;

namespace VpcPS.Emulator.Time;

/// <summary>
/// The manual clock. It stands still until it is moved by hand, or until all clients in this process that use it are waiting. In the second
/// case it jumps to the earliest time that a client waits for. So many rows that wait at the same time see the same times as if they had
/// really slept. Safe for many threads.
/// </summary>
internal sealed class RehearsalClock : IClock
{
    private readonly IClock _machine;
    private readonly object _stateLock = new();
    private readonly List<Wait> _waits = [];
    private readonly Dictionary<string, Request> _requests = new(StringComparer.Ordinal);
    private DateTimeOffset _now;
    private int _works;
    private int _restingWorks;
    private int _servings;
    private int _heldServings;

    /// <summary>Makes a clock that stands at the machine's time.</summary>
    /// <param name="machine">The clock of the machine.</param>
    public RehearsalClock(IClock machine)
    {
        _machine = machine;
        _now = machine.UtcNow;
    }

    /// <inheritdoc/>
    public DateTimeOffset UtcNow
    {
        get
        {
            lock (_stateLock)
            {
                return _now;
            }
        }
    }

    /// <inheritdoc/>
    public DateTimeOffset MachineTime => _machine.MachineTime;

    /// <inheritdoc/>
    public async Task DelayAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (duration <= TimeSpan.Zero)
        {
            return;
        }

        var wait = new Wait(onEnd: () => _restingWorks--);
        using (cancellationToken.Register(() => Update(() => End(wait, isCanceled: true))))
        {
            Update(() =>
            {
                if (!wait.Task.IsCompleted)
                {
                    wait.Due = _now + duration;
                    _restingWorks++;
                    _waits.Add(wait);
                }
            });
            await wait.Task.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public IDisposable BeginWork()
    {
        Update(() => _works++);
        return new Ending(() => Update(() => _works--));
    }

    /// <inheritdoc/>
    public IRehearsedRequest BeginRequest(string nonce, TimeSpan limit)
    {
        Request request = null!;
        Update(() => _requests[nonce] = request = new Request(_now + limit, () => Update(() => _requests.Remove(nonce))));
        return request;
    }

    /// <summary>
    /// Called when the emulator starts to carry out a request. The clock does not jump before the request ends or is delayed. Otherwise a
    /// client that gave up and asks again could jump over minutes while its first request is still running.
    /// </summary>
    public IDisposable BeginServing()
    {
        Update(() => _servings++);
        return new Ending(() => Update(() => _servings--));
    }

    /// <summary>Delays a request.</summary>
    /// <param name="due">The end of the delay. There is no wait when this time has passed.</param>
    /// <param name="nonce">The signature nonce of the request.</param>
    public Task HoldBackAsync(DateTimeOffset due, string nonce)
    {
        // A client in another process, or one that gave up, does not wait by this clock, so it is not in the list of requests.
        var wait = new Wait(onEnd: () => Hold(nonce, -1)) { Due = due };
        Update(() =>
        {
            if (due <= _now)
            {
                wait.Release();
                return;
            }

            Hold(nonce, +1);
            _waits.Add(wait);
        });
        return wait.Task;
    }

    /// <summary>Moves the clock by hand.</summary>
    /// <param name="by">The time to add. Not negative.</param>
    public void Advance(TimeSpan by) => Update(() => _now += by);

    // After each change, the clock checks whether it can jump.
    private void Update(Action change)
    {
        var overdue = new List<Request>();
        lock (_stateLock)
        {
            change();
            EndDueWaits(overdue);
            while (NobodyMoves() && FirstTimeWaitedFor() is { } next)
            {
                _now = next > _now ? next : _now;
                EndDueWaits(overdue);
            }
        }

        // This is done outside the lock, because cancelling a request runs its callbacks on this thread, and they may call this method.
        overdue.ForEach(request => request.Cancel());
    }

    private void Hold(string nonce, int change)
    {
        _heldServings += change;
        if (_requests.TryGetValue(nonce, out Request? request))
        {
            request.Holds += change;
        }
    }

    // A cancelled request does not count, because its work continues soon.
    private int HeldRequests() => _requests.Values.Count(request => request is { Holds: > 0, IsOverdue: false });

    private bool NobodyMoves() => _works > 0 && _restingWorks + HeldRequests() >= _works && _heldServings >= _servings;

    private DateTimeOffset? FirstTimeWaitedFor()
    {
        IEnumerable<DateTimeOffset> times = _waits.Select(wait => wait.Due)
            .Concat(_requests.Values.Where(request => request is { Holds: > 0, IsOverdue: false }).Select(request => request.Limit));
        return times.Any() ? times.Min() : null;
    }

    private void EndDueWaits(List<Request> overdue)
    {
        foreach (Wait wait in _waits.Where(wait => wait.Due <= _now).ToArray())
        {
            End(wait, isCanceled: false);
        }

        foreach (Request request in _requests.Values.Where(request => request is { Holds: > 0, IsOverdue: false } && request.Limit <= _now))
        {
            request.IsOverdue = true;
            overdue.Add(request);
        }
    }

    private void End(Wait wait, bool isCanceled)
    {
        bool wasWaiting = _waits.Remove(wait);
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

    private sealed class Wait
    {
        // The waiting code must not run on the thread that moves the clock.
        private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Wait(Action onEnd) => OnEnd = onEnd;

        public DateTimeOffset Due { get; set; }

        public Action OnEnd { get; }

        public Task Task => _completion.Task;

        public void Release() => _completion.TrySetResult(true);

        public void Cancel() => _completion.TrySetCanceled();
    }

    private sealed class Request : IRehearsedRequest
    {
        private readonly CancellationTokenSource _overdue = new();
        private readonly Action _onEnd;

        public Request(DateTimeOffset limit, Action onEnd)
        {
            Limit = limit;
            _onEnd = onEnd;
        }

        public DateTimeOffset Limit { get; }

        public int Holds { get; set; }

        public bool IsOverdue { get; set; }

        public CancellationToken Overdue => _overdue.Token;

        public void Cancel() => _overdue.Cancel();

        public void Dispose() => _onEnd();
    }

    private sealed class Ending : IDisposable
    {
        private readonly Action _onEnd;

        public Ending(Action onEnd) => _onEnd = onEnd;

        public void Dispose() => _onEnd();
    }
}
