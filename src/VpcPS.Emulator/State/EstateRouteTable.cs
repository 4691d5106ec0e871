using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A custom route table. The system route table of a VPC has no object of its own.</summary>
internal sealed class EstateRouteTable : LivingResource
{
    /// <inheritdoc/>
    public override string Id => RouteTableId;

    /// <summary>The id, <c>vtb-</c> and 21 characters.</summary>
    public required string RouteTableId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string RouteTableName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>The kind of resource that the route table can be bound to.</summary>
    public AssociateType AssociateType { get; set; }

    /// <summary>The changed routes of a gateway route table.</summary>
    public List<EstateGatewayRoute> GatewayRoutes { get; set; } = [];

    /// <summary>
    /// Whether the route table receives routes from border routers and similar devices. The emulator only stores the value.
    /// </summary>
    public bool RoutePropagationEnable { get; set; } = true;

    /// <summary>When it was created, UTC.</summary>
    public required DateTime CreationTime { get; init; }

    /// <summary>The tags. Each key occurs once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The VPC of the route table. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateVpc Vpc { get; set; } = null!;

    /// <summary>The gateway that the route table is bound to, or null.</summary>
    [JsonIgnore]
    public EstateGateway? Gateway => Vpc.Ipv6Gateway is { } gateway && gateway.GatewayRouteTableId == RouteTableId ? gateway : null;

    /// <summary>The routes of a gateway route table, in the order in which lists show them.</summary>
    [JsonIgnore]
    public IEnumerable<EstateGatewayRoute> AllGatewayRoutes => Vpc.VSwitches
        .Where(vSwitch => AssociateType == AssociateType.Gateway && vSwitch.Ipv6CidrBlock.Length > 0)
        .Select(vSwitch => GatewayRoutes.Find(route => route.DestinationCidrBlock == vSwitch.Ipv6CidrBlock)
            ?? new EstateGatewayRoute { DestinationCidrBlock = vSwitch.Ipv6CidrBlock });

    /// <inheritdoc/>
    public override void Detach() => Vpc.RouteTables.Remove(this);
}
