using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Deletes a route that somebody made, by its id. This takes a while; the route is gone when the list does not have it any
/// more. The API has no ClientToken for it.
/// </summary>
internal sealed class DeleteRouteEntry : ReceiptAction, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRoute>("DeleteRouteEntry") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Describes the change.</summary>
    /// <param name="region">The region of the route.</param>
    /// <param name="routeEntryId">The id of the route, <c>rte-...</c>.</param>
    public DeleteRouteEntry(string region, string routeEntryId)
        : base(region)
    {
        RouteEntryId = routeEntryId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the route, <c>rte-...</c>.</summary>
    public string RouteEntryId { get; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("RouteEntryId", RouteEntryId);
    }
}
