using System;
using System.Linq;

namespace VpcPS.Core.Models;

/// <summary>The kinds of next hops of routes. Source: the documentation of the official SDK 7.3.2.</summary>
internal static class NextHopTypes
{
    /// <summary>An IPv6 gateway.</summary>
    public const string Ipv6Gateway = "IPv6Gateway";

    /// <summary>An ECS instance: what the service takes when it is told nothing.</summary>
    public const string Instance = "Instance";

    /// <summary>The next hop of a route of the system: packets stay in the VPC.</summary>
    public const string Local = "local";

    /// <summary>All kinds that a route can be made with, as the service spells them.</summary>
    public static readonly string[] All =
    [
        Ipv6Gateway, Instance, "NetworkInterface", "HaVip", "RouterInterface", "VpnGateway", "NatGateway", "Attachment", "VpcPeer",
        "Ipv4Gateway", "GatewayEndpoint", "Ecr", "GatewayLoadBalancerEndpoint", "RouteTargetGroup",
    ];

    // The kinds whose ids begin in one known way, by the samples of the documentation.
    private static readonly (string Prefix, string Type)[] Prefixes =
    [
        (IdPrefixes.Ipv6Gateway, Ipv6Gateway),
        (IdPrefixes.NetworkInterface, "NetworkInterface"),
        ("i-", Instance),
        ("havip-", "HaVip"),
        ("ri-", "RouterInterface"),
        ("vpn-", "VpnGateway"),
        ("ngw-", "NatGateway"),
        ("tr-attach-", "Attachment"),
        ("pcc-", "VpcPeer"),
        ("ipv4gw-", "Ipv4Gateway"),
    ];

    /// <summary>The kind of a next hop that its id tells, or null.</summary>
    public static string? OfId(string nextHopId) => Prefixes
        .Where(known => nextHopId.StartsWith(known.Prefix, StringComparison.Ordinal))
        .Select(known => known.Type)
        .FirstOrDefault();
}
