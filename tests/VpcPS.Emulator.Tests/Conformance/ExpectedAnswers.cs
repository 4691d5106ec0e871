using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>A read, and the whole answer that it must get, except for the RequestId.</summary>
internal sealed record ExpectedAnswer(string Action, JsonObject With, JsonObject Answer);

/// <summary>
/// The expected answers for an estate, in the format of the API. They are written independently from the documents, with none of the
/// emulator's own code for answers.
/// </summary>
internal sealed class ExpectedAnswers(EstateDocument estate)
{
    private const string RegionId = "cn-huhehaote";

    private readonly EstateRegion _region = estate.Regions.Single();

    /// <summary>Every action that reads, for the resources with the most details.</summary>
    public IReadOnlyList<ExpectedAnswer> All()
    {
        EstateVpc web = _region.Vpcs.Single(vpc => vpc.VpcId == "vpc-web");
        EstateVSwitch vSwitch = web.VSwitches[0];
        EstateAddress[] addresses = [.. web.VSwitches.SelectMany(v => v.Ipv6Addresses).Where(a => a.AddressType == AddressKind.IPv6Address)];
        EstateVpc[] some = [.. _region.Vpcs.Where(vpc => vpc.VpcId is "vpc-web" or "vpc-ipv4" or "vpc-pending")];
        return
        [
            new("DescribeRegions", new() { ["AcceptLanguage"] = "en-US" }, Regions()),
            Look("DescribeZones", new() { ["AcceptLanguage"] = "en-us" }, new() { ["Zones"] = List("Zone", "ABC".Select(Zone)) }),
            new("GetCallerIdentity", [], Root(estate.AccountId.ToString(CultureInfo.InvariantCulture))),
            Look("DescribeVpcs", new() { ["VpcId"] = string.Join(",", some.Select(vpc => vpc.VpcId)) }, Page("Vpcs", "Vpc", some.Select(ListedVpc))),
            Look("DescribeVpcAttribute", new() { ["VpcId"] = web.VpcId }, ShownVpc(web)),
            Look("DescribeVSwitches", new() { ["VpcId"] = web.VpcId }, Page("VSwitches", "VSwitch", web.VSwitches.Select(VSwitch))),
            Look("DescribeVSwitchAttributes", new() { ["VSwitchId"] = vSwitch.VSwitchId }, VSwitch(vSwitch)),
            Look("DescribeRouteTableList", new() { ["VpcId"] = web.VpcId }, Page("RouterTableList", "RouterTableListType", RouteTables(web))),
            Look(
                "DescribeRouteEntryList",
                new() { ["RouteTableId"] = "vtb-web", ["MaxResult"] = 50 },
                new() { ["NextToken"] = "", ["TotalCount"] = 6, ["RouteEntrys"] = List("RouteEntry", Routes(web).Select(ListedRoute)) }),
            Look("DescribeRouteTables", new() { ["RouteTableId"] = "vtb-web" }, Page("RouteTables", "RouteTable", [TableWithRoutes(web)])),
            Look("DescribeIpv6Gateways", [], Page("Ipv6Gateways", "Ipv6Gateway", _region.Ipv6Gateways.Select(Gateway))),
            Look("DescribeIpv6GatewayAttribute", new() { ["Ipv6GatewayId"] = web.Ipv6Gateway!.Ipv6GatewayId }, ShownGateway(web.Ipv6Gateway)),
            Look(
                "ListGatewayRouteTableEntries",
                new() { ["GatewayRouteTableId"] = "vtb-gateway" },
                new() { ["NextToken"] = "", ["TotalCount"] = "2", ["GatewayRouteEntryModels"] = new JsonArray([.. GatewayRoutes(web)]) }),
            Look(
                "DescribeIpv6Addresses",
                new() { ["VpcId"] = web.VpcId, ["IncludeReservationData"] = true, ["PageSize"] = 50 },
                Page("Ipv6Addresses", "Ipv6Address", addresses.Select(Address), 50)),
            Look(
                "DescribeIpv6EgressOnlyRules",
                new() { ["Ipv6GatewayId"] = web.Ipv6Gateway.Ipv6GatewayId },
                Page("Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule", web.Ipv6Gateway.Ipv6EgressOnlyRules.Select(Rule))),
            Look(
                "ListTagResources",
                new() { ["ResourceType"] = "VPC", ["ResourceId"] = new JsonArray(web.VpcId) },
                new() { ["NextToken"] = "", ["TagResources"] = List("TagResource", web.Tags.Select(tag => TagOf(web.VpcId, tag))) }),
            Look(
                "DescribeNetworkInterfaces",
                new() { ["NetworkInterfaceId"] = new JsonArray("eni-web", "eni-free") },
                new()
                {
                    ["NextToken"] = "",
                    ["TotalCount"] = 2,
                    ["NetworkInterfaceSets"] = List("NetworkInterfaceSet", [Interface(vSwitch, vSwitch.NetworkInterfaces[0]), ImpliedInterface(vSwitch)]),
                }),
        ];
    }

