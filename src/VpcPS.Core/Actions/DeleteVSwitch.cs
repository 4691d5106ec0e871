using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Deletes a vSwitch in which nothing is left. This takes a while; the vSwitch is gone when the list does not have it any more. The
/// action has no ClientToken.
/// </summary>
internal sealed class DeleteVSwitch : ReceiptAction, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcVSwitch>("DeleteVSwitch") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Describes the change.</summary>
    /// <param name="region">The region of the vSwitch.</param>
    /// <param name="vSwitchId">The id of the vSwitch, <c>vsw-...</c>.</param>
    public DeleteVSwitch(string region, string vSwitchId)
        : base(region)
    {
        VSwitchId = vSwitchId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the vSwitch, <c>vsw-...</c>.</summary>
    public string VSwitchId { get; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VSwitchId", VSwitchId);
    }
}
