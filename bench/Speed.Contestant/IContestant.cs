using System;

namespace VpcPS.Speed.Contestant;

/// <summary>Somebody who does the work in his own way.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>Makes the input of the work, before the time runs.</summary>
    void Prepare(Work work)
    {
    }

    /// <summary>Does the work.</summary>
    /// <param name="work">What to do.</param>
    /// <returns>The time that counts, or null for all of it.</returns>
    TimeSpan? Do(Work work);
}
