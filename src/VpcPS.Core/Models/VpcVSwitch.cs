using System;

namespace VpcPS.Core.Models;

/// <summary>A vSwitch: the part of a VPC that is in one zone. Absent values are null.</summary>
public sealed record VpcVSwitch
{
    /// <summary>The id, <c>vsw-...</c>.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The name. The API calls it VSwitchName.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The id of its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The zone, such as cn-huhehaote-a.</summary>
    public string? ZoneId { get; init; }

    /// <summary>Pending, Available or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>The IPv4 block.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>The IPv6 block, a /64. Null when IPv6 is off.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>Whether IPv6 is on. A newer field: null when the service does not send it.</summary>
    public bool? EnabledIpv6 { get; init; }

    /// <summary>Whether it is the default vSwitch of its zone; null when the service does not send it.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>The id of its route table, <c>vtb-...</c>.</summary>
    public string? RouteTableId { get; init; }

    /// <summary>The kind of its route table: System or Custom.</summary>
    public string? RouteTableType { get; init; }

    /// <summary>The id of its network ACL, or null.</summary>
    public string? NetworkAclId { get; init; }

    /// <summary>How it is shared with another account: Shared or Sharing. Null when it is not shared.</summary>
    public string? ShareType { get; init; }

    /// <summary>The id of the account that owns it. A newer field: null when the service does not send it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>How many IPv4 addresses are free.</summary>
    public int? AvailableIpAddressCount { get; init; }

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
}
