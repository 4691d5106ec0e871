using System;

namespace VpcPS.Core.Models;

/// <summary>An IPv6 address and its bandwidth. Absent values are null.</summary>
public sealed record Ipv6Address
{
    /// <summary>The id, <c>ipv6-...</c>.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The literal address. For an IPv6 prefix, its block. The API calls it Ipv6Address.</summary>
    public string? Address { get; init; }

    /// <summary>The name. The API calls it Ipv6AddressName.</summary>
    public string? Name { get; init; }

    /// <summary>The description. The API calls it Ipv6AddressDescription.</summary>
    public string? Description { get; init; }

    /// <summary>Pending or Available. Only Terraform documents Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>Private without bandwidth, Public with bandwidth.</summary>
    public string? NetworkType { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? AllocationTime { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The id of the vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The id of the VPC's IPv6 gateway. Null when the VPC has none.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>The instance or network interface that uses the address.</summary>
    public string? AssociatedInstanceId { get; init; }

    /// <summary>EcsInstance or NetworkInterface.</summary>
    public string? AssociatedInstanceType { get; init; }

    /// <summary>
    /// The peak that is in effect, in Mbit/s: that of a shared plan, otherwise that of the address's own bandwidth, otherwise 0.
    /// </summary>
    public int? RealBandwidth { get; init; }

    /// <summary>The id of its bandwidth, <c>ipv6bw-...</c>, or null.</summary>
    public string? InternetBandwidthId { get; init; }

    /// <summary>Mbit/s bought, or null without bandwidth.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>PayByBandwidth or PayByTraffic, or null without bandwidth.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>PostPaid, or null without bandwidth.</summary>
    public string? InstanceChargeType { get; init; }

    /// <summary>Normal, FinancialLocked or SecurityLocked, or null without bandwidth.</summary>
    public string? BusinessStatus { get; init; }

    /// <summary>IPv6Address or IPv6Prefix. A newer field: null when the service does not send it.</summary>
    public string? AddressType { get; init; }

    /// <summary>The line type, such as BGP. A newer field: null when the service does not send it.</summary>
    public string? Ipv6Isp { get; init; }

    /// <summary>
    /// Whether another cloud service, such as a load balancer, manages the address. A newer field: null when the service does not
    /// send it.
    /// </summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>
    /// Whether there is an order for the bandwidth that takes effect later. Null without -IncludeReservationData, and when the service does
    /// not send it.
    /// </summary>
    public bool? HasReservationData { get; init; }

    /// <summary>When that order takes effect, UTC, or null.</summary>
    public DateTimeOffset? ReservationActiveTime { get; init; }

    /// <summary>The Mbit/s of that order, or null.</summary>
    public int? ReservationBandwidth { get; init; }

    /// <summary>The charge type of that order, or null.</summary>
    public string? ReservationInternetChargeType { get; init; }

    /// <summary>The kind of that order, as the service spells it, or null. Its values are not documented.</summary>
    public string? ReservationOrderType { get; init; }

    /// <summary>The resource group. A newer field: null when the service does not send it.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags. Empty when there are none.</summary>
    public ValueList<Tag> Tags { get; init; } = new([]);

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The service's id of the call that allocated it; null from a query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token that it was allocated with; null from a query.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The id with the literal address, as messages show it.</summary>
    public override string ToString() => $"{Ipv6AddressId ?? "IPv6 address"} ({Address ?? VSwitchId})";
}
