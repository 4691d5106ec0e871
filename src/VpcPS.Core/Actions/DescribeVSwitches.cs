using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Lists the vSwitches of a region, one page at a time. The documents of this project describe only DescribeVSwitchAttributes, so the names
/// are those of the official SDK 7.3.2.
/// </summary>
internal sealed class DescribeVSwitches : ApiAction<Page<VpcVSwitch>>, IPagedByNumber
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeVSwitches");

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 50;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the vSwitches.</param>
    public DescribeVSwitches(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of one vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>The name of the vSwitch.</summary>
    public string? VSwitchName { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The zone, such as cn-huhehaote-a.</summary>
    public string? ZoneId { get; init; }

    /// <summary>The route table of the vSwitches, <c>vtb-...</c>.</summary>
    public string? RouteTableId { get; init; }

    /// <summary>True for vSwitches with IPv6, false for those without, null for both.</summary>
    public bool? EnableIpv6 { get; init; }

    /// <summary>True for default vSwitches, false for the others, null for all.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>The id of the account that owns the vSwitches.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The resource group of the vSwitches, which is that of their VPC.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Tags that the vSwitches must have. A null value matches every value.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>vSwitches per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("VSwitchId", VSwitchId);
        parameters.Add("VSwitchName", VSwitchName);
        parameters.Add("VpcId", VpcId);
        parameters.Add("ZoneId", ZoneId);
        parameters.Add("RouteTableId", RouteTableId);
        parameters.Add("EnableIpv6", EnableIpv6);
        parameters.Add("IsDefault", IsDefault);
        parameters.Add("VSwitchOwnerId", OwnerId);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override Page<VpcVSwitch> ReadAnswer(AnswerObject answer) => new(
        answer.Items("VSwitches", "VSwitch").Select(ReadVSwitch).ToList(),
        answer.Integer("TotalCount") ?? throw new AnswerFormatException("TotalCount"));

    private VpcVSwitch ReadVSwitch(AnswerObject vSwitch) => new()
    {
        VSwitchId = vSwitch.RequiredText("VSwitchId"),
        Name = vSwitch.Text("VSwitchName"),
        Description = vSwitch.Text("Description"),
        VpcId = vSwitch.Text("VpcId"),
        ZoneId = vSwitch.Text("ZoneId"),
        Status = vSwitch.Text("Status"),
        CidrBlock = vSwitch.Text("CidrBlock"),
        Ipv6CidrBlock = vSwitch.Text("Ipv6CidrBlock"),
        EnabledIpv6 = vSwitch.Boolean("EnabledIpv6"),
        IsDefault = vSwitch.Boolean("IsDefault"),
        RouteTableId = vSwitch.Object("RouteTable").Text("RouteTableId"),
        RouteTableType = vSwitch.Object("RouteTable").Text("RouteTableType"),
        NetworkAclId = vSwitch.Text("NetworkAclId"),
        ShareType = vSwitch.Text("ShareType"),
        OwnerId = vSwitch.Text("OwnerId"),
        AvailableIpAddressCount = vSwitch.Integer("AvailableIpAddressCount"),
        CreationTime = vSwitch.Time("CreationTime"),
        ResourceGroupId = vSwitch.Text("ResourceGroupId"),
        Tags = vSwitch.Tags(),
        RegionId = Region,
    };
}