    private static ExpectedAnswer Look(string action, JsonObject with, JsonObject answer)
    {
        with["RegionId"] = RegionId;
        return new(action, with, answer);
    }

    private static JsonObject Zone(char letter) => new()
    {
        ["ZoneId"] = $"{RegionId}-{char.ToLowerInvariant(letter)}",
        ["LocalName"] = $"China (Hohhot) Zone {letter}",
        ["ZoneType"] = "AvailabilityZone",
    };

    // The estate's first key is the account's own.
    private static JsonObject Root(string account) => new()
    {
        ["IdentityType"] = "Account",
        ["AccountId"] = account,
        ["PrincipalId"] = account,
        ["UserId"] = account,
        ["Arn"] = $"acs:ram::{account}:root",
    };

    private static JsonObject Regions() => new()
    {
        ["Regions"] = List("Region", RegionTable.All.Where(r => r.IsPublic).Select(r => new JsonObject
        {
            ["RegionId"] = r.RegionId,
            ["LocalName"] = r.Name ?? r.RegionId,
            ["RegionEndpoint"] = new EndpointResolver(null, EndpointNetwork.Public).Resolve(r.RegionId).Host,
        })),
    };

    private static JsonObject Page(string plural, string singular, IEnumerable<JsonObject> items, int size = 10)
    {
        JsonObject[] all = [.. items];
        return new() { ["PageNumber"] = 1, ["PageSize"] = size, ["TotalCount"] = all.Length, [plural] = List(singular, all) };
    }

    private JsonObject ListedVpc(EstateVpc vpc)
    {
        JsonObject listed = Vpc(vpc);
        listed["RouterTableIds"] = List("RouterTableIds", vpc.RouteTables.Select(table => Text(table.RouteTableId)).Prepend(RouteTableOf(vpc)));
        listed["NatGatewayIds"] = List("NatGatewayIds", []);
        return listed;
    }

    private JsonObject ShownVpc(EstateVpc vpc)
    {
        JsonObject shown = Vpc(vpc);
        shown["ClassicLinkEnabled"] = false;
        return shown;
    }

    private JsonObject Vpc(EstateVpc vpc) => new()
    {
        ["VpcId"] = vpc.VpcId,
        ["VpcName"] = vpc.VpcName,
        ["Description"] = vpc.Description,
        ["Status"] = vpc.Status.ToString(),
        ["RegionId"] = RegionId,
        ["CreationTime"] = Time(vpc.CreationTime),
        ["CidrBlock"] = vpc.CidrBlock,
        ["SecondaryCidrBlocks"] = List("SecondaryCidrBlock", vpc.SecondaryCidrBlocks.Select(Text)),
        ["UserCidrs"] = List("UserCidr", vpc.UserCidrs.Select(Text)),
        ["EnabledIpv6"] = vpc.Ipv6CidrBlocks.Count > 0,
        ["Ipv6CidrBlock"] = vpc.Ipv6CidrBlocks.FirstOrDefault() ?? "",
        ["Ipv6CidrBlocks"] = List("Ipv6CidrBlock", vpc.Ipv6CidrBlocks.Select(block => new JsonObject
        {
            ["Ipv6CidrBlock"] = block,
            ["Ipv6Isp"] = vpc.Ipv6Isps.TryGetValue(block, out Ipv6Isp isp) ? isp.ToString() : "BGP",
        })),
        ["IsDefault"] = vpc.IsDefault,
        ["DnsHostnameStatus"] = vpc.EnableDnsHostname ? "ENABLED" : "DISABLED",
        ["DhcpOptionsSetId"] = vpc.DhcpOptionsSetId,
        ["DhcpOptionsSetStatus"] = vpc.DhcpOptionsSetId.Length > 0 ? "InUse" : "",
        ["VRouterId"] = "vrt-" + vpc.VpcId["vpc-".Length..],
        ["VSwitchIds"] = List("VSwitchId", vpc.VSwitches.Select(v => Text(v.VSwitchId))),
        ["OwnerId"] = estate.AccountId,
        ["ResourceGroupId"] = vpc.ResourceGroupId,
        ["Tags"] = Tags(vpc.Tags),
    };

