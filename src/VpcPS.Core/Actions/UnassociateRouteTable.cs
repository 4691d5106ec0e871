using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Unbinds a vSwitch from its custom route table. The vSwitch then uses the system route table of the VPC again.</summary>
internal sealed class UnassociateRouteTable : ReceiptAction, IHasClientToken
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRouteTable>("UnassociateRouteTable") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of both.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    /// <param name="vSwitchId">The id of the vSwitch, <c>vsw-...</c>.</param>
    public UnassociateRouteTable(string region, string routeTableId, string vSwitchId)
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
