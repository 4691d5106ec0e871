using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Deletes an empty vSwitch. This takes some time. The vSwitch is gone when the list no longer has it. The action has no ClientToken.
/// </summary>
internal sealed class DeleteVSwitch : ReceiptAction, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcVSwitch>("DeleteVSwitch") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
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
