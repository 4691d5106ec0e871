using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Unbinds an IPv6 gateway from its route table. The documents give the value of GatewayType only for IPv4 gateways; the value for IPv6
/// gateways is formed in the same way.
/// </summary>
internal sealed class DissociateRouteTableFromGateway : ChangeAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRouteTable>("DissociateRouteTableFromGateway") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of both.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    /// <param name="gatewayId">The id of the IPv6 gateway, <c>ipv6gw-...</c>.</param>
    public DissociateRouteTableFromGateway(string region, string routeTableId, string gatewayId)
        : base(region)
    {
        RouteTableId = routeTableId;
        GatewayId = gatewayId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table, <c>vtb-...</c>.</summary>
    public string RouteTableId { get; }

    /// <summary>The id of the IPv6 gateway, <c>ipv6gw-...</c>.</summary>
    public string GatewayId { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteTableId", RouteTableId);
        parameters.Add("GatewayId", GatewayId);
        parameters.Add("GatewayType", "Ipv6Gateway");
    }
}
