using System;

namespace VpcPS.Emulator.State;

/// <summary>The options of the emulator that affect the estate.</summary>
/// <param name="SettlesAtOnce">Whether created resources are Available at once, and deleted ones are gone at once.</param>
internal sealed record EstateRules(bool SettlesAtOnce)
{
    /// <summary>How long a resource is Pending or Deleting. The time is not documented; on the cloud it is some seconds.</summary>
    public static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(3);

    /// <summary>When a new resource becomes Available, or a deleted one is gone. Null when that is at once.</summary>
    /// <param name="start">When its creation or deletion starts, UTC.</param>
    public DateTime? SettledAt(DateTime start) => SettlesAtOnce ? null : start + SettlingTime;
}
