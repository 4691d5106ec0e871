using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Creates a custom route in a route table of vSwitches. Asynchronous.</summary>
internal sealed class CreateRouteEntryHandler : WriteHandler
{
    private const string NextHopList = "NextHopList";
    private const string NoHop = "InvalidNexthopTypeAndList.BothNull";
    private const string TwoHops = "InvalidNexthopTypeAndList.BothNotNull";
    private const string WrongType = "InvalidNextHopType";
    private const string NoRouterInterface = "InvalidRouterInterface";
    private const string NextHopNotFound = "InvalidNextHopId.NotFound";
    private const string WrongBlock = "InvalidCidrBlock";
    private const string SameRoute = "InvalidRouteEntry.Duplicate";
    private const string SameBlock = "InvalidCIDRBlock.Duplicate";
    private const string TooMany = "QuotaExceeded";
    private const string OfGateway = "OperationDenied.GatewayRouteTable";

    private static readonly TextParameter Destination = new("DestinationCidrBlock") { Required = true };
    private static readonly TextParameter Type = new("NextHopType");
    private static readonly LabelParameter RouteEntryName = new("RouteEntryName", 128);
    private static readonly LabelParameter Description = new("Description", 256);

    // The guide to IPv6 routes lists these types.
    private static readonly NextHopType[] TypesForIpv6 =
    [
        NextHopType.Instance, NextHopType.NetworkInterface, NextHopType.IPv6Gateway, NextHopType.RouterInterface, NextHopType.Ecr,
        NextHopType.VpcPeer, NextHopType.GatewayLoadBalancerEndpoint, NextHopType.Attachment,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.OptionalRegionId,
        RouteTableAnswers.Id,
        Destination,
        Type,
        RouteAnswers.NextHopId,
        RouteEntryName,
        Description,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    /// <remarks>
    /// All codes are documented except those for a route table that is not Available, for a gateway route table, and for a prefix list.
    /// </remarks>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        RouteAnswers.Malformed,
        "ResourceNotFound.PrefixList",
        NoHop,
        TwoHops,
        WrongType,
        NoRouterInterface,
        VpcAnswers.WrongVpcStatus,
        RouteTableAnswers.WrongStatus,
        OfGateway,
        NextHopNotFound,
        WrongBlock,
        SameRoute,
        SameBlock,
        TooMany,
        RouteAnswers.Unstable,
    ];

    /// <inheritdoc/>
    /// <remarks>Only router interfaces can be in a list of next hops, and the estate has none.</remarks>
    public override void CheckTogether(RequestParameters request)
    {
        RouteDestination destination = RouteAnswers.Read(Destination.Read(request));
        bool isList = request.Indexes(NextHopList).Count > 0;
        if (isList)
        {
            throw Type.IsPresent(request) || RouteAnswers.NextHopId.IsPresent(request)
                ? new ApiException(400, TwoHops, "both nexthopType and nextHopList are not null.")
                : new ApiException(400, NoRouterInterface, "invalid router interface.");
        }

        if (!RouteAnswers.NextHopId.IsPresent(request))
        {
            throw new ApiException(400, NoHop, "both nexthopType and nextHopList are null.");
        }

        NextHopType type = TypeOf(Type.Read(request));
        if (destination.IsIpv6 ? !TypesForIpv6.Contains(type) : type == NextHopType.IPv6Gateway)
        {
            throw Wrong($"{type} is no next hop for {destination.Text}.");
        }
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) =>
        call.Region.FindRouteTable(call.Get(RouteTableAnswers.Id))?.Vpc.VpcId
        ?? RouteTableAnswers.FindSystem(call)?.VpcId
        ?? call.Get(RouteTableAnswers.Id);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        RouteTable table = RouteTableAnswers.FindAvailable(call);
        RouteDestination destination = RouteAnswers.Read(call.Get(Destination));
        NextHopType type = TypeOf(call.Get(Type));
        string nextHopId = call.Get(RouteAnswers.NextHopId);
        if (table.Vpc.Status != ResourceStatus.Available)
        {
            throw VpcAnswers.WrongVpc();
        }

        // The guide says that users can't add routes to a gateway route table. The code is not documented.
        if (table.Custom?.AssociateType == AssociateType.Gateway)
        {
            throw new ApiException(400, OfGateway, $"{table.Id} is for gateways, and its routes come from the system.");
        }

        if (!table.HasNextHop(call.Region, type, nextHopId))
        {
            throw new ApiException(
                404, NextHopNotFound, $"Specified next hop does not exist: {table.Vpc.VpcId} has no {type} {nextHopId}.");
        }

        CheckDestination(call, table, destination, type, nextHopId);
        RouteAnswers.RequireStable(table.Vpc);
        var route = new EstateRoute
        {
            RouteEntryId = ResourceIds.New(IdPrefixes.RouteEntry, call.Region.RegionId),
            RouteTableId = table.Custom?.RouteTableId ?? "",
            DestinationCidrBlock = destination.Text,
            NextHopType = type,
            NextHopId = nextHopId,
            RouteEntryName = call.Get(RouteEntryName) ?? "",
            Description = call.Get(Description) ?? "",
            GmtModified = call.Now,
            Vpc = table.Vpc,
        };
        return new Change(route.RouteEntryId, () =>
        {
            table.Vpc.Routes.Add(route);
            call.Region.Come(route, call.SettledAt);
            return new Answer { { "RouteEntryId", route.RouteEntryId } };
        });
    }

    private static void CheckDestination(
        ActionCall call, RouteTable table, RouteDestination destination, NextHopType type, string nextHopId)
    {
        if (call.Documents == ServiceRules.Today
            && type == NextHopType.IPv6Gateway
            && destination.Text != RouteDestination.AllIpv6)
        {
            throw new ApiException(
                400, WrongBlock, $"Specified CIDR block is not valid: a route to an IPv6 gateway is for {RouteDestination.AllIpv6}.");
        }

        if (table.SystemRouteAround(destination) is { } system)
        {
            throw new ApiException(
                400, WrongBlock, $"Specified CIDR block is not valid: {destination.Text} is inside {system.Text}, a route of the system.");
        }

        EstateRoute[] routes = [.. table.Routes];
        if (Array.Find(routes, route => route.DestinationCidrBlock == destination.Text) is { } other)
        {
            throw other.NextHopId == nextHopId
                ? new ApiException(400, SameRoute, $"The route entry already exist: {other.RouteEntryId}.")
                : new ApiException(
                    400, SameBlock, $"Specified CIDR block is already exists: {destination.Text} goes to {other.NextHopId}.");
        }

        if (routes.Length >= RouteTable.MostRoutes)
        {
            throw new ApiException(400, TooMany, "Route entry quota exceeded in this route table.");
        }
    }

    private static NextHopType TypeOf(string name) => name.Length == 0 ? NextHopType.Instance
        : Enum.GetNames(typeof(NextHopType)).Contains(name) ? (NextHopType)Enum.Parse(typeof(NextHopType), name)
        : throw Wrong($"it is {name}.");

    private static ApiException Wrong(string reason) =>
        new(400, WrongType, "Specified parameter \"NextHopType\" is not valid: " + reason);
}
