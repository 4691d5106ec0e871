namespace VpcPS.Core.Models;

/// <summary>One step that makes the bandwidth of an address match a row. Absent values are null.</summary>
public sealed record Ipv6InternetBandwidthChange
{
    /// <summary>The kind of step.</summary>
    public Ipv6InternetBandwidthAction Action { get; init; }

    /// <summary>
    /// Whether the step was carried out. False in a plan (-WhatIf), after the answer No, and when there is nothing to
    /// do.
    /// </summary>
    public bool Applied { get; init; }

    /// <summary>The id of the address, <c>ipv6-...</c>.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>The id of the bandwidth that the step buys, changes, removes or leaves unchanged.</summary>
    public string? InternetBandwidthId { get; init; }

    /// <summary>Mbit/s before the step. Null when the address had no bandwidth.</summary>
    public int? OldBandwidth { get; init; }

    /// <summary>Mbit/s that the row asks for; null for a removal.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>The charge type before the step. Null when the address had no bandwidth.</summary>
    public string? OldInternetChargeType { get; init; }

    /// <summary>The charge type that the row asks for; null for a removal.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The reason, for a conflict and for rows that repeat another row. Otherwise null.</summary>
    public string? Reason { get; init; }

    /// <summary>The service's id of the call. Null when there was no call.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token of the call. Null when there was no call.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The step, as messages show it.</summary>
    public override string ToString() => $"{Action} {Ipv6AddressId} in {RegionId}: {Before} -> {After}";

    private string Before => OldBandwidth is null ? "0" : $"{OldBandwidth} Mbit/s, {OldInternetChargeType}";

    private string After => Bandwidth is null ? "0" : $"{Bandwidth} Mbit/s, {InternetChargeType}";
}
