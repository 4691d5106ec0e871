using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Binds a vSwitch to a custom route table of its VPC. A vSwitch has one route table at a time.</summary>
internal sealed class AssociateRouteTable : ReceiptAction, IHasClientToken
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRouteTable>("AssociateRouteTable") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of both.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    /// <param name="vSwitchId">The id of the vSwitch, <c>vsw-...</c>.</param>
    public AssociateRouteTable(string region, string routeTableId, string vSwitchId)
        : base(region)
    {
        RouteTableId = routeTableId;
        VSwitchId = vSwitchId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table, <c>vtb-...</c>.</summary>
    public string RouteTableId { get; }

    /// <summary>The id of the vSwitch, <c>vsw-...</c>.</summary>
    public string VSwitchId { get; }

    /// <inheritdoc/>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteTableId", RouteTableId);
        parameters.Add("VSwitchId", VSwitchId);
    }
}
