using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>Decides what to do for each row. It compares the wanted bandwidth with the present bandwidth of the address.</summary>
internal sealed class SyncPlan
{
    private readonly Dictionary<string, List<PlanRow>> _rowsByAddress = new(StringComparer.Ordinal);

    /// <summary>Adds a row. Rows with problems are ignored. Every other row must already have its address.</summary>
    public void Add(PlanRow row)
    {
        if (row.Problems.Count > 0)
        {
            return;
        }

        if (_rowsByAddress.TryGetValue(row.Key, out List<PlanRow>? same))
        {
            same.Add(row);
        }
        else
        {
            _rowsByAddress.Add(row.Key, [row]);
        }
    }

    /// <summary>
    /// The step for a row that was added and has no problem: Create, Modify, NoChange or Conflict. A Create for an address that already has
    /// bandwidth is a replacement.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="allowsReplacement">Whether bandwidth may be removed and bought again with another charge type.</param>
    public Ipv6InternetBandwidthChange StepOf(PlanRow row, bool allowsReplacement)
    {
        Ipv6Address address = row.Address!;
        Ipv6InternetBandwidthChange step = Unchanged(row.Wanted.RegionId, address) with
        {
            Bandwidth = row.Wanted.Bandwidth,
            InternetChargeType = ChargeTypeOf(row),
        };
        PlanRow first = _rowsByAddress[row.Key].First();
        PlanRow? other = _rowsByAddress[row.Key].FirstOrDefault(same => !AsksForTheSame(same, row));
        if (other is not null)
        {
            return step with
            {
                Action = Ipv6InternetBandwidthAction.Conflict,
                Reason = UserText.Of(
                    $"row {other.Number} asks for {other.Wanted.Bandwidth} Mbit/s, {ChargeTypeOf(other)}, for the same address"),
            };
        }

        if (first != row)
        {
            return step with { Action = Ipv6InternetBandwidthAction.NoChange, Reason = UserText.Of($"row {first.Number} says the same") };
        }

        if (address.InternetBandwidthId is null)
        {
            return step with { Action = Ipv6InternetBandwidthAction.Create };
        }

        if (address.InternetChargeType != step.InternetChargeType)
        {
            return allowsReplacement
                ? step with { Action = Ipv6InternetBandwidthAction.Create }
                : step with
                {
                    Action = Ipv6InternetBandwidthAction.Conflict,
                    Reason = UserText.Of(
                        $"it is {address.InternetChargeType}, and its charge type can't be changed to {step.InternetChargeType}"),
                };
        }

        return step with
        {
            Action = address.Bandwidth == row.Wanted.Bandwidth
                ? Ipv6InternetBandwidthAction.NoChange
                : Ipv6InternetBandwidthAction.Modify,
        };
    }

    /// <summary>Whether a row names this address.</summary>
    public bool Names(string region, Ipv6Address address) => _rowsByAddress.ContainsKey(PlanRow.KeyOf(region, address.Ipv6AddressId));

    /// <summary>Whether a row names this address, and the address had bandwidth when the rows were looked up.</summary>
    public bool HadBandwidth(string region, Ipv6Address address) =>
        _rowsByAddress.TryGetValue(PlanRow.KeyOf(region, address.Ipv6AddressId), out List<PlanRow>? rows)
        && rows.Exists(row => row.Address!.InternetBandwidthId is not null);

    /// <summary>Makes a step with the present state of an address, for which no row asks anything.</summary>
    public static Ipv6InternetBandwidthChange Unchanged(string? region, Ipv6Address address) => new()
    {
        Ipv6AddressId = address.Ipv6AddressId,
        Ipv6GatewayId = address.Ipv6GatewayId,
        InternetBandwidthId = address.InternetBandwidthId,
        OldBandwidth = address.Bandwidth,
        OldInternetChargeType = address.InternetChargeType,
        RegionId = region,
    };

    /// <summary>Makes the step that removes the present bandwidth of the address.</summary>
    public static Ipv6InternetBandwidthChange RemovalOf(Ipv6InternetBandwidthChange step) => step with
    {
        Action = Ipv6InternetBandwidthAction.Remove,
        Bandwidth = null,
        InternetChargeType = null,
    };

    // If the row names no charge type, existing bandwidth keeps its own, and new bandwidth gets the service's default.
    private static string ChargeTypeOf(PlanRow row) =>
        row.Wanted.InternetChargeType ?? row.Address!.InternetChargeType ?? InternetChargeTypes.PayByBandwidth;

    private static bool AsksForTheSame(PlanRow one, PlanRow other) =>
        one.Wanted.Bandwidth == other.Wanted.Bandwidth && ChargeTypeOf(one) == ChargeTypeOf(other);
}
