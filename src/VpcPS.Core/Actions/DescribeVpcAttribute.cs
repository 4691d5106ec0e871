using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Shows one VPC. Only what the list of VPCs lacks is read: the resources of other products, and the networks that the VPC is attached to.
/// The names are those of the official SDK 7.3.2.
/// </summary>
internal sealed class DescribeVpcAttribute : ApiAction<VpcAttachments>
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeVpcAttribute");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>.</param>
    public DescribeVpcAttribute(string region, string vpcId)
        : base(region)
    {
        VpcId = vpcId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the VPC.</summary>
    public string VpcId { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
    }

    internal override VpcAttachments ReadAnswer(AnswerObject answer) => new(
        [.. answer.Items("AssociatedCens", "AssociatedCen").Select(cen => cen.Text("CenId")).OfType<string>()],
        [
            .. answer.Items("CloudResources", "CloudResourceSetType")
                .Where(resource => resource.Text("ResourceType") is not null)
                .Select(resource => new KeyValuePair<string, int>(resource.Text("ResourceType")!, resource.Integer("ResourceCount") ?? 0)),
        ]);
}
