using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists route tables. For each VPC, the system route table comes first, then the custom ones.</summary>
internal sealed class DescribeRouteTableListHandler : ReadHandler
{
    private static readonly TextParameter VpcId = new("VpcId") { IdPrefix = IdPrefixes.Vpc };
    private static readonly TextParameter RouteTableId = new("RouteTableId") { IdPrefix = IdPrefixes.RouteTable };
    private static readonly TextParameter RouteTableName = new("RouteTableName");
    private static readonly TextParameter RouteTableType = new("RouteTableType");
    private static readonly TextParameter RouterType = new("RouterType");
    private static readonly TextParameter RouterId = new("RouterId") { IdPrefix = IdPrefixes.VRouter };
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");
    private static readonly TagsParameter Tags = new("Tag");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        VpcId,
        RouteTableId,
        RouteTableName,
        RouteTableType,
        RouterType,
        RouterId,
        ResourceGroupId,
        Tags,
        Paging.PageNumber,
        Paging.PageSize,
    ];

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) => Paging.Page(
        call,
        "RouterTableList",
        "RouterTableListType",
        [
            .. call.Region.Vpcs
                .Where(vpc => call.Fits(VpcId, vpc.VpcId)
                    && call.Fits(RouterId, vpc.VRouterId)
                    && call.Fits(RouterType, "VRouter")
                    && call.Fits(ResourceGroupId, vpc.ResourceGroupId))
                .SelectMany(vpc => RouteTableAnswers.DescribeAll(call, vpc))
                .Where(table => call.Fits(RouteTableId, table.Id)
                    && call.Fits(RouteTableName, table.Name)
                    && call.Fits(RouteTableType, table.Type)
                    && TagAnswers.Fit(call.Get(Tags), TagsOf(call, table.Id))),
        ],
        table => table.Answer);

    private static List<ResourceTag> TagsOf(ActionCall call, string id) =>
        call.Region.FindRouteTable(id)?.Tags ?? call.Region.FindVpcOfSystemTable(id)?.SystemRouteTableTags ?? [];
}
