using System;

namespace VpcPS.Core.Models;

/// <summary>A virtual private cloud. Absent values are null.</summary>
public sealed record VpcNetwork
{
    /// <summary>The id, <c>vpc-...</c>.</summary>
    public string? VpcId { get; init; }

    /// <summary>The name. The API calls it VpcName.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>Pending, Available or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>The IPv4 block.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>The IPv6 block, a /56; null where IPv6 is off.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>The ids of its vSwitches.</summary>
    public ValueList<string> VSwitchIds { get; init; } = new([]);

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>The resource group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags. Empty when there are none.</summary>
    public ValueList<Tag> Tags { get; init; } = new([]);

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }
}
