using System;

namespace VpcPS.Core.Models;

/// <summary>The IPv6 gateway of a VPC. Absent values are null.</summary>
public sealed record Ipv6Gateway
{
    /// <summary>The id, <c>ipv6gw-...</c>; null after a dry run, which creates nothing.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The id of its VPC, <c>vpc-...</c>.</summary>
    public string? VpcId { get; init; }

    /// <summary>Pending, Available or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>Small, Medium or Large. The current API has no editions.</summary>
    public string? Spec { get; init; }

    /// <summary>Normal, FinancialLocked or SecurityLocked. Known only from a query.</summary>
    public string? BusinessStatus { get; init; }

    /// <summary>PostPaid. Known only from a query.</summary>
    public string? InstanceChargeType { get; init; }

    /// <summary>When it was created, UTC. Known only from a query.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it expires, UTC. Null for a gateway with pay-as-you-go billing.</summary>
    public DateTimeOffset? ExpiredTime { get; init; }

    /// <summary>The resource group. A newer field: null when the service does not send it.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The id of the account that owns it. A newer field: null when the service does not send it.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The tags. Empty when there are none.</summary>
    public ValueList<Tag> Tags { get; init; } = new([]);

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The service's id of the call that created it; null from a query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token that it was created with; null from a query.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The id with its VPC and status, as messages show it.</summary>
    public override string ToString() => $"{Ipv6GatewayId ?? "IPv6 gateway"} of {VpcId}" + (Status is null ? "" : $": {Status}");
}
