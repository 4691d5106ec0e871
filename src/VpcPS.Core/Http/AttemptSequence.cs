using System;
using VpcPS.Core.Api;

namespace VpcPS.Core.Http;

/// <summary>The attempts of one call: how many, since when, and whether one of them went without an answer.</summary>
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

    /// <summary>Whether an attempt may have been carried out without a readable answer.</summary>
    public bool HasUnanswered { get; private set; }

    /// <summary>Whether a cause of refusal was mended already; once a call.</summary>
    public bool IsMended { get; private set; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset LastBegun { get; private set; }

    /// <summary>An attempt begins. The budget counts from the first: waiting for one's first turn is no fault.</summary>
    public void Begin()
    {
        LastBegun = _clock.UtcNow;
        _firstBegun ??= LastBegun;
    }

    /// <summary>Decides about another attempt.</summary>
    /// <param name="error">
    /// What the last one failed with. It is marked when an earlier attempt went unanswered, for it is then the answer to
    /// a repetition.
    /// </param>
    /// <param name="isMended">Whether what was refused is mended, so that another attempt is due at once.</param>
    /// <returns>The wait before the next attempt, or null when this failure is the call's.</returns>
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
