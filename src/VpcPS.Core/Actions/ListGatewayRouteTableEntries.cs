using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists the routes of a gateway route table, one page at a time, with a cursor.</summary>
internal sealed class ListGatewayRouteTableEntries : ApiAction<TokenPage<VpcRoute>>, IPagedByToken
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("ListGatewayRouteTableEntries");

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 100;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the route table.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    public ListGatewayRouteTableEntries(string region, string routeTableId)
        : base(region)
    {
        RouteTableId = routeTableId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table.</summary>
    public string RouteTableId { get; }

    /// <summary>The destination of one route.</summary>
    public string? DestinationCidrBlock { get; init; }

    /// <summary>The cursor from the previous page. Null for the first page.</summary>
    public string? NextToken { get; init; }

    /// <summary>Routes per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int MaxResults { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("GatewayRouteTableId", RouteTableId);
        parameters.Add("DestinationCidrBlock", DestinationCidrBlock);
    }

    internal override TokenPage<VpcRoute> ReadAnswer(AnswerObject answer) => new(
        answer.Items("GatewayRouteEntryModels").Select(ReadRoute).ToList(),
        answer.Text("NextToken"));

    private VpcRoute ReadRoute(AnswerObject route)
    {
        string destination = route.RequiredText("DestinationCidrBlock");
        // Answers say EcsInstance where requests say Instance.
        string? type = route.Text("NextHopType") is "EcsInstance" ? NextHopTypes.Instance : route.Text("NextHopType");
        string? id = route.Text("NextHopId");
        return new VpcRoute
        {
            Name = route.Text("Name"),
            Description = route.Text("Description"),
            RouteTableId = RouteTableId,
            DestinationCidrBlock = destination,
            IpVersion = destination.Contains(":") ? "IPv6" : "IPv4",
            Type = "System",
            Status = route.Text("Status"),
            NextHopType = type,
            NextHopId = id,
            NextHops = new([new VpcNextHop(type, id, Weight: null, Enabled: null)]),
            RegionId = Region,
        };
    }
}
