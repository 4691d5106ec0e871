namespace VpcPS.Core.Models;

/// <summary>
/// One step from what an address has to what it is to have. Absent values are null.
/// </summary>
public sealed record Ipv6InternetBandwidthChange
{
    /// <summary>What is done.</summary>
    public Ipv6InternetBandwidthAction Action { get; init; }

    /// <summary>Whether it was done: false in a plan (-WhatIf), after a No, and where there is nothing to do.</summary>
    public bool Applied { get; init; }

    /// <summary>The id of the address, <c>ipv6-...</c>.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>The id of the bandwidth that is changed, removed, left alone, or was bought.</summary>
    public string? InternetBandwidthId { get; init; }

    /// <summary>Mbit/s before, or null without bandwidth.</summary>
    public int? OldBandwidth { get; init; }

    /// <summary>Mbit/s that the row asks for; null for a removal.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>The charge type before, or null without bandwidth.</summary>
    public string? OldInternetChargeType { get; init; }

    /// <summary>The charge type that the row asks for; null for a removal.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>Why, where that does not go without saying: for a conflict, and for rows that say the same.</summary>
    public string? Reason { get; init; }

    /// <summary>The service's id of the call; null where none was made.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token of the call; null where none was made.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The step, as messages show it.</summary>
    public override string ToString() => $"{Action} {Ipv6AddressId} in {RegionId}: {Before} -> {After}";

    private string Before => OldBandwidth is null ? "0" : $"{OldBandwidth} Mbps, {OldInternetChargeType}";

    private string After => Bandwidth is null ? "0" : $"{Bandwidth} Mbps, {InternetChargeType}";
}
