using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Models;

/// <summary>A virtual private cloud. Absent values are null.</summary>
public sealed record VpcNetwork
{
    /// <summary>The id, <c>vpc-...</c>; null after a dry run, which creates nothing.</summary>
    public string? VpcId { get; init; }

    /// <summary>The name. The API calls it VpcName.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>Pending, Available or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>The IPv4 block.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>The IPv4 blocks that were added, up to five.</summary>
    public ValueList<string> SecondaryCidrBlocks { get; init; } = new([]);

    /// <summary>The IPv6 block, a /56. Null when IPv6 is off. For a VPC with several IPv6 blocks, the first one.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>All IPv6 blocks, each with its line type. Empty when IPv6 is off.</summary>
    public ValueList<VpcCidrBlock> Ipv6CidrBlocks { get; init; } = new([]);

    /// <summary>Whether IPv6 is on. A newer field: null when the service does not send it.</summary>
    public bool? EnabledIpv6 { get; init; }

    /// <summary>The user CIDR blocks, up to three: ranges that are reached over a leased line.</summary>
    public ValueList<string> UserCidrs { get; init; } = new([]);

    /// <summary>Whether it is the default VPC of the region; null when the service does not send it.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>The ids of its vSwitches.</summary>
    public ValueList<string> VSwitchIds { get; init; } = new([]);

    /// <summary>The id of its router, <c>vrt-...</c>.</summary>
    public string? VRouterId { get; init; }

    /// <summary>The ids of its route tables, the system route table first. Only a query returns all of them.</summary>
    public ValueList<string> RouterTableIds { get; init; } = new([]);

    /// <summary>The ids of its NAT gateways.</summary>
    public ValueList<string> NatGatewayIds { get; init; } = new([]);

    /// <summary>Whether instances get DNS host names: ENABLED or DISABLED; null when the service does not send it.</summary>
    public string? DnsHostnameStatus { get; init; }

    /// <summary>The id of its DHCP options set, or null.</summary>
    public string? DhcpOptionsSetId { get; init; }

    /// <summary>The state of the DHCP options set: Available, InUse, Pending or Deleted; null without one.</summary>
    public string? DhcpOptionsSetStatus { get; init; }

    /// <summary>Attached when the VPC is in a Cloud Enterprise Network, otherwise null.</summary>
    public string? CenStatus { get; init; }

    /// <summary>The id of the account that owns it. A newer field: null when the service does not send it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>The resource group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags. Empty when there are none.</summary>
    public ValueList<Tag> Tags { get; init; } = new([]);

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The service's id of the call that created it; null from a query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token that it was created with; null from a query.</summary>
    public string? ClientToken { get; init; }

    /// <summary>All blocks of the VPC, IPv4 and IPv6.</summary>
    internal IEnumerable<string> AllBlocks() => SecondaryCidrBlocks
        .Concat(Ipv6CidrBlocks.Select(block => block.CidrBlock))
        .Append(CidrBlock)
        .Append(Ipv6CidrBlock)
        .OfType<string>();
}
