using System;
using VpcPS.Core.Api;

namespace VpcPS.Core.Http;

/// <summary>The attempts of one call: their number, the time since the first, and whether one of them got no answer.</summary>
internal sealed class AttemptSequence
{
    private readonly ApiAction _action;
    private readonly RetryPolicy _policy;
    private readonly IClock _clock;
    private DateTimeOffset? _firstBegun;
    private int _repetitions;

    public AttemptSequence(ApiAction action, RetryPolicy policy, IClock clock)
    {
        _action = action;
        _policy = policy;
        _clock = clock;
        HasUnanswered = action.IsRepetition;
    }

    /// <summary>Whether the service may have carried out an attempt whose answer was lost or not readable.</summary>
    public bool HasUnanswered { get; private set; }

    /// <summary>Whether the cause of a refusal was already corrected. That happens at most once for each call.</summary>
    public bool IsMended { get; private set; }

    /// <summary>When the last attempt started.</summary>
    public DateTimeOffset LastBegun { get; private set; }

    /// <summary>Starts an attempt. The time budget counts from the first attempt, without the wait for its turn.</summary>
    public void Begin()
    {
        LastBegun = _clock.UtcNow;
        _firstBegun ??= LastBegun;
    }

    /// <summary>Decides whether there is another attempt, and when.</summary>
    /// <param name="error">
    /// The error of the last attempt. When an earlier attempt got no answer, the error is marked as one that answers a repetition.
    /// </param>
    /// <param name="isMended">Whether the cause of the refusal was corrected, so that the next attempt need not wait.</param>
    /// <returns>The wait before the next attempt. Null when there is none and the call fails with this error.</returns>
    public TimeSpan? PauseBeforeNext(VpcException error, bool isMended)
    {
        error.FollowsUnansweredAttempt = HasUnanswered;
        HasUnanswered |= error.IsUnanswered;
        if (isMended)
        {
            IsMended = true;
            return TimeSpan.Zero;
        }

        if ((error.IsUnanswered && !_action.IsSafeToRepeat) || !_policy.IsWorthRepeating(error, _repetitions))
        {
            return null;
        }

        TimeSpan pause = _policy.Pause(error, _repetitions);
        if (_clock.UtcNow - _firstBegun + pause > _policy.Budget)
        {
            return null;
        }

        _repetitions++;
        return pause;
    }
}
