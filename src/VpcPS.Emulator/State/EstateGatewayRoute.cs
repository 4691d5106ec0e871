using System;

namespace VpcPS.Emulator.State;

/// <summary>
/// What somebody changed in a route of a gateway route table. A gateway route table has a route for each IPv6 block of a vSwitch
/// of its VPC, and nobody adds or deletes one: documented for IPv6 gateways. One that nobody changed has the next hop Local.
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

    /// <summary>Until when it is Modifying, UTC; null for not.</summary>
    public DateTime? ModifyingUntil { get; set; }

    /// <summary>Whether it is Modifying at a time, UTC.</summary>
    public bool IsModifying(DateTime now) => ModifyingUntil > now;
}
