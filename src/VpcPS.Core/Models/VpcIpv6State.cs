namespace VpcPS.Core.Models;

/// <summary>The IPv6 state of a VPC or a vSwitch after a command. Absent values are null.</summary>
public sealed record VpcIpv6State
{
    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The id of the vSwitch. Null when the command switched IPv6 of the VPC.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The name of the vSwitch, or of the VPC.</summary>
    public string? Name { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The IPv6 block: a /56 for a VPC, a /64 for a vSwitch. Null when IPv6 is off.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>The number of the vSwitch's /64 in the block of its VPC, 0 to 255. Null for a VPC, and when IPv6 is off.</summary>
    public int? SubnetIndex { get; init; }

    /// <summary>The id of the VPC's IPv6 gateway, if the command was asked to create one.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>
    /// What the command did: Enabled, GatewayCreated where IPv6 was on and only the gateway was created, AlreadyEnabled, Disabled or
    /// AlreadyDisabled.
    /// </summary>
    public string? Outcome { get; init; }

    /// <summary>The id of the request that made the change; null when there was nothing to change.</summary>
    public string? RequestId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => VSwitchId ?? VpcId ?? "";
}
