using System;

namespace VpcPS.Core.Models;

/// <summary>A route table of a VPC. Absent values are null.</summary>
public sealed record VpcRouteTable
{
    /// <summary>The id, <c>vtb-...</c>.</summary>
    public string? RouteTableId { get; init; }

    /// <summary>The name. The API calls it RouteTableName.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The id of its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>System for the table that every VPC has, Custom for one that a user created.</summary>
    public string? RouteTableType { get; init; }

    /// <summary>The kind of resource that it can be bound to: VSwitch or Gateway.</summary>
    public string? AssociateType { get; init; }

    /// <summary>Pending, Available or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>The ids of the vSwitches that are bound to it. Empty when there are none.</summary>
    public ValueList<string> VSwitchIds { get; init; } = new([]);

    /// <summary>The ids of the gateways that it is bound to. Empty when there are none.</summary>
    public ValueList<string> GatewayIds { get; init; } = new([]);

    /// <summary>The id of the router, <c>vrt-...</c>.</summary>
    public string? RouterId { get; init; }

    /// <summary>The kind of the router: VRouter, or VBR for a border router.</summary>
    public string? RouterType { get; init; }

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

    /// <summary>The id with its VPC and status, as messages show it.</summary>
    public override string ToString() => $"{RouteTableId ?? "route table"} of {VpcId}" + (Status is null ? "" : $": {Status}");
}
