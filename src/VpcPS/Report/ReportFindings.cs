using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Report;

/// <summary>
/// Finds what is worth a look. Where something could not be read, nothing is claimed that depends on it. The API tells nothing
/// of traffic, so that "idle" means: nothing uses it.
/// </summary>
internal sealed class ReportFindings
{
    // The limits of egress-only rules of the pages of 2019 to 2021. Today's pages, which know no editions, have that of Large.
    private const int MostRulesOnMedium = 50;
    private const int MostRules = 200;

    // No document says from where on a bound is near: 90 % is a choice.
    private const double NearShare = 0.9;

    private readonly ReportContent _content;

    /// <summary>Looks at what was read.</summary>
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

    /// <summary>What is worth a look about each address, in their order.</summary>
    public IReadOnlyList<AddressFindings> OfAddresses { get; }

    /// <summary>The gateways without an address that has bandwidth.</summary>
    public IReadOnlyList<Ipv6Gateway> IdleGateways { get; }

    /// <summary>The gateways with 90 % or more of the egress-only rules that they may have.</summary>
    public IReadOnlyList<Ipv6Gateway> FullGateways { get; }

    /// <summary>How many addresses have a finding.</summary>
    public int Count(AddressFindings finding) => OfAddresses.Count(findings => (findings & finding) != 0);

    /// <summary>Whether bandwidth is bought for an address.</summary>
    public static bool IsPaid(Ipv6Address address) => address.InternetBandwidthId is not null;

    /// <summary>How many egress-only rules a gateway can have.</summary>
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

    // Without its gateway the bound is not known.
    private bool IsNearBound(Ipv6Address address) => address.Bandwidth is { } bandwidth
        && _content.GatewayOf(address) is { } gateway
        && BandwidthLimits.MostOf(gateway.Spec, address.InternetChargeType) is { } most
        && bandwidth >= most * NearShare;

    private bool HasNearlyAllRules(Ipv6Gateway gateway) =>
        _content.RulesOfGateway.TryGetValue(gateway.Ipv6GatewayId!, out int rules)
        && MostRulesOf(gateway) is > 0 and var most
        && rules >= most * NearShare;
}
