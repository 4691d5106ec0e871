using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Changes a VPC, and switches its IPv6 on and off. A null value changes nothing. When IPv6 is switched on, the VPC gets a /56, which can't
/// be changed later. The names are those of the official SDK 7.3.2.
/// </summary>
internal sealed class ModifyVpcAttribute : ReceiptAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<VpcNetwork>("ModifyVpcAttribute");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPC.</param>
    /// <param name="vpcId">The id of the VPC, <c>vpc-...</c>.</param>
    public ModifyVpcAttribute(string region, string vpcId)
        : base(region)
    {
        VpcId = vpcId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the VPC, <c>vpc-...</c>.</summary>
    public string VpcId { get; }

    /// <summary>The new name, at most 128 characters, not beginning with http:// or https://.</summary>
    public string? NewName { get; init; }

    /// <summary>The new description, at most 256 characters, not beginning with http:// or https://.</summary>
    public string? NewDescription { get; init; }

    /// <summary>The new IPv4 block. It must contain the blocks of the vSwitches.</summary>
    public string? NewCidrBlock { get; init; }

    /// <summary>Whether instances get DNS host names. Null does not change it.</summary>
    public bool? EnableDnsHostname { get; init; }

    /// <summary>Whether the VPC will have IPv6. Null does not change it.</summary>
    public bool? EnableIpv6 { get; init; }

    /// <summary>The line type of a new IPv6 block: BGP (the service's default), ChinaMobile, ChinaUnicom or ChinaTelecom.</summary>
    public string? Ipv6Isp { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcId);
        parameters.Add("VpcName", NewName);
        parameters.Add("Description", NewDescription);
        parameters.Add("CidrBlock", NewCidrBlock);
        parameters.Add("EnableDnsHostname", EnableDnsHostname);
        parameters.Add("EnableIPv6", EnableIpv6);
        parameters.Add("Ipv6Isp", Ipv6Isp);
    }
}
