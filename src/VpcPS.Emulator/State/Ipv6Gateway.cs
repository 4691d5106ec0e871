using System;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>The IPv6 gateway of a VPC.</summary>
internal sealed class Ipv6Gateway
{
    /// <summary>The id, <c>ipv6gw-</c> and 21 characters.</summary>
    public required string Ipv6GatewayId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string Name { get; set; } = "";

    /// <summary>The edition; it bounds bandwidth that is paid by traffic.</summary>
    public GatewaySpec Spec { get; set; } = GatewaySpec.Small;

    /// <summary>Whether the gateway can be used yet.</summary>
    public ResourceStatus Status { get; set; } = ResourceStatus.Available;

    /// <summary>When it was created, UTC.</summary>
    public required DateTime CreationTime { get; init; }

    /// <summary>The VPC that it serves; follows from the place in the file.</summary>
    [JsonIgnore]
    public Vpc Vpc { get; set; } = null!;
}