    private IEnumerable<JsonObject> RouteTables(EstateVpc vpc) => vpc.RouteTables
        .Select(table => RouteTable(vpc, Text(table.RouteTableId), [.. vpc.VSwitches.Where(v => v.RouteTableId == table.RouteTableId)], new()
        {
            ["RouteTableName"] = table.RouteTableName,
            ["Description"] = table.Description,
            ["RouteTableType"] = "Custom",
            ["AssociateType"] = table.AssociateType.ToString(),
            ["RoutePropagationEnable"] = table.RoutePropagationEnable,
            ["CreationTime"] = Time(table.CreationTime),
            ["Status"] = table.Status.ToString(),
            ["Tags"] = Tags(table.Tags),
        }))
        .Prepend(RouteTable(vpc, RouteTableOf(vpc), [.. vpc.VSwitches.Where(v => v.RouteTableId.Length == 0)], new()
        {
            ["RouteTableName"] = vpc.SystemRouteTableName,
            ["Description"] = vpc.SystemRouteTableDescription,
            ["RouteTableType"] = "System",
            ["AssociateType"] = "VSwitch",
            ["RoutePropagationEnable"] = true,
            ["CreationTime"] = Time(vpc.CreationTime),
            ["Status"] = vpc.Status.ToString(),
            ["Tags"] = Tags([]),
        }));

    private JsonObject RouteTable(EstateVpc vpc, JsonNode id, EstateVSwitch[] bound, JsonObject own)
    {
        own["RouteTableId"] = id;
        own["RouterId"] = "vrt-" + vpc.VpcId["vpc-".Length..];
        own["RouterType"] = "VRouter";
        own["VpcId"] = vpc.VpcId;
        own["VSwitchIds"] = List("VSwitchId", bound.Select(v => Text(v.VSwitchId)));
        own["GatewayIds"] = List("GatewayIds", (string?)id == vpc.Ipv6Gateway?.GatewayRouteTableId ? [Text(vpc.Ipv6Gateway!.Ipv6GatewayId)] : []);
        own["OwnerId"] = estate.AccountId;
        own["ResourceGroupId"] = vpc.ResourceGroupId;
        return own;
    }

    // Of the system route table: the blocks of the vSwitches, the block of the cloud's services, and what somebody made.
    private static IEnumerable<(string Destination, EstateRoute? Made)> Routes(EstateVpc vpc) =>
    [
        .. vpc.VSwitches.SelectMany(v => new[] { v.CidrBlock, v.Ipv6CidrBlock }).Where(block => block.Length > 0)
            .Append("100.64.0.0/10").OrderBy(block => block, StringComparer.Ordinal).Select(block => (block, (EstateRoute?)null)),
        .. vpc.Routes.Where(route => route.RouteTableId.Length == 0).Select(route => (route.DestinationCidrBlock, (EstateRoute?)route)),
    ];

