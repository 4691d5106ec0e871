using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>
/// Deletes a custom route: by its id, or by table, destination and next hop. Asynchronous. The action has no ClientToken.
/// </summary>
internal sealed class DeleteRouteEntryHandler : WriteHandler
{
    private const string NotFound = "InvalidRouteEntry.NotFound";
    private const string OfSystem = "OperationDenied";
    private const string NoHop = "InvalidNextHop";
    private const string TwoNames = "ParamExclusive.RouteEntryIdAndDestinationCidrBlock";

    // This is not required, because the id of the route is enough.
    private static readonly TextParameter TableId = new("RouteTableId")
    {
        IdPrefix = IdPrefixes.RouteTable,
        Kind = "route table",
        NotFoundCode = RouteTableAnswers.Id.NotFoundCode,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.OptionalRegionId,
        RouteAnswers.Id,
        TableId,
        RouteAnswers.Destination,
        RouteAnswers.NextHopId,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    /// <remarks>
    /// It is documented that the id and the destination exclude each other, but not with which code. The other codes are documented.
    /// </remarks>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "MissingParameter", TwoNames, NoHop, RouteAnswers.Malformed, "ResourceNotFound.PrefixList", NotFound, OfSystem,
        RouteAnswers.Unstable,
    ];

    /// <inheritdoc/>
    public override void CheckTogether(RequestParameters request)
    {
        if (RouteAnswers.Id.IsPresent(request))
        {
            if (RouteAnswers.Destination.IsPresent(request))
            {
                throw new ApiException(400, TwoNames, "RouteEntryId and DestinationCidrBlock exclude each other.");
            }

            return;
        }

        foreach (TextParameter needed in new[] { TableId, RouteAnswers.Destination })
        {
            if (!needed.IsPresent(request))
            {
                throw Refusals.MissingParameter(needed.Name);
            }
        }

        if (!RouteAnswers.NextHopId.IsPresent(request))
        {
            throw new ApiException(400, NoHop, "Specified nexthop and nexthop list cannot both null.");
        }

        RouteAnswers.Read(RouteAnswers.Destination.Read(request));
    }

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) =>
        call.Region.FindRoute(call.Get(RouteAnswers.Id))?.Vpc.VpcId
        ?? call.Region.FindRouteTable(call.Get(TableId))?.Vpc.VpcId
        ?? call.Region.FindVpcOfSystemTable(call.Get(TableId))?.VpcId
        ?? call.Get(RouteAnswers.Id);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        RouteAnswers.Route found = call.Get(RouteAnswers.Id) is { Length: > 0 } id
            ? FindById(call, id)
            : FindInTable(call, RouteAnswers.Read(call.Get(RouteAnswers.Destination)));
        if (found.Custom is not { } route)
        {
            throw new ApiException(400, OfSystem, "Specified operation is denied as route entry type is system.");
        }

        RouteAnswers.RequireStable(route.Vpc);
        return new Change(route.RouteEntryId, () =>
        {
            call.Region.Go(route, call.SettledAt);
            return [];
        });
    }

    private static RouteAnswers.Route FindById(ActionCall call, string id)
    {
        if (call.Region.FindRoute(id) is { } custom)
        {
            var table = new RouteTable(custom.Vpc, call.Region.FindRouteTable(custom.RouteTableId));
            return call.Fits(TableId, table.Id)
                ? new(table, RouteDestination.Parse(custom.DestinationCidrBlock)!, custom, call.Region.RegionId)
                : throw Missing(id);
        }

        return call.Region.Vpcs.SelectMany(RouteTableAnswers.AllOf)
            .SelectMany(table => RouteAnswers.All(call.Region, table))
            .FirstOrDefault(route => route.Id == id) ?? throw Missing(id);
    }

    private static RouteAnswers.Route FindInTable(ActionCall call, RouteDestination destination)
    {
        string tableId = call.Get(TableId);
        EstateRouteTable? custom = call.Region.FindRouteTable(tableId);
        EstateVpc vpc = custom?.Vpc ?? call.Region.FindVpcOfSystemTable(tableId) ?? throw TableId.NotFound(tableId);
        return RouteAnswers.All(call.Region, new RouteTable(vpc, custom)).FirstOrDefault(route =>
                route.Destination.Text == destination.Text
                && (route.Custom is null || route.NextHopId == call.Get(RouteAnswers.NextHopId)))
            ?? throw Missing(destination.Text);
    }

    private static ApiException Missing(string name) => new(400, NotFound, $"Route entry not exists: {name}.");
}
