using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Deletes an empty VPC. This takes some time. The VPC is gone when the list no longer has it.</summary>
internal sealed class DeleteVpc : ChangeAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<VpcNetwork>("DeleteVpc") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>.</param>
    public DeleteVpc(string region, string vpcId)
        : base(region)
    {
        VpcId = vpcId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the VPC, <c>vpc-...</c>.</summary>
    public string VpcId { get; }

    /// <summary>
    /// Whether the VPC is also deleted when it contains an IPv4 or IPv6 gateway with routes to it, and nothing else. Source: the official
    /// SDK 7.3.2.
    /// </summary>
    public bool ForceDelete { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
        parameters.Add("ForceDelete", ForceDelete ? true : (bool?)null);
    }
}
