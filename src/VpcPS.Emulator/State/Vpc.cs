using System.Collections.Generic;

namespace VpcPS.Emulator.State;

/// <summary>A virtual private cloud: blocks of addresses, vSwitches inside them, at most one IPv6 gateway.</summary>
internal sealed class Vpc : LivingResource
{
    /// <inheritdoc/>
    public override string Id => VpcId;

    /// <summary>The id, <c>vpc-</c> and 21 characters.</summary>
    public required string VpcId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string VpcName { get; set; } = "";

    /// <summary>The IPv6 blocks, <c>/56</c>; empty when IPv6 is off.</summary>
    public List<string> Ipv6CidrBlocks { get; set; } = [];

    /// <summary>The gateway, or null. A VPC never gets one by itself.</summary>
    public Ipv6Gateway? Ipv6Gateway { get; set; }

    /// <summary>The vSwitches, each inside one block.</summary>
    public List<VSwitch> VSwitches { get; set; } = [];
}
