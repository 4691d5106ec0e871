using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists the routes of one route table, one page at a time, with a cursor. All filters are combined with AND.</summary>
internal sealed class DescribeRouteEntryList : ApiAction<TokenPage<VpcRoute>>, IPagedByToken
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Reads("DescribeRouteEntryList") with { MaxResultsName = "MaxResult" };

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 100;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the route table.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>. The service requires it.</param>
    public DescribeRouteEntryList(string region, string routeTableId)
        : base(region)
    {
        RouteTableId = routeTableId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table.</summary>
    public string RouteTableId { get; }

    /// <summary>The id of one route.</summary>
    public string? RouteEntryId { get; init; }

    /// <summary>The name of the route.</summary>
    public string? RouteEntryName { get; init; }

    /// <summary>System, Custom, BGP, CEN or ECR.</summary>
    public string? RouteEntryType { get; init; }

    /// <summary>The destination.</summary>
    public string? DestinationCidrBlock { get; init; }

    /// <summary>The kind of the next hop.</summary>
    public string? NextHopType { get; init; }

    /// <summary>The id of the next hop.</summary>
    public string? NextHopId { get; init; }

    /// <summary>ipv4 or ipv6, in lower case as the documents of this action spell it.</summary>
    public string? IpVersion { get; init; }

    /// <summary>The cursor from the previous page. Null for the first page.</summary>
    public string? NextToken { get; init; }

    /// <summary>Routes per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int MaxResults { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteTableId", RouteTableId);
        parameters.Add("RouteEntryId", RouteEntryId);
        parameters.Add("RouteEntryName", RouteEntryName);
        parameters.Add("RouteEntryType", RouteEntryType);
        parameters.Add("DestinationCidrBlock", DestinationCidrBlock);
        parameters.Add("NextHopType", NextHopType);
        parameters.Add("NextHopId", NextHopId);
        parameters.Add("IpVersion", IpVersion);
    }

    internal override TokenPage<VpcRoute> ReadAnswer(AnswerObject answer) =>
        new(answer.Items("RouteEntrys", "RouteEntry").Select(ReadRoute).ToList(), answer.Text("NextToken"));

    private VpcRoute ReadRoute(AnswerObject route)
    {
        VpcNextHop[] hops = [.. route.Items("NextHops", "NextHop").Select(ReadHop)];
        return new VpcRoute
        {
            RouteEntryId = route.Text("RouteEntryId"),
            Name = route.Text("RouteEntryName"),
            Description = route.Text("Description"),
            RouteTableId = route.Text("RouteTableId") ?? RouteTableId,
            DestinationCidrBlock = route.Text("DestinationCidrBlock"),
            IpVersion = route.Text("IpVersion"),
            Type = route.Text("Type"),
            Status = route.Text("Status"),
            NextHopType = hops.FirstOrDefault()?.Type,
            NextHopId = hops.FirstOrDefault()?.Id,
            NextHops = new(hops),
            Origin = route.Text("Origin"),
            ServiceType = route.Text("ServiceType"),
            GmtModified = route.Time("GmtModified"),
            RegionId = Region,
        };
    }

    private static VpcNextHop ReadHop(AnswerObject hop) => new(
        hop.Text("NextHopType"),
        hop.Text("NextHopId"),
        hop.Integer("Weight"),
        hop.Integer("Enabled") is { } enabled ? enabled != 0 : null);
}
