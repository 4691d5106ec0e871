using System;
using System.Linq;

namespace VpcPS.Core.Models;

/// <summary>
/// The result of checking one row of a purchase plan: that the purchase would succeed, or why it would fail. It has the columns
/// of the row, so you can pipe it into a purchase. Absent values are null.
/// </summary>
public sealed record Ipv6InternetBandwidthCheck
{
    private readonly string? _wish;

    /// <summary>Which row of the input, from 1.</summary>
    public int Row { get; init; }

    /// <summary>Whether the purchase would succeed, as far as a check without a purchase can tell.</summary>
    public bool WouldSucceed => Findings.Count == 0;

    /// <summary>The address id, as the row has it.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The gateway id of the row. When the row has none, the gateway id of the address.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>Mbit/s. Null when the row has no number.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>PayByBandwidth or PayByTraffic. When the row has another text, that text.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>Everything that is wrong with the row, each with Code, Message and Remedy. Empty when nothing is wrong.</summary>
    public ValueList<Ipv6InternetBandwidthFinding> Findings { get; init; } = new([]);

    /// <summary>The error id of the first finding, which the purchase would fail with; or null.</summary>
    public string? Code => Findings.FirstOrDefault()?.Code;

    /// <summary>What is wrong, one sentence for each finding; or what would be bought.</summary>
    public string? Message
    {
        get => WouldSucceed ? _wish : Joined(finding => finding.Message);
        init => _wish = value;
    }

    /// <summary>What to do, for each finding; in most cases the command to type. Null when nothing is wrong.</summary>
    public string? Remedy => WouldSucceed ? null : Joined(finding => finding.Remedy);

    /// <summary>The row and its result, as messages show them.</summary>
    public override string ToString() => $"row {Row}: {Message}";

    private string? Joined(Func<Ipv6InternetBandwidthFinding, string?> text) => Findings.Count == 1
        ? text(Findings[0])
        : string.Join("; ", Findings.Select(text).Distinct().Select(sentence => sentence?.TrimEnd('.', '。')));
}
