namespace VpcPS.Core.Models;

/// <summary>One reason why a purchase would fail.</summary>
public sealed record Ipv6InternetBandwidthFinding
{
    /// <summary>The error id that the purchase would fail with.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong.</summary>
    public string? Message { get; init; }

    /// <summary>What to do; in most cases the command to type.</summary>
    public string? Remedy { get; init; }

    /// <summary>The error id. A CSV has the message in another column.</summary>
    public override string ToString() => Code ?? "";
}
