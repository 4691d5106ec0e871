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

    /// <summary>Whether the service may have carried out an attempt without a readable answer.</summary>
    public bool HasUnanswered { get; private set; }

    /// <summary>Whether a cause of refusal was mended already. That is done once for a call.</summary>
    public bool IsMended { get; private set; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset LastBegun { get; private set; }

    /// <summary>Begins an attempt. The budget of time counts from the first attempt, without the wait for the first turn.</summary>
    public void Begin()
    {
        LastBegun = _clock.UtcNow;
        _firstBegun ??= LastBegun;
    }

    /// <summary>Decides about another attempt.</summary>
    /// <param name="error">
    /// What the last attempt failed with. It is marked when an earlier attempt got no answer, because it then answers a
    /// repetition.
    /// </param>
    /// <param name="isMended">Whether the cause of the refusal is mended, so that the next attempt need not wait.</param>
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
