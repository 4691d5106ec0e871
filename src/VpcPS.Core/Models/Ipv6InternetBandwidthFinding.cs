namespace VpcPS.Core.Models;

/// <summary>
/// What would become of a row of a purchase plan: that it would succeed, or one thing that it would fail with. Its
/// columns are those of the row, so that findings can be piped on into a purchase. Absent values are null.
/// </summary>
public sealed record Ipv6InternetBandwidthFinding
{
    /// <summary>Which row of the input, from 1.</summary>
    public int Row { get; init; }

    /// <summary>Whether the purchase would succeed, as far as can be told without making it.</summary>
    public bool WouldSucceed => Code is null;

    /// <summary>The row's address id, as it is.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The gateway id: the row's, else that of the address.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>Mbit/s, or null where the row has no number.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>PayByBandwidth or PayByTraffic; what the row has, where it is neither.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The error id that the purchase would fail with, or null.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong, or what would be bought.</summary>
    public string? Message { get; init; }

    /// <summary>What to do, mostly the command to type; null where nothing is wrong.</summary>
    public string? Remedy { get; init; }

    /// <summary>The row and what would become of it, as messages show it.</summary>
    public override string ToString() => $"row {Row}: {Message}";
}
