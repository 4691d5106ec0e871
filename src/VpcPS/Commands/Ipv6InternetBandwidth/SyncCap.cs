using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Decides which increases of a plan fit into -MaxTotalBandwidth. The order of the rows does not matter. The present bandwidth of all
/// addresses is counted first, then the decreases, and then the increases, starting with the smallest.
/// </summary>
internal sealed class SyncCap
{
    private readonly Dictionary<PlanRow, long> _exceeding = [];

    /// <summary>Computes the sums of a plan.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="steps">The steps of the rows without a problem.</param>
    /// <param name="most">The maximum sum of Mbit/s of all addresses.</param>
    public SyncCap(IEnumerable<PlanRow> rows, IReadOnlyDictionary<PlanRow, Ipv6InternetBandwidthChange> steps, int most)
    {
        long total = rows
            .Where(row => row.Address is not null)
            .GroupBy(row => row.Key)
            .Sum(ofAddress => (long)(ofAddress.First().Address!.Bandwidth ?? 0));
        total += steps.Values.Sum(step => Math.Min(GrowthOf(step), 0));
        foreach (PlanRow row in steps.Keys
            .Where(row => GrowthOf(steps[row]) > 0)
            .OrderBy(row => GrowthOf(steps[row]))
            .ThenBy(row => row.Key, StringComparer.Ordinal))
        {
            int growth = GrowthOf(steps[row]);
            if (total + growth > most)
            {
                _exceeding.Add(row, total + growth);
            }
            else
            {
                total += growth;
            }
        }
    }

    /// <summary>The sum of Mbit/s with a row that does not fit. Null for a row that fits.</summary>
    public long? TotalWith(PlanRow row) => _exceeding.TryGetValue(row, out long total) ? total : null;

    private static int GrowthOf(Ipv6InternetBandwidthChange step) =>
        step.Action is Ipv6InternetBandwidthAction.Create or Ipv6InternetBandwidthAction.Modify
        ? step.Bandwidth!.Value - (step.OldBandwidth ?? 0)
        : 0;
}
