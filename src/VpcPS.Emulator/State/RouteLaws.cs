using System;
using System.Collections.Generic;
using VpcPS.Core.Models;
using static VpcPS.Emulator.State.EstateChecks;

namespace VpcPS.Emulator.State;

/// <summary>The laws of routes, and of the routes of gateways.</summary>
internal sealed class RouteLaws
{
    private readonly EstateIds _ids;

    /// <summary>Takes the ids of the estate.</summary>
    public RouteLaws(EstateIds ids) => _ids = ids;

    /// <summary>Checks the routes of a route table for gateways.</summary>
    public static void CheckGatewayRoutes(EstateRouteTable table, string path)
    {
        Require(table.GatewayRoutes.Count == 0 || table.AssociateType == AssociateType.Gateway, path, "the route table is for vSwitches");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        ForEach(table.GatewayRoutes, path, (route, place) =>
        {
            RequireBlock(route.DestinationCidrBlock, 64, place + ".DestinationCidrBlock");
            Require(
                taken.Add(route.DestinationCidrBlock),
                place + ".DestinationCidrBlock",
                $"the destination '{route.DestinationCidrBlock}' occurs twice");
            Require(
                (route.NextHopType == GatewayHopType.Local) == (route.NextHopId.Length == 0),
                place + ".NextHopId",
                "a next hop has an id, and Local has none");
            RequireUtc(route.ModifyingUntil, place + ".ModifyingUntil");
        });
    }

    /// <summary>Checks that no route table of a VPC has a destination twice.</summary>
    public static void CheckDestinations(EstateVpc vpc, string path)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        ForEach(vpc.Routes, path, (route, place) => Require(
            taken.Add(route.RouteTableId + " " + route.DestinationCidrBlock),
            place + ".DestinationCidrBlock",
            $"'{route.DestinationCidrBlock}' occurs twice in the route table"));
    }

    /// <summary>Checks a route.</summary>
    public void Check(EstateRoute route, string path)
    {
        _ids.RequireId(route.RouteEntryId, IdPrefixes.RouteEntry, path + ".RouteEntryId");
        CheckLife(route, path);
        RequireUtc(route.GmtModified, path + ".GmtModified");
        EstateRouteTable? custom = route.Vpc.RouteTables.Find(table => table.RouteTableId == route.RouteTableId);
        Require(
            route.RouteTableId.Length == 0 || custom is { AssociateType: AssociateType.VSwitch },
            path + ".RouteTableId",
            $"the VPC has no route table '{route.RouteTableId}' for vSwitches");
        string place = path + ".DestinationCidrBlock";
        RouteDestination? destination = RouteDestination.Parse(route.DestinationCidrBlock);
        Require(destination is not null, place, $"'{route.DestinationCidrBlock}' is not a block of addresses");
        Require(destination!.Text == route.DestinationCidrBlock, place, $"'{destination.Text}' is the spelling of this block");
        RouteDestination? system = new RouteTable(route.Vpc, custom).SystemRouteAround(destination);
        Require(system is null, place, $"'{destination.Text}' is inside '{system?.Text}', a route of the system");
        Require(
            route.NextHopType != NextHopType.IPv6Gateway
                || (route.NextHopId == route.Vpc.Ipv6Gateway?.Ipv6GatewayId && destination.IsIpv6),
            path + ".NextHopId",
            $"'{route.NextHopId}' is not the IPv6 gateway of the VPC, or the destination is not IPv6");
    }
}
