using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Deletes a route table that somebody made and that is bound to nothing. This takes a while; the table is gone when the
/// list does not have it any more. The API has no ClientToken for it.
/// </summary>
internal sealed class DeleteRouteTable : ReceiptAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRouteTable>("DeleteRouteTable") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Describes the change.</summary>
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
