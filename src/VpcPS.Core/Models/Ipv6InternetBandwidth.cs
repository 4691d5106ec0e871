namespace VpcPS.Core.Models;

/// <summary>Public bandwidth of one IPv6 address. Absent values are null.</summary>
public sealed record Ipv6InternetBandwidth
{
    /// <summary>The id of the bandwidth, <c>ipv6bw-...</c>; null after a dry run, which buys nothing.</summary>
    public string? InternetBandwidthId { get; init; }

    /// <summary>The id of the address, <c>ipv6-...</c>.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The literal IPv6 address; known from a query, and from the address that was piped in.</summary>
    public string? Address { get; init; }

    /// <summary>The name of the address; known from a query, and from the address that was piped in.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>Mbit/s.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>PayByBandwidth or PayByTraffic.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>PostPaid. Known only from a query.</summary>
    public string? InstanceChargeType { get; init; }

    /// <summary>Normal, FinancialLocked or SecurityLocked. Known only from a query.</summary>
    public string? BusinessStatus { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The service's id of the call that bought it; null from a query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token that it was bought with; null from a query.</summary>
    public string? ClientToken { get; init; }

    /// <summary>
    /// The outcome of the row: Bought, FromJournal or Checked. Null for the result of a query, and for a purchase that was not made yet.
    /// </summary>
    public VpcOutcome? Outcome { get; init; }

    /// <summary>Makes the bandwidth of an address. When the address has none, the object has no id.</summary>
    public static Ipv6InternetBandwidth Of(Ipv6Address address) => new()
    {
        InternetBandwidthId = address.InternetBandwidthId,
        Ipv6AddressId = address.Ipv6AddressId,
        Address = address.Address,
        Name = address.Name,
        Ipv6GatewayId = address.Ipv6GatewayId,
        Bandwidth = address.Bandwidth,
        InternetChargeType = address.InternetChargeType,
        InstanceChargeType = address.InstanceChargeType,
        BusinessStatus = address.BusinessStatus,
        RegionId = address.RegionId,
    };

    /// <summary>
    /// A copy of the bandwidth that also has the literal address and the name of its address. The answer to a purchase contains neither.
    /// </summary>
    /// <param name="wanted">The requested purchase, which has them.</param>
    public Ipv6InternetBandwidth At(Ipv6InternetBandwidth wanted) =>
        wanted.Address is null && wanted.Name is null ? this : this with { Address = wanted.Address, Name = wanted.Name };

    /// <summary>The id of the address and its present or wanted bandwidth, as messages show them.</summary>
    public override string ToString() =>
        $"{Ipv6AddressId}: {Bandwidth} Mbit/s, {InternetChargeType}" + (InternetBandwidthId is null ? "" : $" ({InternetBandwidthId})");
}
