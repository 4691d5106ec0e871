using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>What -Prune removes of a gateway: the bandwidth that no row names, unless that is more than can be meant.</summary>
internal sealed class SyncPrune
{
    private readonly string? _most;

    /// <summary>Notes what is to be pruned.</summary>
    /// <param name="gatewayId">The gateway.</param>
    /// <param name="region">Its region.</param>
    /// <param name="most">-MaxPrune: the most that may be removed, as a number or a share; null for the default.</param>
    public SyncPrune(string gatewayId, string region, string? most)
    {
        GatewayId = gatewayId;
        Region = region;
        _most = most;
    }

    /// <summary>The gateway.</summary>
    public string GatewayId { get; }

    /// <summary>Its region.</summary>
    public string Region { get; }

    /// <summary>The addresses whose bandwidth no row names, once they were chosen.</summary>
    public IReadOnlyList<Ipv6Address> Unnamed { get; private set; } = [];

    /// <summary>How many addresses of the gateway had bandwidth before the run.</summary>
    public int Total { get; private set; }

    /// <summary>The error when the rows may not be the whole plan, or null. What is missing from a plan would be removed.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="areOfRefusedFile">Whether a row comes from a file of -RefusedPath.</param>
    public ErrorRecord? Refuse(IReadOnlyCollection<PlanRow> rows, bool areOfRefusedFile)
    {
        string? reason = rows.Count == 0 ? UserText.Translate("there are no rows")
            : areOfRefusedFile ? UserText.Translate(
                "rows come from a file of -RefusedPath, because they have its columns Why and Fix, and that file is only a part of the plan")
            : rows.Any(row => row.Problems.Count > 0) ? UserText.Translate(
                "a row has an error, and may have been meant to name what would be removed")
            : null;
        return reason is null ? null : SyncErrors.PruneRefused(reason, GatewayId);
    }

    /// <summary>Chooses what no row names. The result is the error when that is too much, or null.</summary>
    /// <param name="addresses">The addresses of the gateway's VPC.</param>
    /// <param name="plan">What the rows name.</param>
    /// <param name="asks">Whether the user is asked before bandwidth is removed.</param>
    public ErrorRecord? Choose(IEnumerable<Ipv6Address> addresses, SyncPlan plan, bool asks)
    {
        // Bandwidth that other cloud services manage is never removed here.
        var present = addresses
            .Where(address => address is { InternetBandwidthId: not null, ServiceManaged: not true }
                && address.Ipv6GatewayId == GatewayId)
            .ToList();
        Unnamed = present.FindAll(address => !plan.Names(Region, address));
        // Only bandwidth that existed before this run counts. With the new bandwidth, the share of what is removed would look smaller.
        Total = Unnamed.Count + present.Count(address => plan.HadBandwidth(Region, address));
        return ExceedsMost(asks) ? SyncErrors.PrunesTooMuch(GatewayId, Unnamed.Count, Total, _most) : null;
    }

    private bool ExceedsMost(bool asks) => _most switch
    {
        null => !asks && Unnamed.Count * 2L > Total,
        _ when _most.EndsWith("%", StringComparison.Ordinal) =>
            Unnamed.Count * 100L > (long)Total * int.Parse(_most.TrimEnd('%'), CultureInfo.InvariantCulture),
        _ => Unnamed.Count > int.Parse(_most, CultureInfo.InvariantCulture),
    };
}
