using System;
using System.Linq;

namespace VpcPS.Core.Models;

/// <summary>The types of next hops. Source: the documentation of the official SDK 7.3.2.</summary>
internal static class NextHopTypes
{
    /// <summary>An IPv6 gateway.</summary>
    public const string Ipv6Gateway = "IPv6Gateway";

    /// <summary>An ECS instance. This is the service's default.</summary>
    public const string Instance = "Instance";

    /// <summary>The next hop of a system route: packets stay in the VPC.</summary>
    public const string Local = "local";

    /// <summary>The next hop of an unchanged route in a gateway route table: packets go directly to their destination.</summary>
    public const string GatewayLocal = "Local";

    /// <summary>A network interface of ECS.</summary>
    public const string NetworkInterface = "NetworkInterface";

    /// <summary>All types that a new route can have, in the service's spelling.</summary>
    public static readonly string[] All =
    [
        Ipv6Gateway, Instance, NetworkInterface, "HaVip", "RouterInterface", "VpnGateway", "NatGateway", "Attachment", "VpcPeer",
        "Ipv4Gateway", "GatewayEndpoint", "Ecr", "GatewayLoadBalancerEndpoint", "RouteTargetGroup",
    ];

    // The types whose ids have a known prefix, according to the samples of the documentation.
    private static readonly (string Prefix, string Type)[] Prefixes =
    [
        (IdPrefixes.Ipv6Gateway, Ipv6Gateway),
        (IdPrefixes.NetworkInterface, NetworkInterface),
        ("i-", Instance),
        ("havip-", "HaVip"),
        ("ri-", "RouterInterface"),
        ("vpn-", "VpnGateway"),
        ("ngw-", "NatGateway"),
        ("tr-attach-", "Attachment"),
        ("pcc-", "VpcPeer"),
        ("ipv4gw-", "Ipv4Gateway"),
    ];

    /// <summary>The type of a next hop, recognised by the prefix of its id; or null.</summary>
    public static string? OfId(string nextHopId) => Prefixes
        .Where(known => nextHopId.StartsWith(known.Prefix, StringComparison.Ordinal))
        .Select(known => known.Type)
        .FirstOrDefault();
}
