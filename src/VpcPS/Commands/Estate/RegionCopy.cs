using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Emulator.State;
using VpcPS.Jobs;
using VpcPS.Lists;

namespace VpcPS.Commands;

/// <summary>Reads everything in a region, only with actions that list, and builds the region of an estate from it.</summary>
internal sealed class RegionCopy
{
    private readonly RegionReader _reader;
    private readonly EstateThings _things;
    private readonly EstateRegion _copy;
    private readonly RegionNetworks _networks;
    private readonly RegionGaps _gaps;

    /// <summary>Makes the reader of a region.</summary>
    /// <param name="lists">Makes a reader of lists.</param>
    /// <param name="region">The region.</param>
    /// <param name="atATime">How many lists are read at a time.</param>
    /// <param name="began">When the reading of all regions began, UTC.</param>
    public RegionCopy(Func<ListReader> lists, string region, int atATime, DateTime began)
    {
        _gaps = new RegionGaps(region);
        _reader = new RegionReader(lists, region, atATime, _gaps.Add);
        _things = new EstateThings(began, _gaps.Add);
        _copy = new EstateRegion { RegionId = region, Vpcs = [] };
        _networks = new RegionNetworks(_copy, began, _gaps);
    }

    /// <summary>The actions that read a region.</summary>
    public static IReadOnlyList<string> Lists { get; } =
    [
        "DescribeIpv6Addresses",
        "DescribeIpv6EgressOnlyRules",
        "DescribeIpv6Gateways",
        "DescribeNetworkInterfaces",
        "DescribeRouteEntryList",
        "DescribeRouteTableList",
        "DescribeVSwitches",
        "DescribeVpcs",
        "ListGatewayRouteTableEntries",
    ];

    /// <summary>What the copy of the region lacks.</summary>
    public IReadOnlyList<EstateGap> Gaps => _gaps.All;

    /// <summary>The account id, as answers have it. Null when no answer has it.</summary>
    public long? AccountId { get; private set; }

    /// <summary>Whether gateways have editions, as in the rules of the specification.</summary>
    public bool HasEditions { get; private set; }

    /// <summary>Reads the region. Lists that the credentials may not read become gaps.</summary>
    /// <exception cref="JobErrorException">A list could not be read for another reason.</exception>
    public EstateRegion Read()
    {
        WholeList<AnswerTree> vpcs = _reader.List("DescribeVpcs", "Vpcs", "Vpc", "VpcId");
        WholeList<AnswerTree> vSwitches = _reader.List("DescribeVSwitches", "VSwitches", "VSwitch", "VSwitchId");
        WholeList<AnswerTree> tables = _reader.List("DescribeRouteTableList", "RouterTableList", "RouterTableListType", "RouteTableId");
        WholeList<AnswerTree> gateways = _reader.List("DescribeIpv6Gateways", "Ipv6Gateways", "Ipv6Gateway", "Ipv6GatewayId");
        WholeList<PlacedAddress> addresses = _reader.List(
            "DescribeIpv6Addresses", "Ipv6Addresses", "Ipv6Address", Placed, placed => placed.Address.Ipv6AddressId);
        WholeList<AnswerTree> prefixes = _reader.List(
            "DescribeIpv6Addresses", "Ipv6Addresses", "Ipv6Address", "Ipv6AddressId", ("AddressType", "IPv6Prefix"));
        _reader.Each(vpcs, "DescribeVpcs", AddVpc);
        _reader.Each(vSwitches, "DescribeVSwitches", AddVSwitch);
        _reader.Each(gateways, "DescribeIpv6Gateways", AddGateway);
        _reader.Each(tables, "DescribeRouteTableList", AddRouteTable);
        _reader.Each(addresses, "DescribeIpv6Addresses", AddAddress);
        _reader.Each(prefixes, "DescribeIpv6Addresses", prefix => _gaps.Add(
            prefix.Text("Ipv6AddressId"), "it is an IPv6 prefix, which the emulator does not have"));
        ReadRules();
        ReadInterfaces();
        _networks.FillRouteTables();
        ReadRoutes();
        _networks.FillBlocks();
        return _copy;
    }

    private void ReadRules()
    {
        _reader.InTurns(
            [.. _copy.Ipv6Gateways],
            gateway => _reader.List(
                "DescribeIpv6EgressOnlyRules",
                "Ipv6EgressOnlyRules",
                "Ipv6EgressOnlyRule",
                "Ipv6EgressOnlyRuleId",
                ("Ipv6GatewayId", gateway.Ipv6GatewayId)),
            "DescribeIpv6EgressOnlyRules",
            (gateway, answer) => AddRule(gateway, _things.Rule(answer)));
    }

    private void ReadInterfaces() => _reader.InTurns(
        [.. _copy.Vpcs],
        vpc => _reader.Chained(
            "DescribeNetworkInterfaces",
            "NetworkInterfaceSets",
            "NetworkInterfaceSet",
            "NetworkInterfaceId",
            ApiProduct.Ecs,
            ("VpcId", vpc.VpcId)),
        "DescribeNetworkInterfaces",
        (_, answer) =>
        {
            if (_networks.Find(answer.Text("VSwitchId")) is { } vSwitch)
            {
                vSwitch.NetworkInterfaces.Add(_things.Interface(answer));
            }
            else
            {
                _gaps.Add(answer.Text("NetworkInterfaceId"), "it is in a vSwitch that could not be read");
            }
        });

