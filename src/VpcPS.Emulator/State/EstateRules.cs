using System;

namespace VpcPS.Emulator.State;

/// <summary>What the options of an emulator decide about its estate.</summary>
/// <param name="NewerBandwidthTable">True for the table of bandwidths of the pages since 2022, false for the seed's.</param>
/// <param name="SettlesAtOnce">Whether what is created is Available at once, and what is deleted is gone at once.</param>
internal sealed record EstateRules(bool NewerBandwidthTable, bool SettlesAtOnce)
{
    /// <summary>How long a resource is Pending or Deleting. No document says; on the cloud it is a matter of seconds.</summary>
    public static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(3);

    /// <summary>When a resource is Available or gone; null for at once.</summary>
    /// <param name="start">When its creation or deletion starts, UTC.</param>
    public DateTime? SettledAt(DateTime start) => SettlesAtOnce ? null : start + SettlingTime;
}
