using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Deletes a custom route by its id. This takes some time. The route is gone when the list no longer has it. The action has no ClientToken.
/// </summary>
internal sealed class DeleteRouteEntry : ReceiptAction, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcRoute>("DeleteRouteEntry") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
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
