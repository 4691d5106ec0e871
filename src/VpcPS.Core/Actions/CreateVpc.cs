using System.Collections.Generic;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Creates a VPC. A new VPC is Pending and can be used when it is Available. The names are those of the official SDK 7.3.2. The parameters
/// for address pools (IPAM) are left out.
/// </summary>
internal sealed class CreateVpc : ApiAction<VpcNetwork>, IHasClientToken, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<VpcNetwork>("CreateVpc") with { AwaitedState = "Available" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per VPC.</param>
    public CreateVpc(string region, string clientToken)
        : base(region)
    {
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>The IPv4 block. When it is null, the service chooses one. It is not documented which.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>The name, at most 128 characters, not beginning with http:// or https://.</summary>
    public string? VpcName { get; init; }

    /// <summary>The description, at most 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the VPC gets an IPv6 block, a /56.</summary>
    public bool EnableIpv6 { get; init; }

    /// <summary>A reserved IPv6 block. Null for any. Requires <see cref="EnableIpv6"/>.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>The line type of the IPv6 block: BGP (the service's default), ChinaMobile, ChinaUnicom or ChinaTelecom.</summary>
    public string? Ipv6Isp { get; init; }

    /// <summary>Ranges that are reached over a leased line, at most three.</summary>
    public IReadOnlyCollection<string>? UserCidrs { get; init; }

    /// <summary>Whether instances get DNS host names.</summary>
    public bool EnableDnsHostname { get; init; }

    /// <summary>The resource group. Null for the default one.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>The tags, at most 20.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("CidrBlock", CidrBlock);
        parameters.Add("VpcName", VpcName);
        parameters.Add("Description", Description);
        parameters.Add("EnableIpv6", EnableIpv6 ? true : (bool?)null);
        parameters.Add("Ipv6CidrBlock", Ipv6CidrBlock);
        parameters.Add("Ipv6Isp", Ipv6Isp);
        parameters.Add("UserCidr", UserCidrs is null ? null : string.Join(",", UserCidrs));
        parameters.Add("EnableDnsHostname", EnableDnsHostname ? true : (bool?)null);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override VpcNetwork ReadAnswer(AnswerObject answer) => new()
    {
        VpcId = answer.RequiredText("VpcId"),
        Name = VpcName,
        Description = Description,
        CidrBlock = CidrBlock,
        VRouterId = answer.Text("VRouterId"),
        RouterTableIds = new(answer.Text("RouteTableId") is { } table ? [table] : []),
        ResourceGroupId = answer.Text("ResourceGroupId") ?? ResourceGroupId,
        Tags = Tag.ListOf(Tags),
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
    };
}
