using System;

namespace VpcPS.Core.Models;

/// <summary>The result of Export-VpcEstate: what it wrote to a file.</summary>
public sealed record VpcEstateExport
{
    /// <summary>The file.</summary>
    public string? Path { get; init; }

    /// <summary>The regions that were read.</summary>
    public ValueList<string> Regions { get; init; } = new([]);

    /// <summary>The number of VPCs.</summary>
    public int Vpcs { get; init; }

    /// <summary>The number of vSwitches.</summary>
    public int VSwitches { get; init; }

    /// <summary>The number of custom route tables. Each VPC also has a system route table.</summary>
    public int RouteTables { get; init; }

    /// <summary>The number of custom routes.</summary>
    public int Routes { get; init; }

    /// <summary>The number of network interfaces.</summary>
    public int NetworkInterfaces { get; init; }

    /// <summary>The number of IPv6 gateways.</summary>
    public int Ipv6Gateways { get; init; }

    /// <summary>The number of IPv6 addresses.</summary>
    public int Ipv6Addresses { get; init; }

    /// <summary>The number of addresses with bandwidth.</summary>
    public int Ipv6InternetBandwidths { get; init; }

    /// <summary>The number of egress-only rules.</summary>
    public int Ipv6EgressOnlyRules { get; init; }

    /// <summary>What the file lacks, or has only a replacement for, with the reason.</summary>
    public ValueList<string> Missing { get; init; } = new([]);

    /// <summary>What changed while the cloud was read. The file has the state that was read last.</summary>
    public ValueList<string> Changed { get; init; } = new([]);

    /// <summary>Whether names, descriptions, tags, ids and addresses were replaced.</summary>
    public bool IsAnonymized { get; init; }

    /// <summary>How long the reading took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The export, as messages show it.</summary>
    public override string ToString() => $"{Path}: {Vpcs} VPCs, {Ipv6Addresses} addresses";
}
