using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Deletes a custom route table that is not bound to anything. This takes some time. The table is gone when the list no longer has it. The
/// action has no ClientToken.
/// </summary>
internal sealed class DeleteRouteTable : ReceiptAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRouteTable>("DeleteRouteTable") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the route table.</param>
    /// <param name="routeTableId">The id of the route table, <c>vtb-...</c>.</param>
    public DeleteRouteTable(string region, string routeTableId)
        : base(region)
    {
        RouteTableId = routeTableId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route table, <c>vtb-...</c>.</summary>
    public string RouteTableId { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteTableId", RouteTableId);
    }
}
