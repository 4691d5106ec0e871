using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Allocates a free IPv6 address in a vSwitch. No instance uses the new address yet. The seed document does not have this action.
/// </summary>
internal sealed class AllocateIpv6Address : ApiAction<Ipv6Address>, IHasClientToken, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<Ipv6Address>("AllocateIpv6Address") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the vSwitch.</param>
    /// <param name="vSwitchId">The id of the vSwitch, <c>vsw-...</c>, which has an IPv6 block.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per address.</param>
    public AllocateIpv6Address(string region, string vSwitchId, string clientToken)
        : base(region)
    {
        VSwitchId = vSwitchId;
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the vSwitch.</summary>
    public string VSwitchId { get; }

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>The literal address, which must be free in the IPv6 block of the vSwitch. Null for any address.</summary>
    public string? Address { get; init; }

    /// <summary>The name, at most 128 characters, not beginning with http:// or https://.</summary>
    public string? AddressName { get; init; }

    /// <summary>The description, at most 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <summary>IPv6Address or IPv6Prefix. When it is null, the service allocates a single address.</summary>
    public string? AddressType { get; init; }

    /// <summary>The resource group. A newer parameter.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags, at most 20. A newer parameter.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VSwitchId", VSwitchId);
        parameters.Add("Ipv6Address", Address);
        parameters.Add("Ipv6AddressName", AddressName);
        parameters.Add("Ipv6AddressDescription", Description);
        parameters.Add("AddressType", AddressType);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override Ipv6Address ReadAnswer(AnswerObject answer) => new()
    {
        Ipv6AddressId = answer.RequiredText("Ipv6AddressId"),
        Address = answer.Text("Ipv6Address") ?? Address,
        Name = AddressName,
        Description = Description,
        VSwitchId = VSwitchId,
        AddressType = AddressType,
        ResourceGroupId = answer.Text("ResourceGroupId") ?? ResourceGroupId,
        Tags = Tag.ListOf(Tags),
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
    };
}
