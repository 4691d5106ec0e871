using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Report;

/// <summary>
/// Finds what the report should point out. Where something could not be read, no finding depends on it. The API has no data about traffic,
/// so "idle" means that nothing uses the thing.
/// </summary>
internal sealed class ReportFindings
{
    // The limits of egress-only rules in the pages of 2019 to 2021. Today's pages have no editions, and their limit is that of Large.
    private const int MostRulesOnMedium = 50;
    private const int MostRules = 200;

    // No document says when bandwidth is near its limit. The 90 % are our choice.
    private const double NearShare = 0.9;

    private readonly ReportContent _content;

    /// <summary>Finds everything in what was read.</summary>
    public ReportFindings(ReportContent content)
    {
        _content = content;
        OfAddresses = [.. content.Addresses.Select(Of)];
        var paid = new HashSet<string>(
            content.Addresses.Where(IsPaid).Select(address => address.Ipv6GatewayId ?? ""), StringComparer.Ordinal);
        IdleGateways =
        [
            .. content.Gateways.Values.Where(
                gateway => content.WholeRegions.Contains(gateway.RegionId ?? "") && !paid.Contains(gateway.Ipv6GatewayId!)),
        ];
        FullGateways = [.. content.Gateways.Values.Where(HasNearlyAllRules)];
    }

    /// <summary>The findings of each address, in the order of the addresses.</summary>
    public IReadOnlyList<AddressFindings> OfAddresses { get; }

    /// <summary>The gateways in whose VPCs no address has bandwidth.</summary>
    public IReadOnlyList<Ipv6Gateway> IdleGateways { get; }

    /// <summary>The gateways with 90 % or more of their maximum number of egress-only rules.</summary>
    public IReadOnlyList<Ipv6Gateway> FullGateways { get; }

    /// <summary>How many addresses have this finding.</summary>
    public int Count(AddressFindings finding) => OfAddresses.Count(findings => (findings & finding) != 0);

    /// <summary>Whether bandwidth is bought for an address.</summary>
    public static bool IsPaid(Ipv6Address address) => address.InternetBandwidthId is not null;

    /// <summary>The maximum number of egress-only rules of a gateway.</summary>
    public static int MostRulesOf(Ipv6Gateway gateway) => gateway.Spec switch
    {
        GatewaySpecs.Small => 0,
        GatewaySpecs.Medium or GatewaySpecs.Middle => MostRulesOnMedium,
        _ => MostRules,
    };

    private AddressFindings Of(Ipv6Address address)
    {
        bool isPaid = IsPaid(address);
        bool isUsed = address.AssociatedInstanceId is not null || address.ServiceManaged == true;
        AddressFindings Found(bool holds, AddressFindings finding) => holds ? finding : AddressFindings.None;
        return Found(address.BusinessStatus is not (null or BusinessStatuses.Normal), AddressFindings.Locked)
            | Found(isPaid && _content.KnowsRulesOf(address) && _content.RuleOf(address) is null, AddressFindings.Open)
            | Found(isPaid && !isUsed, AddressFindings.PaidUnattached)
            | Found(IsNearBound(address), AddressFindings.NearBound)
            | Found(!isPaid && !isUsed, AddressFindings.Idle);
    }

    // The limit depends on the gateway, so it is unknown without one.
    private bool IsNearBound(Ipv6Address address) => address.Bandwidth is { } bandwidth
        && _content.GatewayOf(address) is { } gateway
        && BandwidthLimits.MostOf(gateway.Spec, address.InternetChargeType) is { } most
        && bandwidth >= most * NearShare;

    private bool HasNearlyAllRules(Ipv6Gateway gateway) =>
        _content.RulesOfGateway.TryGetValue(gateway.Ipv6GatewayId!, out int rules)
        && MostRulesOf(gateway) is > 0 and var most
        && rules >= most * NearShare;
}
