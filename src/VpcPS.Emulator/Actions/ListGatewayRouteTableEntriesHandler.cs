using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the routes of a gateway route table, page by page with a cursor.</summary>
internal sealed class ListGatewayRouteTableEntriesHandler : ReadHandler
{
    private static readonly TextParameter TableId = new("GatewayRouteTableId")
    {
        Required = true,
        IdPrefix = IdPrefixes.RouteTable,
        Kind = "gateway route table",
        NotFoundCode = ("ResourceNotFound.GatewayRouteTable", 400),
    };

    private static readonly TextParameter Destination = new("DestinationCidrBlock");
    private static readonly IntegerParameter MaxResults = new("MaxResults") { Minimum = 1, Maximum = 100, Default = 10 };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, TableId, Destination, Cursor.Parameter, MaxResults];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call)
    {
        string id = call.Get(TableId);
        EstateRouteTable table = call.Region.FindRouteTable(id) is { AssociateType: AssociateType.Gateway } found
            ? found
            : throw TableId.NotFound(id);
        string wanted = call.Get(Destination);
        EstateGatewayRoute[] all =
        [
            .. table.AllGatewayRoutes
                .Where(route => wanted.Length == 0
                    || RouteDestination.Parse(wanted)?.Text == RouteDestination.Parse(route.DestinationCidrBlock)!.Text)
                .OrderBy(route => route.DestinationCidrBlock, System.StringComparer.Ordinal),
        ];
        string after = Cursor.Read(call.Get(Cursor.Parameter)) ?? "";
        EstateGatewayRoute[] rest = [.. all.Where(route => string.CompareOrdinal(route.DestinationCidrBlock, after) > 0)];
        int size = call.Get(MaxResults);
        return new()
        {
            { "NextToken", rest.Length > size ? Cursor.Write(rest[size - 1].DestinationCidrBlock) : "" },
            // The official SDK's model has a text here, and also for the numbers of a next hop.
            { "TotalCount", all.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            { "GatewayRouteEntryModels", rest.Take(size).Select(route => Describe(call, route)) },
        };
    }

    private static Answer Describe(ActionCall call, EstateGatewayRoute route) => new()
    {
        { "DestinationCidrBlock", route.DestinationCidrBlock },
        { "NextHopType", route.NextHopType.ToString() },
        { "NextHopId", route.NextHopId },
        { "Name", route.Name },
        { "Description", route.Description },
        { "Status", route.IsModifying(call.Now) ? "Modifying" : "Available" },
        {
            "NextHops",
            route.NextHopType == GatewayHopType.Local
                ? System.Array.Empty<Answer>()
                :
                [
                    new Answer
                    {
                        { "NextHopId", route.NextHopId },
                        { "NextHopType", route.NextHopType == GatewayHopType.EcsInstance ? "Instance" : route.NextHopType.ToString() },
                        { "Weight", "100" },
                        { "Enabled", "1" },
                    },
                ]
        },
    };
}
