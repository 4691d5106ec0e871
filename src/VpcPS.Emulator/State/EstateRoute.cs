using System;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A custom route. System routes have no objects, because they are derived from the vSwitches.</summary>
internal sealed class EstateRoute : LivingResource
{
    /// <inheritdoc/>
    public override string Id => RouteEntryId;

    /// <summary>The id, <c>rte-</c> and 21 characters.</summary>
    public required string RouteEntryId { get; init; }

    /// <summary>The id of its route table; empty for the system route table of the VPC.</summary>
    public string RouteTableId { get; set; } = "";

    /// <summary>The destination: an IPv4 or IPv6 block, unique in the route table.</summary>
    public required string DestinationCidrBlock { get; init; }

    /// <summary>The kind of the next hop.</summary>
    public required NextHopType NextHopType { get; init; }

    /// <summary>The id of the next hop.</summary>
    public required string NextHopId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string RouteEntryName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>When the route was last changed, UTC.</summary>
    public required DateTime GmtModified { get; init; }

    /// <summary>The VPC of the route. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateVpc Vpc { get; set; } = null!;

    /// <inheritdoc/>
    public override void Detach() => Vpc.Routes.Remove(this);
}
