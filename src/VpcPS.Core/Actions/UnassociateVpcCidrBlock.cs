using System;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Removes a secondary IPv4 block or an IPv6 block from a VPC. The action has neither ClientToken nor DryRun. The names are those of the
/// official SDK 7.3.2.
/// </summary>
internal sealed class UnassociateVpcCidrBlock : ReceiptAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<VpcNetwork>("UnassociateVpcCidrBlock");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>.</param>
    /// <param name="cidrBlock">The block. Its spelling shows whether it is IPv4 or IPv6.</param>
    public UnassociateVpcCidrBlock(string region, string vpcId, string cidrBlock)
        : base(region)
    {
        VpcId = vpcId;
        CidrBlock = cidrBlock;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the VPC.</summary>
    public string VpcId { get; }

    /// <summary>The block, spelt as the VPC has it.</summary>
    public string CidrBlock { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
        parameters.Add(CidrBlock.IndexOf(":", StringComparison.Ordinal) >= 0 ? "IPv6CidrBlock" : "SecondaryCidrBlock", CidrBlock);
    }
}
