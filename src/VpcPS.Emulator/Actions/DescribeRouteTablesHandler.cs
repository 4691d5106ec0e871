using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists route tables with their routes, for older clients. Terraform's provider uses it to read alicloud_route_entry.</summary>
internal sealed class DescribeRouteTablesHandler : ReadHandler
{
    private static readonly TextParameter RouteTableId = new("RouteTableId") { IdPrefix = IdPrefixes.RouteTable };
    private static readonly TextParameter RouteTableName = new("RouteTableName");
    private static readonly TextParameter RouterType = new("RouterType");
    private static readonly TextParameter RouterId = new("RouterId") { IdPrefix = IdPrefixes.VRouter };
    private static readonly TextParameter VRouterId = new("VRouterId") { IdPrefix = IdPrefixes.VRouter };
    private static readonly TextParameter Type = new("Type");
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.OptionalRegionId,
        RouteTableId,
        RouteTableName,
        RouterType,
        RouterId,
        VRouterId,
        Type,
        ResourceGroupId,
        Paging.PageNumber,
        Paging.PageSize,
    ];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) => Paging.Page(
        call,
        "RouteTables",
        "RouteTable",
        [
            .. call.Region.Vpcs
                .Where(vpc => call.Fits(RouterId, vpc.VRouterId)
                    && call.Fits(VRouterId, vpc.VRouterId)
                    && call.Fits(RouterType, "VRouter")
                    && call.Fits(ResourceGroupId, vpc.ResourceGroupId))
                .SelectMany(RouteTableAnswers.AllOf)
                .Where(table => call.Fits(RouteTableId, table.Id)
                    && call.Fits(RouteTableName, NameOf(table))
                    && call.Fits(Type, TypeOf(table))),
        ],
        table => Describe(call, table));

    private static Answer Describe(ActionCall call, RouteTable table) => new()
    {
        { "RouteTableId", table.Id },
        { "VRouterId", table.Vpc.VRouterId },
        { "RouteTableType", TypeOf(table) },
        { "Status", table.Status.ToString() },
        { "CreationTime", (table.Custom?.CreationTime ?? table.Vpc.CreationTime) is { } made ? UtcTime.Format(made) : "" },
        { "ResourceGroupId", table.Vpc.ResourceGroupId },
        { "VSwitchIds", "VSwitchId", RouteTableAnswers.VSwitchesOf(table.Vpc, table.Id) },
        { "RouteEntrys", "RouteEntry", RouteAnswers.All(call.Region, table).Select(RouteAnswers.DescribeInTable) },
    };

    private static string NameOf(RouteTable table) => table.Custom?.RouteTableName ?? table.Vpc.SystemRouteTableName;

    private static string TypeOf(RouteTable table) => table.Custom is null ? RouteTableAnswers.System : RouteTableAnswers.Custom;
}
