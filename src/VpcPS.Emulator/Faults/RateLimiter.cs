using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Faults;

/// <summary>
/// Limits the calls of each action in any period of 60 seconds, for all regions together. A throttled call does not count. Safe for many
/// threads.
/// </summary>
internal sealed class RateLimiter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, (int Limit, Queue<DateTimeOffset> Calls)> _actions;

    /// <summary>Makes a limiter.</summary>
    /// <param name="limits">Calls per 60 seconds by action, at least 1; other actions have no limit.</param>
    /// <exception cref="ArgumentException">An action does not exist, or a limit is below 1.</exception>
    public RateLimiter(IReadOnlyDictionary<string, int> limits)
    {
        foreach (KeyValuePair<string, int> limit in limits)
        {
            if (!ActionTable.Knows(limit.Key))
            {
                throw new ArgumentException(
                    $"The rate limit names an action that does not exist: '{limit.Key}'{ActionTable.DidYouMean(limit.Key)}");
            }

            if (limit.Value < 1)
            {
                throw new ArgumentException($"The rate limit of {limit.Key} is {limit.Value}; it must be at least 1 call in 60 seconds.");
            }
        }

        _actions = limits.ToDictionary(limit => limit.Key, limit => (limit.Value, new Queue<DateTimeOffset>()));
    }

    /// <summary>Describes the limits in one line each, with the number of calls in the last 60 seconds.</summary>
    public IEnumerable<string> Describe(DateTimeOffset now)
    {
        foreach (KeyValuePair<string, (int Limit, Queue<DateTimeOffset> Calls)> action in _actions)
        {
            lock (action.Value.Calls)
            {
                int calls = action.Value.Calls.Count(call => now - call < Window);
                yield return $"{action.Key}: {calls} of at most {action.Value.Limit} calls in 60 seconds";
            }
        }
    }

    /// <summary>Counts a call.</summary>
    /// <exception cref="ApiException">The limit is reached: Throttling.User, with the time until the next call is allowed.</exception>
    public void Enter(string action, DateTimeOffset now)
    {
        if (!_actions.TryGetValue(action, out (int Limit, Queue<DateTimeOffset> Calls) entry))
        {
            return;
        }

        Queue<DateTimeOffset> calls = entry.Calls;
        lock (calls)
        {
            while (calls.Count > 0 && now - calls.Peek() >= Window)
            {
                calls.Dequeue();
            }

            if (calls.Count >= entry.Limit)
            {
                throw Refusals.Throttled("Throttling.User", calls.Peek() + Window - now);
            }

            calls.Enqueue(now);
        }
    }
}
