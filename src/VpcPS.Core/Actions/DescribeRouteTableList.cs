using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists route tables, one page at a time. All filters are combined with AND.</summary>
internal sealed class DescribeRouteTableList : ApiAction<Page<VpcRouteTable>>, IPagedByNumber
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeRouteTableList");

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 50;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the route tables.</param>
    public DescribeRouteTableList(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of one route table.</summary>
    public string? RouteTableId { get; init; }

    /// <summary>The name of the route table.</summary>
    public string? RouteTableName { get; init; }

    /// <summary>System or Custom.</summary>
    public string? RouteTableType { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The resource group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Tags that the route tables must have. A null value matches every value.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>Route tables per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteTableId", RouteTableId);
        parameters.Add("RouteTableName", RouteTableName);
        parameters.Add("RouteTableType", RouteTableType);
        parameters.Add("VpcId", VpcId);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override Page<VpcRouteTable> ReadAnswer(AnswerObject answer) => new(
        answer.Items("RouterTableList", "RouterTableListType").Select(ReadTable).ToList(),
        answer.Integer("TotalCount") ?? throw new AnswerFormatException("TotalCount"));

    private VpcRouteTable ReadTable(AnswerObject table) => new()
    {
        RouteTableId = table.RequiredText("RouteTableId"),
        Name = table.Text("RouteTableName"),
        Description = table.Text("Description"),
        VpcId = table.Text("VpcId"),
        RouteTableType = table.Text("RouteTableType"),
        AssociateType = table.Text("AssociateType"),
        Status = table.Text("Status"),
        VSwitchIds = table.Texts("VSwitchIds", "VSwitchId"),
        GatewayIds = table.Texts("GatewayIds", "GatewayIds"),
        RouterId = table.Text("RouterId"),
        RouterType = table.Text("RouterType"),
        CreationTime = table.Time("CreationTime"),
        ResourceGroupId = table.Text("ResourceGroupId"),
        Tags = table.Tags(),
        RegionId = Region,
    };
}
