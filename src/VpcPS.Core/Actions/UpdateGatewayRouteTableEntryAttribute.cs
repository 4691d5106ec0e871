using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Changes the next hop of a route in a gateway route table, and its name and description. According to the documents, a next hop can't
/// change directly from one instance or interface to another: it must be Local in between.
/// </summary>
internal sealed class UpdateGatewayRouteTableEntryAttribute : ChangeAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRoute>("UpdateGatewayRouteTableEntryAttribute") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the route table.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    /// <param name="destination">The destination of the route.</param>
    /// <param name="nextHopType">Instance, NetworkInterface or Local.</param>
    /// <param name="nextHopId">The id of the next hop; null for Local.</param>
    public UpdateGatewayRouteTableEntryAttribute(
        string region, string routeTableId, string destination, string nextHopType, string? nextHopId)
        : base(region)
    {
        RouteTableId = routeTableId;
        DestinationCidrBlock = destination;
        NextHopType = nextHopType;
        NextHopId = nextHopId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table.</summary>
    public string RouteTableId { get; }

    /// <summary>The destination of the route.</summary>
    public string DestinationCidrBlock { get; }

    /// <summary>Instance, NetworkInterface or Local.</summary>
    public string NextHopType { get; }

    /// <summary>The id of the next hop; null for Local.</summary>
    public string? NextHopId { get; }

    /// <summary>The new name, at most 128 characters; null keeps the old one.</summary>
    public string? NewName { get; init; }

    /// <summary>The new description, at most 256 characters; null keeps the old one.</summary>
    public string? NewDescription { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("GatewayRouteTableId", RouteTableId);
        parameters.Add("DestinationCidrBlock", DestinationCidrBlock);
        parameters.Add("NextHopType", NextHopType);
        parameters.Add("NextHopId", NextHopId);
        parameters.Add("Name", NewName);
        parameters.Add("Description", NewDescription);
    }
}
