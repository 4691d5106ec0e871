using System;

namespace VpcPS.Core.Models;

/// <summary>An elastic network interface of ECS, with the properties that matter to a network. Absent values are null.</summary>
public sealed record VpcInterface
{
    /// <summary>The id, <c>eni-...</c>.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The name. The API calls it NetworkInterfaceName.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>Primary for the interface that an instance always has, Secondary for one that can be detached.</summary>
    public string? Type { get; init; }

    /// <summary>Available, Attaching, InUse, Detaching or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>The id of the instance that it is attached to, <c>i-...</c>.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The id of its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The id of its vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The zone, such as cn-huhehaote-a.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The primary IPv4 address.</summary>
    public string? PrivateIpAddress { get; init; }

    /// <summary>The IPv6 addresses. Empty when there are none. The API calls them Ipv6Sets.</summary>
    public ValueList<string> Ipv6Addresses { get; init; } = new([]);

    /// <summary>The IPv6 prefixes. Empty when there are none. The API calls them Ipv6PrefixSets.</summary>
    public ValueList<string> Ipv6Prefixes { get; init; } = new([]);

    /// <summary>The ids of its security groups. Empty when there are none.</summary>
    public ValueList<string> SecurityGroupIds { get; init; } = new([]);

    /// <summary>Whether another cloud service manages it. Then only that service can change its addresses.</summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>The resource group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags. Empty when there are none.</summary>
    public ValueList<Tag> Tags { get; init; } = new([]);

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The id with its instance and status, as messages show it.</summary>
    public override string ToString() =>
        (NetworkInterfaceId ?? "network interface")
            + (InstanceId is null ? "" : $" of {InstanceId}")
            + (Status is null ? "" : $": {Status}");
}
