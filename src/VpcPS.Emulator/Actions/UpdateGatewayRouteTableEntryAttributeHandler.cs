using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Changes the next hop of a route in a gateway route table, and its name and description. A next hop can't change directly from one
/// instance or interface to another; it must be Local in between, as documented.
/// </summary>
internal sealed class UpdateGatewayRouteTableEntryAttributeHandler : WriteHandler
{
    private const string NoTable = "ResourceNotFound.RouteTable";
    private const string NoRoute = "ResourceNotFound.RouteEntry";
    private const string BadDestination = "IllegalParam.DestCidrBlock";
    private const string NoFit = "ExclusiveParam.NextHopTypeAndNextHopId";
    private const string NoInstance = "ResourceNotFound.Instance";
    private const string NoInterface = "ResourceNotFound.NetworkInterface";
    private const string LocalFirst = "OperationDenied.UpdateGatewayRouteEntry";
    private const string OnlyHop = "OperationDenied.LocalEntryCanOnlyModifyNextHop";
    private const string Unstable = "IncorrectStatus.RouteEntry";

    private static readonly TextParameter TableId = new("GatewayRouteTableId") { IdPrefix = IdPrefixes.RouteTable };

    // The parameter had this name when the service had only IPv4 gateways.
    private static readonly TextParameter FormerTableId = new("IPv4GatewayRouteTableId") { IdPrefix = IdPrefixes.RouteTable };
    private static readonly TextParameter Destination = new("DestinationCidrBlock") { Required = true };
    private static readonly ChoiceParameter<GatewayHopType> HopType = new("NextHopType")
    {
        Required = true,
        Alias = ("Instance", GatewayHopType.EcsInstance),
    };

    private static readonly TextParameter HopId = new("NextHopId");
    private static readonly LabelParameter Name128 = new("Name", 128);
    private static readonly LabelParameter Description = new("Description", 256);

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        TableId,
        FormerTableId,
        Destination,
        HopType,
        HopId,
        Name128,
        Description,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
        [NoTable, NoRoute, BadDestination, NoFit, NoInstance, NoInterface, LocalFirst, OnlyHop, Unstable];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (!TableId.IsPresent(request) && !FormerTableId.IsPresent(request))
        {
            throw Refusals.MissingParameter(TableId.Name);
        }

        if (RouteDestination.Parse(Destination.Read(request)) is null)
        {
            throw new ApiException(400, BadDestination, "The destCidrBlock is invalid.");
        }

        if ((HopType.Read(request) == GatewayHopType.Local) == HopId.IsPresent(request))
        {
            throw new ApiException(400, NoFit, "The param of nextHopType and nextHopId are mutually exclusive.");
        }
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => TableOf(call);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        EstateRouteTable table = call.Region.FindRouteTable(TableOf(call)) is { AssociateType: AssociateType.Gateway } found
            ? found
            : throw new ApiException(400, NoTable, "The specified resource gatewayRouteTable is not found.");
        string destination = RouteDestination.Parse(call.Get(Destination))!.Text;
        EstateGatewayRoute route = table.AllGatewayRoutes
            .FirstOrDefault(each => RouteDestination.Parse(each.DestinationCidrBlock)!.Text == destination)
            ?? throw new ApiException(400, NoRoute, "The specified resource routeEntry is not found.");
        if (route.IsModifying(call.Now))
        {
            throw new ApiException(400, Unstable, $"The status of {destination} [Modifying] is incorrect.");
        }

        GatewayHopType type = call.Get(HopType)!.Value;
        string id = call.Get(HopId);
        if (type != GatewayHopType.Local)
        {
            RequireHop(table, route, type, id);
        }
        else if (call.Get(Name128) is { Length: > 0 } || call.Get(Description) is { Length: > 0 })
        {
            throw new ApiException(400, OnlyHop, "Only the nextHop parameter can be modified for a local route entry.");
        }

        return new Change(table.RouteTableId, () =>
        {
            if (!table.GatewayRoutes.Contains(route))
            {
                table.GatewayRoutes.Add(route);
            }

            route.NextHopType = type;
            route.NextHopId = id;
            route.Name = call.Get(Name128) ?? route.Name;
            route.Description = call.Get(Description) ?? route.Description;
            route.ModifyingUntil = call.SettledAt;
            return [];
        });
    }

    private static string TableOf(ActionCall call) => call.Get(TableId) is { Length: > 0 } id ? id : call.Get(FormerTableId);

    private static void RequireHop(EstateRouteTable table, EstateGatewayRoute route, GatewayHopType type, string id)
    {
        bool isThere = table.Vpc.VSwitches.SelectMany(vSwitch => vSwitch.AllInterfaces)
            .Any(known => id == (type == GatewayHopType.EcsInstance ? known.InstanceId : known.NetworkInterfaceId));
        if (!isThere)
        {
            string code = type == GatewayHopType.EcsInstance ? NoInstance : NoInterface;
            throw new ApiException(400, code, "The specified resource nextHop is not found.");
        }

        if (route.NextHopType != GatewayHopType.Local && route.NextHopId != id)
        {
            throw new ApiException(400, LocalFirst, "The operation is not allowed because of need switch to local first.");
        }
    }
}
