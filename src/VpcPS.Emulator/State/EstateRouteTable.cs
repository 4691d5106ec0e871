using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A route table that somebody made. The system route table of a VPC is no object of its own.</summary>
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

    /// <summary>What it can be bound to.</summary>
    public AssociateType AssociateType { get; set; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTime CreationTime { get; init; }

    /// <summary>The tags. Each key is there once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The VPC that it is a part of. In the file it is the object around this one.</summary>
    [JsonIgnore]
    public EstateVpc Vpc { get; set; } = null!;

    /// <inheritdoc/>
    public override void Detach() => Vpc.RouteTables.Remove(this);
}
