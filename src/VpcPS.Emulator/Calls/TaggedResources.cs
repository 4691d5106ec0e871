using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Calls;

/// <summary>The resources that can have tags.</summary>
internal static class TaggedResources
{
    /// <summary>The maximum number of tags of a resource.</summary>
    public const int TagsPerResource = 20;

    /// <summary>The parameter for the type of the resources. Its value ignores case.</summary>
    public static readonly ChoiceParameter<ResourceType> Type = new("ResourceType") { Required = true, IgnoreCase = true };

    /// <summary>The types. The names are values of the API. Bandwidths and egress-only rules have no type.</summary>
    public enum ResourceType
    {
        /// <summary>VPCs.</summary>
        VPC,

        /// <summary>vSwitches.</summary>
        VSWITCH,

        /// <summary>IPv6 gateways.</summary>
        IPV6GATEWAY,

        /// <summary>IPv6 addresses.</summary>
        IPV6ADDRESS,

        /// <summary>
        /// Route tables. That those of the system have tags, too, is in no document; DescribeRouteTableList shows tags for both kinds.
        /// </summary>
        ROUTETABLE,

        // The API also has the following types. The estate has no such resources.
#pragma warning disable CS1591
        EIP,
        VPNGATEWAY,
        NATGATEWAY,
        COMMONBANDWIDTHPACKAGE,
        PREFIXLIST,
        PUBLICIPADDRESSPOOL,
        IPV4GATEWAY,
        NETWORKACL,
        TRAFFICMIRRORFILTER,
        TRAFFICMIRRORSESSION,
        FLOWLOG,
        HAVIP,
        DHCPOPTIONSSET,
        GATEWAYENDPOINT,
#pragma warning restore CS1591
    }

    /// <summary>All resources of a type in a region, with their tags.</summary>
    public static IEnumerable<(string Id, List<ResourceTag> Tags)> All(EstateRegion region, ResourceType type) => type switch
    {
        ResourceType.VPC => region.Vpcs.Select(vpc => (vpc.Id, vpc.Tags)),
        ResourceType.VSWITCH => region.VSwitches.Select(vSwitch => (vSwitch.Id, vSwitch.Tags)),
        ResourceType.IPV6GATEWAY => region.Ipv6Gateways.Select(gateway => (gateway.Id, gateway.Tags)),
        ResourceType.IPV6ADDRESS => region.Ipv6Addresses.Select(address => (address.Id, address.Tags)),
        ResourceType.ROUTETABLE => region.Vpcs.SelectMany(vpc => vpc.RouteTables)
            .Select(table => (table.Id, table.Tags))
            .Concat(region.Vpcs.Select(vpc => (vpc.RouteTableId, vpc.SystemRouteTableTags))),
        _ => [],
    };

    /// <summary>The error codes of <see cref="Find"/>, one for each type.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        [.. ((ResourceType[])Enum.GetValues(typeof(ResourceType))).Select(type => Refusals.NotFound(KindOf(type), "").Code)];

    /// <summary>The parameter for the ids of the resources.</summary>
    /// <param name="required">Whether at least one id is needed.</param>
    public static ListParameter Ids(bool required) => new("ResourceId") { Required = required, MaximumEntries = 50 };

    /// <summary>Finds the tags of each resource that a request names.</summary>
    /// <exception cref="ApiException">A resource does not exist. The code follows the service's pattern.</exception>
    public static IReadOnlyList<(string Id, List<ResourceTag> Tags)> Find(ActionCall call, ListParameter ids)
    {
        ResourceType type = call.Get(Type)!.Value;
        Dictionary<string, List<ResourceTag>> all = All(call.Region, type).ToDictionary(r => r.Id, r => r.Tags);
        return [.. call.Get(ids).Distinct().Select(id =>
            (id, all.TryGetValue(id, out List<ResourceTag>? tags) ? tags : throw Refusals.NotFound(KindOf(type), id)))];
    }

    private static string KindOf(ResourceType type) => type switch
    {
        ResourceType.VSWITCH => "VSwitch",
        ResourceType.IPV6GATEWAY => "Ipv6Gateway",
        ResourceType.ROUTETABLE => "RouteTable",
        ResourceType.IPV6ADDRESS => "Ipv6Address",
        _ => type.ToString(),
    };
}
