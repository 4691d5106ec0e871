using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Changes a vSwitch, and switches its IPv6 on and off. A null value changes nothing. The names are those of the official SDK 7.3.2.
/// </summary>
internal sealed class ModifyVSwitchAttribute : ReceiptAction
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Changes<VpcVSwitch>("ModifyVSwitchAttribute");

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the vSwitch.</param>
    /// <param name="vSwitchId">The id of the vSwitch, <c>vsw-...</c>.</param>
    public ModifyVSwitchAttribute(string region, string vSwitchId)
        : base(region)
    {
        VSwitchId = vSwitchId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the vSwitch, <c>vsw-...</c>.</summary>
    public string VSwitchId { get; }

    /// <summary>The new name, at most 128 characters, not beginning with http:// or https://.</summary>
    public string? NewName { get; init; }

    /// <summary>The new description, at most 256 characters, not beginning with http:// or https://.</summary>
    public string? NewDescription { get; init; }

    /// <summary>Whether the vSwitch will have IPv6. Null does not change it.</summary>
    public bool? EnableIpv6 { get; init; }

    /// <summary>
    /// The number of the vSwitch's /64 in the /56 of its VPC, 0 to 255, unique in the VPC. Required when <see cref="EnableIpv6"/> is true,
    /// and not allowed otherwise.
    /// </summary>
    public int? SubnetIndex { get; init; }

    /// <summary>The /56 of the VPC that contains the /64. When it is null, the first one that the VPC got.</summary>
    public string? VpcIpv6CidrBlock { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VSwitchId", VSwitchId);
        parameters.Add("VSwitchName", NewName);
        parameters.Add("Description", NewDescription);
        parameters.Add("EnableIPv6", EnableIpv6);
        parameters.Add("Ipv6CidrBlock", SubnetIndex);
        parameters.Add("VpcIpv6CidrBlock", VpcIpv6CidrBlock);
    }
}