    private void ReadRoutes()
    {
        _reader.InTurns(
            [.. _copy.Vpcs.SelectMany(vpc => vpc.RouteTables
                .Where(table => table.AssociateType == AssociateType.VSwitch)
                .Select(table => (Vpc: vpc, table.RouteTableId))
                .Prepend((Vpc: vpc, vpc.RouteTableId)))
                .Where(table => _networks.HasRead(table.RouteTableId))],
            table => _reader.Chained(
                "DescribeRouteEntryList", "RouteEntrys", "RouteEntry", "RouteEntryId", ApiProduct.Vpc, ("RouteTableId", table.RouteTableId)),
            "DescribeRouteEntryList",
            (table, answer) => AddRoute(table.Vpc, answer));
        _reader.InTurns(
            [.. _copy.Vpcs.SelectMany(vpc => vpc.RouteTables).Where(table => table.AssociateType == AssociateType.Gateway)],
            table => _reader.Chained(
                "ListGatewayRouteTableEntries",
                "GatewayRouteEntryModels",
                "",
                "DestinationCidrBlock",
                ApiProduct.Vpc,
                ("GatewayRouteTableId", table.RouteTableId)),
            "ListGatewayRouteTableEntries",
            (table, answer) =>
            {
                EstateGatewayRoute route = _things.GatewayRoute(answer);
                if (route.NextHopType != GatewayHopType.Local || route.Name.Length > 0 || route.Description.Length > 0)
                {
                    table.GatewayRoutes.Add(route);
                }
            });
    }

    private void AddRoute(EstateVpc vpc, AnswerTree answer)
    {
        if (answer.Text("Type") != "Custom")
        {
            return;
        }

        EstateRoute? route = _things.Route(answer, vpc.RouteTableId);
        if (route is not null && (route.NextHopType != NextHopType.IPv6Gateway || route.NextHopId == vpc.Ipv6Gateway?.Ipv6GatewayId))
        {
            route.Vpc = vpc;
            vpc.Routes.Add(route);
        }
        else
        {
            _gaps.Add(answer.Text("RouteEntryId"), "the emulator can't have a route with these next hops");
        }
    }

    private void NoteOwner(AnswerTree answer) => AccountId ??= answer.Number("OwnerId") is > 0 and var owner ? owner : null;

    private void AddVpc(AnswerTree answer)
    {
        NoteOwner(answer);
        _networks.Add(_things.Vpc(answer));
    }

    private void AddVSwitch(AnswerTree answer)
    {
        NoteOwner(answer);
        _networks.Add(_networks.VpcOf(answer.Text("VpcId")), _things.VSwitch(answer));
    }

    private void AddRouteTable(AnswerTree answer)
    {
        EstateVpc vpc = _networks.VpcOf(answer.Text("VpcId"));
        if (answer.Text("RouteTableType") == "System")
        {
            EstateThings.SetSystemRouteTable(vpc, answer);
            return;
        }

        EstateRouteTable table = _things.RouteTable(answer);
        table.Vpc = vpc;
        vpc.RouteTables.Add(table);
        if (vpc.Ipv6Gateway is { } gateway && answer.Texts("GatewayIds", "GatewayIds").Contains(gateway.Ipv6GatewayId))
        {
            gateway.GatewayRouteTableId = table.RouteTableId;
        }

        foreach (string vSwitchId in answer.Texts("VSwitchIds", "VSwitchId"))
        {
            if (_networks.Find(vSwitchId) is { } vSwitch)
            {
                vSwitch.RouteTableId = table.RouteTableId;
            }
        }
    }

    private void AddGateway(AnswerTree answer)
    {
        NoteOwner(answer);
        HasEditions |= answer.Text("Spec").Length > 0;
        EstateVpc vpc = _networks.VpcOf(answer.Text("VpcId"));
        vpc.Ipv6Gateway = _things.Gateway(answer);
        vpc.Ipv6Gateway.Vpc = vpc;
    }

    private PlacedAddress Placed(AnswerTree answer) => new(
        _things.Address(answer), answer.Text("VpcId"), answer.Text("VSwitchId"), answer.Text("Ipv6GatewayId"));

    private void AddAddress(PlacedAddress placed)
    {
        EstateAddress address = placed.Address;
        EstateVSwitch vSwitch = _networks.VSwitchOf(placed.VSwitchId, placed.VpcId, address);
        address.VSwitch = vSwitch;
        vSwitch.Ipv6Addresses.Add(address);
        if (placed.Ipv6GatewayId.Length > 0)
        {
            _networks.RequireGateway(vSwitch.Vpc, placed.Ipv6GatewayId);
        }
    }

    private void AddRule(EstateGateway gateway, EstateEgressRule rule)
    {
        bool fits = gateway.Vpc.VSwitches.SelectMany(vSwitch => vSwitch.Ipv6Addresses)
            .Any(address => address.Ipv6AddressId == rule.InstanceId && address.Bandwidth is not null);
        if (fits && gateway.Ipv6EgressOnlyRules.TrueForAll(other => other.InstanceId != rule.InstanceId))
        {
            gateway.Ipv6EgressOnlyRules.Add(rule);
        }
        else
        {
            _gaps.Add(rule.Ipv6EgressOnlyRuleId, $"the rule is for {rule.InstanceId}, which has no bandwidth or could not be read");
        }
    }

    // An address with the ids of the objects that it belongs to. The tree of its answer is not kept, because 20,000 of them would need much
    // memory.
    private sealed record PlacedAddress(EstateAddress Address, string VpcId, string VSwitchId, string Ipv6GatewayId);
}
