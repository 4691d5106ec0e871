using System.Collections.Generic;
using VpcPS.Emulator.State;

namespace VpcPS.Commands;

/// <summary>What the copy of a region lacks. Any thread may add to it.</summary>
internal sealed class RegionGaps
{
    private readonly string _region;
    private readonly HashSet<(string Subject, string Reason)> _told = [];
    private readonly List<EstateGap> _all = [];

    /// <summary>Begins without a gap.</summary>
    /// <param name="region">The region.</param>
    public RegionGaps(string region) => _region = region;

    /// <summary>The gaps, in the order in which they were found.</summary>
    public IReadOnlyList<EstateGap> All => _all;

    /// <summary>Adds a gap.</summary>
    /// <param name="subject">What it is about: an action that was refused, or an id.</param>
    /// <param name="reason">Why: the error code, or what the copy has instead.</param>
    // Pages overlap, so the same gap may be reported twice.
    public void Add(string subject, string reason)
    {
        lock (_told)
        {
            if (_told.Add((subject, reason)))
            {
                _all.Add(new EstateGap { RegionId = _region, Subject = subject, Reason = reason });
            }
        }
    }
}
