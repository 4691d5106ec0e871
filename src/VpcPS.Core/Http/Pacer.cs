using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Api;

namespace VpcPS.Core.Http;

/// <summary>
/// Limits the speed of a session's calls to what the service accepts. Documented limits apply from the start. After a throttled call the
/// whole session pauses and then continues more slowly; each successful call makes it faster again.
/// </summary>
internal sealed class Pacer
{
    // The service counts in windows of 60 s by its own clock. The margin is needed because some requests take longer to arrive than others.
    private static readonly TimeSpan LimitWindow = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan FirstSpacing = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan WidestSpacing = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan NoSpacingBelow = TimeSpan.FromMilliseconds(2);
    private const double RecoveryPerSuccess = 0.9;

    private readonly IClock _clock;
    private readonly int? _givenLimit;
    private readonly bool _isOwnEndpoint;

    private readonly object _lock = new();
    private readonly Dictionary<string, WindowLimit> _limits = new(StringComparer.Ordinal);
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _slowedAt;
    private DateTimeOffset _nextTurn;
    private TimeSpan _spacing;

    public Pacer(VpcClientOptions options)
    {
        _clock = options.Clock;
        _givenLimit = options.RateLimit;
        _isOwnEndpoint = options.EndpointUrl is null;
    }

    /// <summary>Waits until a call may be sent.</summary>
    /// <param name="action">The call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="held">Gets told until when the call waits. May be null.</param>
    public Task WaitForTurnAsync(ApiAction action, CancellationToken cancellationToken, IHeldCall? held = null)
    {
        DateTimeOffset turn = TakeTurn(action);
        return turn <= _clock.UtcNow ? Task.CompletedTask : WaitUntilAsync(turn, held, cancellationToken);
    }

    /// <summary>Records that a call was throttled. All calls wait, and then continue more slowly.</summary>
    /// <param name="begun">
    /// When the call started. Several throttled calls that were under way at the same time slow the session down only once.
    /// </param>
    /// <param name="pause">How long all calls wait.</param>
    public void Throttled(DateTimeOffset begun, TimeSpan pause)
    {
        lock (_lock)
        {
            DateTimeOffset now = _clock.UtcNow;
            _pausedUntil = Later(_pausedUntil, now + pause);
            if (begun > _slowedAt)
            {
                _slowedAt = now;
                TimeSpan doubled = _spacing + _spacing;
                _spacing = doubled < FirstSpacing ? FirstSpacing : doubled > WidestSpacing ? WidestSpacing : doubled;
            }
        }
    }

    /// <summary>Records that a call succeeded.</summary>
    public void Succeeded()
    {
        lock (_lock)
        {
            var recovered = TimeSpan.FromTicks((long)(_spacing.Ticks * RecoveryPerSuccess));
            _spacing = recovered < NoSpacingBelow ? TimeSpan.Zero : recovered;
        }
    }

    private async Task WaitUntilAsync(DateTimeOffset turn, IHeldCall? held, CancellationToken cancellationToken)
    {
        for (DateTimeOffset now = _clock.UtcNow; now < turn; now = _clock.UtcNow)
        {
            held?.HoldBack(turn);
            await _clock.DelayAsync(turn - now, cancellationToken).ConfigureAwait(false);
            // If another call was throttled during the wait, this call waits for the end of that pause as well.
            turn = Later(turn, PausedUntil());
        }

        held?.HoldBack(null);
    }

    private DateTimeOffset TakeTurn(ApiAction action)
    {
        lock (_lock)
        {
            DateTimeOffset turn = Later(Later(_clock.UtcNow, _pausedUntil), _nextTurn);
            if (LimitOf(action) is { } limit)
            {
                turn = limit.Take(turn);
            }

            if (_spacing > TimeSpan.Zero)
            {
                _nextTurn = turn + _spacing;
            }

            return turn;
        }
    }

    private DateTimeOffset PausedUntil()
    {
        lock (_lock)
        {
            return _pausedUntil;
        }
    }

    private WindowLimit? LimitOf(ApiAction action)
    {
        int? calls = !action.ChangesState ? null
            : _givenLimit ?? (_isOwnEndpoint ? action.Declaration.RateLimit : null);
        if (calls is not > 0)
        {
            return null;
        }

        if (!_limits.TryGetValue(action.Name, out WindowLimit? limit))
        {
            _limits.Add(action.Name, limit = new WindowLimit(calls.Value, LimitWindow));
        }

        return limit;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>
    /// Allows n turns in any window of time. The next turn is free when the turn n places before it is older than the window.
    /// </summary>
    private sealed class WindowLimit
    {
        private readonly DateTimeOffset[] _turns;
        private readonly TimeSpan _window;
        private int _next;

        public WindowLimit(int turns, TimeSpan window)
        {
            _turns = new DateTimeOffset[turns];
            _window = window;
        }

        public DateTimeOffset Take(DateTimeOffset earliest)
        {
            DateTimeOffset turn = _turns[_next] == default ? earliest : Later(earliest, _turns[_next] + _window);
            _turns[_next] = turn;
            _next = (_next + 1) % _turns.Length;
            return turn;
        }
    }
}
