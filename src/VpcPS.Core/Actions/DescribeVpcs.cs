using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Lists the VPCs of a region, one page at a time. The documents of this project describe only DescribeVpcAttribute, so the names are those
/// of the official SDK 7.3.2.
/// </summary>
internal sealed class DescribeVpcs : ApiAction<Page<VpcNetwork>>, IPagedByNumber
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeVpcs");

    /// <summary>The maximum number of ids in one call.</summary>
    public const int MaxIds = 20;

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 50;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the VPCs.</param>
    public DescribeVpcs(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>VPC ids, at most <see cref="MaxIds"/>. Null for all VPCs.</summary>
    public IReadOnlyCollection<string>? VpcIds { get; init; }

    /// <summary>The name of the VPC.</summary>
    public string? VpcName { get; init; }

    /// <summary>True for VPCs with IPv6, false for those without, null for both.</summary>
    public bool? EnableIpv6 { get; init; }

    /// <summary>True for the default VPC, false for the others, null for all.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>The id of the account that owns the VPCs.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The DHCP options set of the VPCs.</summary>
    public string? DhcpOptionsSetId { get; init; }

    /// <summary>The resource group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Tags that the VPCs must have. A null value matches every value.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>VPCs per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VpcId", VpcIds is null ? null : string.Join(",", VpcIds));
        parameters.Add("VpcName", VpcName);
        parameters.Add("EnableIpv6", EnableIpv6);
        parameters.Add("IsDefault", IsDefault);
        parameters.Add("VpcOwnerId", OwnerId);
        parameters.Add("DhcpOptionsSetId", DhcpOptionsSetId);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override Page<VpcNetwork> ReadAnswer(AnswerObject answer) => new(
        answer.Items("Vpcs", "Vpc").Select(ReadVpc).ToList(),
        answer.Integer("TotalCount") ?? throw new AnswerFormatException("TotalCount"));

    private VpcNetwork ReadVpc(AnswerObject vpc) => new()
    {
        SecondaryCidrBlocks = vpc.Texts("SecondaryCidrBlocks", "SecondaryCidrBlock"),
        Ipv6CidrBlocks = new(vpc.Items("Ipv6CidrBlocks", "Ipv6CidrBlock").Select(block => ReadBlock(vpc, block)).ToList()),
        EnabledIpv6 = vpc.Boolean("EnabledIpv6"),
        UserCidrs = vpc.Texts("UserCidrs", "UserCidr"),
        IsDefault = vpc.Boolean("IsDefault"),
        VRouterId = vpc.Text("VRouterId"),
        RouterTableIds = vpc.Texts("RouterTableIds", "RouterTableIds"),
        NatGatewayIds = vpc.Texts("NatGatewayIds", "NatGatewayIds"),
        DnsHostnameStatus = vpc.Text("DnsHostnameStatus"),
        DhcpOptionsSetId = vpc.Text("DhcpOptionsSetId"),
        DhcpOptionsSetStatus = vpc.Text("DhcpOptionsSetStatus"),
        CenStatus = vpc.Text("CenStatus"),
        OwnerId = vpc.Text("OwnerId"),
        VpcId = vpc.RequiredText("VpcId"),
        Name = vpc.Text("VpcName"),
        Description = vpc.Text("Description"),
        Status = vpc.Text("Status"),
        CidrBlock = vpc.Text("CidrBlock"),
        Ipv6CidrBlock = vpc.Text("Ipv6CidrBlock"),
        VSwitchIds = vpc.Texts("VSwitchIds", "VSwitchId"),
        CreationTime = vpc.Time("CreationTime"),
        ResourceGroupId = vpc.Text("ResourceGroupId"),
        Tags = vpc.Tags(),
        RegionId = vpc.Text("RegionId") ?? Region,
    };

    private VpcCidrBlock ReadBlock(AnswerObject vpc, AnswerObject block) => new()
    {
        VpcId = vpc.Text("VpcId"),
        CidrBlock = block.Text("Ipv6CidrBlock"),
        IpVersion = IpVersions.Ipv6,
        Ipv6Isp = block.Text("Ipv6Isp"),
        RegionId = vpc.Text("RegionId") ?? Region,
    };
}
