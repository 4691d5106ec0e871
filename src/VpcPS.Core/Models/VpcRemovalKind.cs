namespace VpcPS.Core.Models;

/// <summary>The kind of a resource in a VPC. The values are in the order in which resources are removed.</summary>
public enum VpcRemovalKind
{
    /// <summary>An egress-only rule of an IPv6 gateway.</summary>
    EgressOnlyRule,

    /// <summary>The public bandwidth of an IPv6 address.</summary>
    InternetBandwidth,

    /// <summary>An IPv6 address. It is released, or unassigned from its network interface.</summary>
    Ipv6Address,

    /// <summary>The binding of a route table to an IPv6 gateway.</summary>
    GatewayBinding,

    /// <summary>A custom route.</summary>
    Route,

    /// <summary>An IPv6 gateway.</summary>
    Ipv6Gateway,

    /// <summary>A network interface of ECS or of another product. No command of this module removes it.</summary>
    NetworkInterface,

    /// <summary>A vSwitch.</summary>
    VSwitch,

    /// <summary>A custom route table.</summary>
    RouteTable,

    /// <summary>A resource of another product in the VPC. No command of this module removes it.</summary>
    CloudResource,

    /// <summary>The VPC itself.</summary>
    Vpc,
}
