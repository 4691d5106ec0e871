using System;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Calls;

/// <summary>
/// Finds the VPC or vSwitch that a request is about, and describes them in answers, with the fields of the official SDK's models.
/// </summary>
internal static class VpcAnswers
{
    /// <summary>
    /// The parameter for the VPC that an action changes or deletes. The error code is the one that these actions document.
    /// </summary>
    public static readonly TextParameter VpcId = new("VpcId")
    {
        Required = true,
        IdPrefix = IdPrefixes.Vpc,
        Kind = "VPC",
        NotFoundCode = ("InvalidVpcId.NotFound", 404),
    };

    /// <summary>The parameter for the VPC that gets or loses a block. The error code is that of AssociateVpcCidrBlock.</summary>
    public static readonly TextParameter BlocksVpcId = new("VpcId")
    {
        Required = true,
        IdPrefix = IdPrefixes.Vpc,
        Kind = "VPC",
        NotFoundCode = ("InvalidVpc.NotFound", 400),
    };

    /// <summary>
    /// The parameter for the vSwitch that an action changes or deletes. The error code is the one that these actions document.
    /// </summary>
    public static readonly TextParameter VSwitchId = new("VSwitchId")
    {
        Required = true,
        IdPrefix = IdPrefixes.VSwitch,
        Kind = "vSwitch",
        NotFoundCode = ("InvalidVSwitchId.NotFound", 404),
    };

    /// <summary>The documented error code for a VPC that is not Available.</summary>
    public const string WrongVpcStatus = "IncorrectVpcStatus";

    /// <summary>The documented error code for a vSwitch that is not Available.</summary>
    public const string WrongVSwitchStatus = "IncorrectVSwitchStatus";

    /// <summary>Finds the VPC that a request names and checks that it is Available.</summary>
    /// <exception cref="ApiException">The VPC does not exist or is not Available.</exception>
    public static EstateVpc FindAvailableVpc(ActionCall call)
    {
        EstateVpc vpc = call.Region.FindVpc(call.Get(VpcId)) ?? throw VpcId.NotFound(call.Get(VpcId));
        return vpc.Status == ResourceStatus.Available
            ? vpc
            : throw WrongVpc();
    }

    /// <summary>The error for a VPC that is not Available.</summary>
    public static ApiException WrongVpc() => new(400, WrongVpcStatus, "Current VPC status does not support this operation.");

    /// <summary>Finds the vSwitch that a request names and checks that it is Available.</summary>
    /// <exception cref="ApiException">The vSwitch does not exist or is not Available.</exception>
    public static EstateVSwitch FindAvailableVSwitch(ActionCall call)
    {
        EstateVSwitch vSwitch = call.Region.FindVSwitch(call.Get(VSwitchId)) ?? throw VSwitchId.NotFound(call.Get(VSwitchId));
        return vSwitch.Status == ResourceStatus.Available
            ? vSwitch
            : throw new ApiException(400, WrongVSwitchStatus, "The current virtual switch status does not support this operation.");
    }

    /// <summary>Describes a VPC, for lists and for a single VPC.</summary>
    public static Answer Describe(ActionCall call, EstateVpc vpc) => new()
    {
        { "VpcId", vpc.VpcId },
        { "VpcName", vpc.VpcName },
        { "Description", vpc.Description },
        { "Status", vpc.Status.ToString() },
        { "RegionId", call.Region.RegionId },
        { "CreationTime", Time(vpc.CreationTime) },
        { "CidrBlock", vpc.CidrBlock },
        { "SecondaryCidrBlocks", "SecondaryCidrBlock", vpc.SecondaryCidrBlocks },
        { "UserCidrs", "UserCidr", vpc.UserCidrs },
        { "EnabledIpv6", vpc.Ipv6CidrBlocks.Count > 0 },
        { "Ipv6CidrBlock", vpc.Ipv6CidrBlocks.FirstOrDefault() ?? "" },
        {
            "Ipv6CidrBlocks",
            "Ipv6CidrBlock",
            vpc.Ipv6CidrBlocks.Select(block => new Answer { { "Ipv6CidrBlock", block }, { "Ipv6Isp", vpc.IspOf(block).ToString() } })
        },
        { "IsDefault", vpc.IsDefault },
        { "DnsHostnameStatus", vpc.EnableDnsHostname ? "ENABLED" : "DISABLED" },
        { "DhcpOptionsSetId", vpc.DhcpOptionsSetId },
        { "DhcpOptionsSetStatus", vpc.DhcpOptionsSetId.Length > 0 ? "InUse" : "" },
        { "VRouterId", vpc.VRouterId },
        { "VSwitchIds", "VSwitchId", vpc.VSwitches.Select(vSwitch => vSwitch.VSwitchId) },
        { "OwnerId", call.AccountId },
        { "ResourceGroupId", vpc.ResourceGroupId },
        { "Tags", "Tag", TagAnswers.Describe(vpc.Tags) },
    };

    /// <summary>Describes a vSwitch, for lists and for a single vSwitch.</summary>
    public static Answer Describe(ActionCall call, EstateVSwitch vSwitch) => new()
    {
        { "VSwitchId", vSwitch.VSwitchId },
        { "VpcId", vSwitch.Vpc.VpcId },
        { "VSwitchName", vSwitch.VSwitchName },
        { "Description", vSwitch.Description },
        { "Status", vSwitch.Status.ToString() },
        { "ZoneId", vSwitch.ZoneId },
        { "CreationTime", Time(vSwitch.CreationTime) },
        { "CidrBlock", vSwitch.CidrBlock },
        { "AvailableIpAddressCount", FreeAddresses(vSwitch) },
        { "EnabledIpv6", vSwitch.Ipv6CidrBlock.Length > 0 },
        { "Ipv6CidrBlock", vSwitch.Ipv6CidrBlock },
        { "IsDefault", vSwitch.IsDefault },
        { "NetworkAclId", vSwitch.NetworkAclId },
        // The emulator has no vSwitches that are shared with another account.
        { "ShareType", "" },
        { "OwnerId", call.AccountId },
        { "ResourceGroupId", GroupOf(vSwitch) },
        {
            "RouteTable",
            new Answer
            {
                { "RouteTableId", RouteTableAnswers.IdOf(vSwitch) },
                { "RouteTableType", vSwitch.RouteTableId.Length > 0 ? RouteTableAnswers.Custom : RouteTableAnswers.System },
            }
        },
        { "Tags", "Tag", TagAnswers.Describe(vSwitch.Tags) },
    };

    /// <summary>The resource group of a vSwitch: its own, or that of its VPC.</summary>
    public static string GroupOf(EstateVSwitch vSwitch) => vSwitch.ResourceGroupId ?? vSwitch.Vpc.ResourceGroupId;

    private static string Time(DateTime? time) => time is { } known ? UtcTime.Format(known) : "";

    // The cloud reserves the first address and the last three. In the emulator, nothing else uses IPv4 addresses.
    private static long FreeAddresses(EstateVSwitch vSwitch) =>
        vSwitch.AvailableIpAddressCount is { } counted ? counted
        : Ipv4Block.Parse(vSwitch.CidrBlock) is { } block ? Math.Max(0, block.Size - 4) : 0;
}
