using System;
using System.Collections.Generic;
using VpcPS.Core.Models;

namespace VpcPS.Report;

/// <summary>The content of a report: everything that was read, and what could not be read.</summary>
internal sealed class ReportContent
{
    /// <summary>When reading began, UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>A text that says where the data was read and with whose credentials. It contains no secret.</summary>
    public required string Source { get; init; }

    /// <summary>The regions that were queried, in order.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    /// <summary>The addresses, in the order of their regions.</summary>
    public List<Ipv6Address> Addresses { get; } = [];

    /// <summary>The gateways by their ids.</summary>
    public Dictionary<string, Ipv6Gateway> Gateways { get; } = new(StringComparer.Ordinal);

    /// <summary>The rules by the ids of their addresses.</summary>
    public Dictionary<string, Ipv6EgressOnlyRule> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of rules of each gateway whose rules were all read.</summary>
    public Dictionary<string, int> RulesOfGateway { get; } = new(StringComparer.Ordinal);

    /// <summary>The regions whose addresses were all read.</summary>
    public HashSet<string> WholeRegions { get; } = new(StringComparer.Ordinal);

    /// <summary>One sentence for each thing that could not be read.</summary>
    public List<string> Unread { get; } = [];

    /// <summary>The steps of a plan, or null when nothing was piped in.</summary>
    public List<Ipv6InternetBandwidthChange>? Plan { get; set; }

    /// <summary>Whether the rules for an address were read. Only then does a missing rule mean that the address has none.</summary>
    public bool KnowsRulesOf(Ipv6Address address) =>
        address.Ipv6GatewayId is null || RulesOfGateway.ContainsKey(address.Ipv6GatewayId);

    /// <summary>The gateway of an address. Null when it has none, or when it was not read.</summary>
    public Ipv6Gateway? GatewayOf(Ipv6Address address) =>
        address.Ipv6GatewayId is { } id && Gateways.TryGetValue(id, out Ipv6Gateway? gateway) ? gateway : null;

    /// <summary>The rule for an address, or null.</summary>
    public Ipv6EgressOnlyRule? RuleOf(Ipv6Address address) =>
        Rules.TryGetValue(address.Ipv6AddressId!, out Ipv6EgressOnlyRule? rule) ? rule : null;
}
