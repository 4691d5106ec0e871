using System;

namespace VpcPS.Speed.Contestant;

/// <summary>Somebody who does the work in his way.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>Makes what the work takes in, before the time runs.</summary>
    void Prepare(Work work)
    {
    }

    /// <summary>Does it.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="halfIsRead">Called when half of the input was taken, by those who take it bit by bit.</param>
    /// <returns>The time that counts, or null for all of it.</returns>
    TimeSpan? Do(Work work, Action halfIsRead);
}
