using System;

namespace VpcPS.Emulator.State;

/// <summary>
/// A changed route of a gateway route table. Such a table always has one route for each IPv6 block of a vSwitch of its VPC; users can
/// change these routes, but can't add or delete any. This is documented for IPv6 gateways. A route without changes has the next hop Local
/// and needs no object.
/// </summary>
internal sealed class EstateGatewayRoute
{
    /// <summary>The destination: the IPv6 block of a vSwitch.</summary>
    public required string DestinationCidrBlock { get; init; }

    /// <summary>The kind of the next hop.</summary>
    public GatewayHopType NextHopType { get; set; }

    /// <summary>The id of the next hop; empty for Local.</summary>
    public string NextHopId { get; set; } = "";

    /// <summary>The name; empty when unset.</summary>
    public string Name { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>Until when the route has the status Modifying, UTC. Null when it has another status.</summary>
    public DateTime? ModifyingUntil { get; set; }

    /// <summary>Whether the route has the status Modifying at a time, UTC.</summary>
    public bool IsModifying(DateTime now) => ModifyingUntil > now;
}
