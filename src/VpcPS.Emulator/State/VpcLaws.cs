using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using static VpcPS.Emulator.State.EstateChecks;

namespace VpcPS.Emulator.State;

/// <summary>The laws of VPCs, and of their route tables and gateways.</summary>
internal sealed class VpcLaws
{
    private readonly EstateIds _ids;
    private readonly RouteLaws _routes;
    private readonly VSwitchLaws _vSwitches;

    /// <summary>Takes the ids of the estate.</summary>
    public VpcLaws(EstateIds ids)
    {
        _ids = ids;
        _routes = new RouteLaws(ids);
        _vSwitches = new VSwitchLaws(ids);
    }

    /// <summary>Checks a VPC with all that is in it, and links each part to the object that contains it.</summary>
    public void Check(EstateVpc vpc, string path)
    {
        _ids.RequireId(vpc.VpcId, IdPrefixes.Vpc, path + ".VpcId");
        CheckLife(vpc, path, isEmpty: vpc.VSwitches.Count == 0);
        RequireUtc(vpc.CreationTime, path + ".CreationTime");
        CheckTags(vpc.Tags, path + ".Tags");
        CheckTags(vpc.SystemRouteTableTags, path + ".SystemRouteTableTags");
        if (vpc.CopiedRouteTableId is { } table)
        {
            _ids.RequireId(table, IdPrefixes.RouteTable, path + ".CopiedRouteTableId");
        }

        RequireIpv4(vpc.CidrBlock, path + ".CidrBlock");
        ForEach(vpc.UserCidrs, path + ".UserCidrs", (block, place) => RequireIpv4(block, place));
        ForEach(vpc.SecondaryCidrBlocks, path + ".SecondaryCidrBlocks", (block, place) => RequireIpv4(block, place));
        foreach (string block in vpc.Ipv6Isps.Keys)
        {
            Require(vpc.Ipv6CidrBlocks.Contains(block), path + ".Ipv6Isps", $"'{block}' is not one of the Ipv6CidrBlocks");
        }

        ForEach(vpc.Ipv6CidrBlocks, path + ".Ipv6CidrBlocks", (block, place) => RequireBlock(block, 56, place));
        if (vpc.Ipv6Gateway is { } gateway)
        {
            gateway.Vpc = vpc;
            CheckGateway(gateway, path + ".Ipv6Gateway");
        }

        ForEach(vpc.RouteTables, path + ".RouteTables", (made, place) =>
        {
            made.Vpc = vpc;
            _ids.RequireId(made.RouteTableId, IdPrefixes.RouteTable, place + ".RouteTableId");
            RequireUtc(made.CreationTime, place + ".CreationTime");
            CheckTags(made.Tags, place + ".Tags");
            RouteLaws.CheckGatewayRoutes(made, place + ".GatewayRoutes");
            CheckLife(
                made,
                place,
                isEmpty: made.Gateway is null && vpc.VSwitches.All(vSwitch => vSwitch.RouteTableId != made.RouteTableId)
                    && vpc.Routes.All(route => route.RouteTableId != made.RouteTableId));
        });
        ForEach(vpc.VSwitches, path + ".VSwitches", (vSwitch, place) =>
        {
            Require(
                vSwitch.RouteTableId.Length == 0
                    || vpc.RouteTables.Exists(
                        made => made.RouteTableId == vSwitch.RouteTableId && made.AssociateType == AssociateType.VSwitch),
                place + ".RouteTableId",
                $"the VPC has no route table '{vSwitch.RouteTableId}' for vSwitches");
            vSwitch.Vpc = vpc;
            _vSwitches.Check(vSwitch, place);
        });
        if (vpc.Ipv6Gateway is { } served)
        {
            CheckRules(served, path + ".Ipv6Gateway.Ipv6EgressOnlyRules");
        }

        ForEach(vpc.Routes, path + ".Routes", (route, place) =>
        {
            route.Vpc = vpc;
            _routes.Check(route, place);
        });
        RouteLaws.CheckDestinations(vpc, path + ".Routes");
    }

    private void CheckGateway(EstateGateway gateway, string path)
    {
        _ids.RequireId(gateway.Ipv6GatewayId, IdPrefixes.Ipv6Gateway, path + ".Ipv6GatewayId");
        RequireUtc(gateway.CreationTime, path + ".CreationTime");
        CheckLife(gateway, path);
        CheckTags(gateway.Tags, path + ".Tags");
        Require(gateway.Vpc.Ipv6CidrBlocks.Count > 0, path, "a VPC with a gateway needs an IPv6 block in Ipv6CidrBlocks");
        Require(
            gateway.GatewayRouteTableId.Length == 0
                || gateway.Vpc.RouteTables.Exists(
                    table => table.RouteTableId == gateway.GatewayRouteTableId && table.AssociateType == AssociateType.Gateway),
            path + ".GatewayRouteTableId",
            $"the VPC has no route table '{gateway.GatewayRouteTableId}' for gateways");
    }

    private void CheckRules(EstateGateway gateway, string path)
    {
        var addresses = gateway.Vpc.VSwitches.SelectMany(v => v.Ipv6Addresses).ToDictionary(a => a.Ipv6AddressId);
        var ruled = new HashSet<string>(StringComparer.Ordinal);
        ForEach(gateway.Ipv6EgressOnlyRules, path, (rule, place) =>
        {
            rule.Gateway = gateway;
            _ids.RequireId(rule.Ipv6EgressOnlyRuleId, IdPrefixes.EgressOnlyRule, place + ".Ipv6EgressOnlyRuleId");
            CheckLife(rule, place);
            string reference = place + ".InstanceId";
            bool known = addresses.TryGetValue(rule.InstanceId, out EstateAddress? address);
            Require(known, reference, $"the VPC of the gateway has no address '{rule.InstanceId}'");
            Require(address!.Bandwidth is not null, reference, $"'{rule.InstanceId}' has no bandwidth, which an egress-only rule needs");
            Require(ruled.Add(rule.InstanceId), reference, $"'{rule.InstanceId}' has two egress-only rules");
        });
    }
}
