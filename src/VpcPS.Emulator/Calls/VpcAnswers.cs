using System;
using System.Linq;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Calls;

/// <summary>Describes VPCs and vSwitches in answers, with the fields of the official SDK's models.</summary>
internal static class VpcAnswers
{
    /// <summary>Describes a VPC, in a list or alone.</summary>
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
        { "UserCidrs", "UserCidr", Array.Empty<string>() },
        { "EnabledIpv6", vpc.Ipv6CidrBlocks.Count > 0 },
        { "Ipv6CidrBlock", vpc.Ipv6CidrBlocks.FirstOrDefault() ?? "" },
        {
            "Ipv6CidrBlocks",
            "Ipv6CidrBlock",
            vpc.Ipv6CidrBlocks.Select(block => new Answer { { "Ipv6CidrBlock", block }, { "Ipv6Isp", vpc.IspOf(block).ToString() } })
        },
        { "IsDefault", false },
        { "VRouterId", vpc.VRouterId },
        { "VSwitchIds", "VSwitchId", vpc.VSwitches.Select(vSwitch => vSwitch.VSwitchId) },
        { "OwnerId", call.AccountId },
        { "ResourceGroupId", vpc.ResourceGroupId },
        { "Tags", "Tag", TagAnswers.Describe(vpc.Tags) },
    };

    /// <summary>Describes a vSwitch, in a list or alone.</summary>
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
        { "IsDefault", false },
        { "OwnerId", call.AccountId },
        { "ResourceGroupId", vSwitch.Vpc.ResourceGroupId },
        { "RouteTable", new Answer { { "RouteTableId", vSwitch.Vpc.RouteTableId }, { "RouteTableType", "System" } } },
        { "Tags", "Tag", TagAnswers.Describe(vSwitch.Tags) },
    };

    private static string Time(DateTime? time) => time is { } known ? UtcTime.Format(known) : "";

    // The cloud uses the first address and the last three. The emulator has no other IPv4 addresses in use.
    private static long FreeAddresses(EstateVSwitch vSwitch) =>
        Ipv4Block.Parse(vSwitch.CidrBlock) is { } block ? Math.Max(0, block.Size - 4) : 0;
}