    private static JsonObject ListedRoute((string Destination, EstateRoute? Made) route)
    {
        JsonObject listed = Route(route);
        listed["IpVersion"] = route.Destination.Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4";
        listed["Origin"] = "";
        listed["ServiceType"] = "";
        listed["GmtModified"] = route.Made?.GmtModified.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) ?? "";
        listed["NextHops"] = List("NextHop", [new JsonObject
        {
            ["NextHopType"] = route.Made?.NextHopType.ToString() ?? "local",
            ["NextHopId"] = route.Made?.NextHopId ?? "",
            ["Enabled"] = 1,
            ["Weight"] = 0,
            ["NextHopRegionId"] = route.Made is null ? "" : RegionId,
            ["NextHopRelatedInfo"] = new JsonObject { ["RegionId"] = "", ["InstanceType"] = "", ["InstanceId"] = "" },
        }]);
        return listed;
    }

    private static JsonObject TableWithRoutes(EstateVpc vpc) => new()
    {
        ["RouteTableId"] = RouteTableOf(vpc),
        ["VRouterId"] = "vrt-" + vpc.VpcId["vpc-".Length..],
        ["RouteTableType"] = "System",
        ["Status"] = "Available",
        ["CreationTime"] = Time(vpc.CreationTime),
        ["ResourceGroupId"] = vpc.ResourceGroupId,
        ["VSwitchIds"] = List("VSwitchId", vpc.VSwitches.Where(v => v.RouteTableId.Length == 0).Select(v => Text(v.VSwitchId))),
        ["RouteEntrys"] = List("RouteEntry", Routes(vpc).Select(route =>
        {
            JsonObject shown = Route(route);
            shown["NextHopType"] = route.Made?.NextHopType.ToString() ?? "local";
            shown["InstanceId"] = route.Made?.NextHopId ?? "";
            shown["NextHops"] = List("NextHop", []);
            return shown;
        })),
    };

    private static JsonObject Route((string Destination, EstateRoute? Made) route) => new()
    {
        ["RouteEntryId"] = route.Made?.RouteEntryId ?? SystemRouteId("vtb-web " + route.Destination),
        ["RouteEntryName"] = route.Made?.RouteEntryName ?? "",
        ["Description"] = route.Made?.Description ?? "",
        ["RouteTableId"] = "vtb-web",
        ["DestinationCidrBlock"] = route.Destination,
        ["Type"] = route.Made is null ? "System" : "Custom",
        ["Status"] = "Available",
    };

    // The emulator's own choice: an id that stays the same as long as the route does.
    private static string SystemRouteId(string route) => "rte-hp3" + string.Concat(
        SHA256.HashData(Encoding.UTF8.GetBytes(route)).Take(18).Select(octet => "0123456789abcdefghijklmnopqrstuvwxyz"[octet % 36]));

    private JsonObject VSwitch(EstateVSwitch vSwitch) => new()
    {
        ["VSwitchId"] = vSwitch.VSwitchId,
        ["VpcId"] = vSwitch.Vpc.VpcId,
        ["VSwitchName"] = vSwitch.VSwitchName,
        ["Description"] = vSwitch.Description,
        ["Status"] = vSwitch.Status.ToString(),
        ["ZoneId"] = vSwitch.ZoneId,
        ["CreationTime"] = Time(vSwitch.CreationTime),
        ["CidrBlock"] = vSwitch.CidrBlock,
        ["AvailableIpAddressCount"] = vSwitch.CidrBlock.EndsWith("/16", StringComparison.Ordinal) ? 65536 - 4 : 0,
        ["EnabledIpv6"] = vSwitch.Ipv6CidrBlock.Length > 0,
        ["Ipv6CidrBlock"] = vSwitch.Ipv6CidrBlock,
        ["IsDefault"] = vSwitch.IsDefault,
        ["NetworkAclId"] = vSwitch.NetworkAclId,
        ["ShareType"] = "",
        ["OwnerId"] = estate.AccountId,
        ["ResourceGroupId"] = vSwitch.Vpc.ResourceGroupId,
        ["RouteTable"] = vSwitch.RouteTableId.Length == 0
            ? new JsonObject { ["RouteTableId"] = RouteTableOf(vSwitch.Vpc), ["RouteTableType"] = "System" }
            : new JsonObject { ["RouteTableId"] = vSwitch.RouteTableId, ["RouteTableType"] = "Custom" },
        ["Tags"] = Tags(vSwitch.Tags),
    };

    private JsonObject ShownGateway(EstateGateway gateway)
    {
        JsonObject shown = Gateway(gateway);
        shown["GatewayRouteTableId"] = gateway.GatewayRouteTableId;
        return shown;
    }

    // Both vSwitches with IPv6 have a route that somebody changed; the second one is Local again, for a long time.
    private static IEnumerable<JsonNode> GatewayRoutes(EstateVpc vpc) => vpc.RouteTables.Single(table => table.RouteTableId == "vtb-gateway").GatewayRoutes
        .Select(route => new JsonObject
        {
            ["DestinationCidrBlock"] = route.DestinationCidrBlock,
            ["NextHopType"] = route.NextHopType.ToString(),
            ["NextHopId"] = route.NextHopId,
            ["Name"] = route.Name,
            ["Description"] = route.Description,
            ["Status"] = route.ModifyingUntil is null ? "Available" : "Modifying",
            ["NextHops"] = route.NextHopType == GatewayHopType.Local
                ? new JsonArray()
                : new JsonArray(new JsonObject
                {
                    ["NextHopId"] = route.NextHopId, ["NextHopType"] = "Instance", ["Weight"] = "100", ["Enabled"] = "1",
                }),
        });

    private JsonObject Interface(EstateVSwitch vSwitch, EstateInterface known) => new()
    {
        ["NetworkInterfaceId"] = known.NetworkInterfaceId,
        ["NetworkInterfaceName"] = known.NetworkInterfaceName,
        ["Description"] = known.Description,
        ["Type"] = known.Type.ToString(),
        ["Status"] = known.Status.ToString(),
        ["InstanceId"] = known.InstanceId,
        ["VpcId"] = vSwitch.Vpc.VpcId,
        ["VSwitchId"] = vSwitch.VSwitchId,
        ["ZoneId"] = vSwitch.ZoneId,
        ["PrivateIpAddress"] = known.PrivateIpAddress,
        ["PrivateIpSets"] = List(
            "PrivateIpSet",
            known.PrivateIpAddress.Length == 0 ? [] : [new JsonObject { ["PrivateIpAddress"] = known.PrivateIpAddress, ["Primary"] = true }]),
        ["Ipv6Sets"] = List(
            "Ipv6Set",
            vSwitch.Ipv6Addresses.Where(address => address.AssociatedInstanceId == known.NetworkInterfaceId)
                .Select(address => new JsonObject { ["Ipv6Address"] = address.Literal })),
        ["Ipv4PrefixSets"] = List("Ipv4PrefixSet", []),
        ["Ipv6PrefixSets"] = List("Ipv6PrefixSet", []),
        ["SecurityGroupIds"] = List("SecurityGroupId", []),
        ["ServiceManaged"] = known.ServiceManaged,
        ["CreationTime"] = Time(known.CreationTime),
        ["OwnerId"] = estate.AccountId.ToString(CultureInfo.InvariantCulture),
        ["ResourceGroupId"] = known.ResourceGroupId,
        ["Tags"] = List("Tag", known.Tags.Select(tag => new JsonObject { ["TagKey"] = tag.Key, ["TagValue"] = tag.Value })),
    };

    // The file does not contain this interface. It exists because an address names it, and was created with its first address.
    private JsonObject ImpliedInterface(EstateVSwitch vSwitch) => Interface(vSwitch, new EstateInterface
    {
        NetworkInterfaceId = "eni-web",
        CreationTime = vSwitch.Ipv6Addresses.Single(address => address.AssociatedInstanceId == "eni-web").AllocationTime,
    });

    private JsonObject Gateway(EstateGateway gateway) => new()
    {
        ["Ipv6GatewayId"] = gateway.Ipv6GatewayId,
        ["Name"] = gateway.Name,
        ["Description"] = gateway.Description,
        ["VpcId"] = gateway.Vpc.VpcId,
        ["RegionId"] = RegionId,
        ["CreationTime"] = Time(gateway.CreationTime),
        ["ExpiredTime"] = "",
        ["InstanceChargeType"] = "PostPaid",
        ["Status"] = gateway.Status.ToString(),
        ["BusinessStatus"] = gateway.BusinessStatus.ToString(),
        ["Spec"] = gateway.Spec.ToString(),
        ["OwnerId"] = estate.AccountId,
        ["ResourceGroupId"] = gateway.ResourceGroupId,
        ["Tags"] = Tags(gateway.Tags),
    };

    private static JsonObject Address(EstateAddress address) => new()
    {
        ["Ipv6AddressId"] = address.Ipv6AddressId,
        ["Ipv6Address"] = address.Literal,
        ["Ipv6AddressName"] = address.Ipv6AddressName,
        ["Ipv6AddressDescription"] = address.Ipv6AddressDescription,
        ["Status"] = address.Status.ToString(),
        ["NetworkType"] = address.Bandwidth is null ? "Private" : "Public",
        ["AllocationTime"] = Time(address.AllocationTime),
        ["VpcId"] = address.VSwitch.Vpc.VpcId,
        ["VSwitchId"] = address.VSwitch.VSwitchId,
        ["Ipv6GatewayId"] = address.VSwitch.Vpc.Ipv6Gateway!.Ipv6GatewayId,
        ["AssociatedInstanceId"] = address.AssociatedInstanceId,
        ["AssociatedInstanceType"] = address.AssociatedInstanceType?.ToString() ?? "",
        ["RealBandwidth"] = address.Bandwidth?.Bandwidth ?? 0,
        ["Ipv6InternetBandwidth"] = Bandwidth(address.Bandwidth),
        ["Ipv6Isp"] = address.Literal.StartsWith("2408:4004:1:2", StringComparison.Ordinal) ? "ChinaMobile" : "BGP",
        ["AddressType"] = "IPv6Address",
        ["ServiceManaged"] = address.ServiceManaged ? 1 : 0,
        ["ResourceGroupId"] = address.ResourceGroupId,
        ["Tags"] = Tags(address.Tags),
    };

    private static JsonObject Bandwidth(EstateBandwidth? bandwidth)
    {
        if (bandwidth is null)
        {
            return new() { ["Ipv6InternetBandwidthId"] = "", ["Bandwidth"] = 0, ["InternetChargeType"] = "", ["BusinessStatus"] = "" };
        }

        JsonObject shown = new()
        {
            ["Ipv6InternetBandwidthId"] = bandwidth.Ipv6InternetBandwidthId,
            ["Bandwidth"] = bandwidth.Bandwidth,
            ["InternetChargeType"] = bandwidth.InternetChargeType.ToString(),
            ["InstanceChargeType"] = "PostPaid",
            ["BusinessStatus"] = bandwidth.BusinessStatus.ToString(),
            ["HasReservationData"] = bandwidth.Reservation is not null,
        };
        if (bandwidth.Reservation is { } order)
        {
            shown["ReservationActiveTime"] = Time(order.ActiveTime);
            shown["ReservationBandwidth"] = order.Bandwidth;
            shown["ReservationInternetChargeType"] = order.InternetChargeType.ToString();
            shown["ReservationOrderType"] = order.OrderType;
        }

        return shown;
    }

    private static JsonObject Rule(EstateEgressRule rule) => new()
    {
        ["Ipv6EgressOnlyRuleId"] = rule.Ipv6EgressOnlyRuleId,
        ["Name"] = rule.Name,
        ["Description"] = rule.Description,
        ["InstanceId"] = rule.InstanceId,
        ["InstanceType"] = "Ipv6Address",
        ["Status"] = rule.Status.ToString(),
    };

    private static JsonObject TagOf(string id, ResourceTag tag) =>
        new() { ["ResourceId"] = id, ["ResourceType"] = "VPC", ["TagKey"] = tag.Key, ["TagValue"] = tag.Value };

    private static JsonObject Tags(IEnumerable<ResourceTag> tags) =>
        List("Tag", tags.Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }));

    private static JsonObject List(string singular, IEnumerable<JsonNode> items) => new() { [singular] = new JsonArray([.. items]) };

    private static JsonNode Text(string text) => JsonValue.Create(text);

    private static JsonNode RouteTableOf(EstateVpc vpc) => Text("vtb-" + vpc.VpcId["vpc-".Length..]);

    private static string Time(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
