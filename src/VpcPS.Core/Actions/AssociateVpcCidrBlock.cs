using System;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Adds a secondary IPv4 block or an IPv6 block to a VPC. The action has neither ClientToken nor DryRun. If a request names a block,
/// sending it several times adds the block only once. If it names none, each request adds another IPv6 block. The names are those of the
/// official SDK 7.3.2. The parameters for address pools (IPAM) are left out.
/// </summary>
internal sealed class AssociateVpcCidrBlock : ApiAction<VpcCidrBlock>
{
    private const string ActionName = "AssociateVpcCidrBlock";

    private static readonly ActionDeclaration OfNamedBlock = ActionDeclaration.Changes<VpcNetwork>(ActionName);
    private static readonly ActionDeclaration OfAnyBlock = ActionDeclaration.Creates<VpcNetwork>(ActionName);

    // Whether the request names no block. Sent again after a lost answer, such a call would add one more block.
    private readonly bool _takesAnyBlock;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>.</param>
    /// <param name="cidrBlock">
    /// The block. Its spelling shows whether it is IPv4 or IPv6. When it is null, the service chooses an IPv6 block.
    /// </param>
    public AssociateVpcCidrBlock(string region, string vpcId, string? cidrBlock)
        : base(region)
    {
        VpcId = vpcId;
        CidrBlock = cidrBlock;
        _takesAnyBlock = cidrBlock is null;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => _takesAnyBlock ? OfAnyBlock : OfNamedBlock;

    /// <summary>The id of the VPC.</summary>
    public string VpcId { get; }

    /// <summary>The block: an IPv4 block from /16 to /28, or a reserved IPv6 /56. Null for any IPv6 block.</summary>
    public string? CidrBlock { get; }

    /// <summary>The line type of an IPv6 block: BGP (the service's default), ChinaMobile, ChinaUnicom or ChinaTelecom.</summary>
    public string? Ipv6Isp { get; init; }

    private bool IsIpv6 => CidrBlock is not { } block || block.IndexOf(":", StringComparison.Ordinal) >= 0;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
        parameters.Add("IpVersion", IsIpv6 ? "IPV6" : "IPV4");
        // Only this action and UnassociateVpcCidrBlock write IP with two capital letters.
        parameters.Add(IsIpv6 ? "IPv6CidrBlock" : "SecondaryCidrBlock", CidrBlock);
        parameters.Add("Ipv6Isp", Ipv6Isp);
    }

    internal override VpcCidrBlock ReadAnswer(AnswerObject answer) => new()
    {
        VpcId = VpcId,
        CidrBlock = answer.Text("CidrBlock") ?? CidrBlock,
        IpVersion = IsIpv6 ? IpVersions.Ipv6 : IpVersions.Ipv4,
        Ipv6Isp = Ipv6Isp,
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
    };
}
