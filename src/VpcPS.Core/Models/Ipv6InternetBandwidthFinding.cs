namespace VpcPS.Core.Models;

/// <summary>
/// The result of checking a row of a purchase plan: the purchase would succeed, or one reason why it would fail. The
/// columns are those of the row, so that findings can be piped to a purchase. Absent values are null.
/// </summary>
public sealed record Ipv6InternetBandwidthFinding
{
    /// <summary>Which row of the input, from 1.</summary>
    public int Row { get; init; }

    /// <summary>Whether the purchase would succeed, as far as a check without a purchase can tell.</summary>
    public bool WouldSucceed => Code is null;

    /// <summary>The address id, as the row has it.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The gateway id of the row. When the row has none, that of the address.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>Mbit/s. Null when the row has no number.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>PayByBandwidth or PayByTraffic. When the row has another text, that text.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The error id that the purchase would fail with, or null.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong, or what would be bought.</summary>
    public string? Message { get; init; }

    /// <summary>What to do; in most cases the command to type. Null when nothing is wrong.</summary>
    public string? Remedy { get; init; }

    /// <summary>The row and its result, as messages show them.</summary>
    public override string ToString() => $"row {Row}: {Message}";
}
