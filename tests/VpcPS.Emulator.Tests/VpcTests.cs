using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Regions, VPCs, vSwitches and their blocks.</summary>
public class VpcTests
{
    [Theory]
    [InlineData("", "华北5（呼和浩特）")]
    [InlineData("zh-CN", "华北5（呼和浩特）")]
    [InlineData("en-US", "China (Hohhot)")]
    public async Task Regions_are_listed_by_their_names(string language, string name)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply reply = (await caller.CallAsync("DescribeRegions", ("RegionId", ""), ("AcceptLanguage", language))).Ok();

        JsonElement[] regions = reply.Entries("Regions", "Region");
        Assert.Equal(Core.Endpoints.RegionTable.All.Count(r => r.IsPublic), regions.Length);
        JsonElement region = regions.Single(r => r.GetProperty("RegionId").GetString() == "cn-huhehaote");
        Assert.Equal(name, region.GetProperty("LocalName").GetString());
        Assert.Equal("vpc.cn-huhehaote.aliyuncs.com", region.GetProperty("RegionEndpoint").GetString());
        Assert.All(regions, r => Assert.NotEqual("", r.GetProperty("LocalName").GetString()));
        (await caller.CallAsync("DescribeRegions", ("AcceptLanguage", "fr"))).Refused(400, "IllegalParam.AcceptLanguage");
        Assert.Contains(
            "<Regions><Region><RegionId>ap-northeast-1</RegionId>",
            (await caller.CallAsync("DescribeRegions", ("Format", "XML"))).Body);
    }

    [Fact]
    public async Task From_nothing_to_public_bandwidth_and_never_a_gateway_by_itself()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string) region = ("RegionId", "cn-beijing");

        Reply vpc = (await caller.CallAsync(
            "CreateVpc", region, ("EnableIpv6", "true"), ("CidrBlock", "10.0.0.0/16"), ("VpcName", "v"), ("Description", "d"), ("ResourceGroupId", "rg-1"), ("Tag.1.Key", "k"))).Ok();
        string vpcId = vpc.Text("VpcId");
        Assert.Matches("^vpc-2ze[0-9a-z]{18}$", vpcId);
        Assert.Equal(("vrt-" + vpcId[4..], "vtb-" + vpcId[4..], "rg-1"), (vpc.Text("VRouterId"), vpc.Text("RouteTableId"), vpc.Text("ResourceGroupId")));
        Assert.Empty((await caller.CallAsync("DescribeIpv6Gateways", region)).Entries("Ipv6Gateways", "Ipv6Gateway"));
        string vSwitchId = (await caller.CallAsync(
            "CreateVSwitch", region, ("VpcId", vpcId), ("ZoneId", "cn-beijing-a"), ("CidrBlock", "10.0.1.0/24"), ("Ipv6CidrBlock", "255"), ("VSwitchName", "s"))).Ok().Text("VSwitchId");
        string gatewayId = (await caller.CallAsync("CreateIpv6Gateway", region, ("VpcId", vpcId))).Ok().Text("Ipv6GatewayId");
        Reply address = (await caller.CallAsync("AllocateIpv6Address", region, ("VSwitchId", vSwitchId))).Ok();
        (await caller.CallAsync(
            "AllocateIpv6InternetBandwidth", region, ("Ipv6AddressId", address.Text("Ipv6AddressId")), ("Ipv6GatewayId", gatewayId), ("Bandwidth", "5"))).Ok();

        JsonElement shown = (await caller.CallAsync("DescribeVpcAttribute", region, ("VpcId", vpcId))).Ok().Json;
        string block = shown.GetProperty("Ipv6CidrBlock").GetString()!;
        Assert.Equal("10.0.0.0/16", shown.GetProperty("CidrBlock").GetString());
        Assert.True(shown.GetProperty("EnabledIpv6").GetBoolean());
        Assert.Equal(block, shown.GetProperty("Ipv6CidrBlocks").GetProperty("Ipv6CidrBlock")[0].GetProperty("Ipv6CidrBlock").GetString());
        Assert.Equal("BGP", shown.GetProperty("Ipv6CidrBlocks").GetProperty("Ipv6CidrBlock")[0].GetProperty("Ipv6Isp").GetString());
        Assert.Equal(vSwitchId, shown.GetProperty("VSwitchIds").GetProperty("VSwitchId")[0].GetString());
        Assert.Equal("2026-05-06T07:08:09Z", shown.GetProperty("CreationTime").GetString());
        JsonElement subnet = (await caller.CallAsync("DescribeVSwitchAttributes", region, ("VSwitchId", vSwitchId))).Ok().Json;
        Assert.Equal(block.Replace("00::/56", "ff::/64", StringComparison.Ordinal), subnet.GetProperty("Ipv6CidrBlock").GetString());
        Assert.Equal(252, subnet.GetProperty("AvailableIpAddressCount").GetInt64());
        Assert.Equal("cn-beijing-a", subnet.GetProperty("ZoneId").GetString());
        Assert.Equal(vpcId, (await caller.CallAsync("DescribeVpcs", region, ("Tag.1.Key", "k"))).Single("Vpcs", "Vpc").GetProperty("VpcId").GetString());
        Assert.Equal(vSwitchId, (await caller.CallAsync("DescribeVSwitches", region, ("VpcId", vpcId))).Single("VSwitches", "VSwitch").GetProperty("VSwitchId").GetString());
        using var directory = new TemporaryDirectory();
        emulator.SaveEstate(directory.File("e.json"));
        using EmulatorServer again = Emulators.Start(estatePath: directory.File("e.json"));
        again.SaveEstate(directory.File("f.json"));
        Assert.Equal(await System.IO.File.ReadAllTextAsync(directory.File("e.json")), await System.IO.File.ReadAllTextAsync(directory.File("f.json")));
    }

    [Fact]
    public async Task By_the_clock_vpc_and_vswitch_are_pending_first()
    {
        using EmulatorServer emulator = Emulators.Start(mode: EmulatorClockMode.Manual);
        using var caller = new Caller(emulator);
        string vpcId = (await caller.CallAsync("CreateVpc", ("EnableIpv6", "true"))).Text("VpcId");
        (string, string)[] subnet = [("VpcId", vpcId), ("ZoneId", "cn-huhehaote-a"), ("CidrMask", "24")];

        (await caller.CallAsync("CreateVSwitch", subnet)).Refused(400, "IncorrectStatus.Vpc");
        (await caller.CallAsync("AssociateVpcCidrBlock", ("VpcId", vpcId), ("IpVersion", "IPV6"))).Refused(400, "IncorrectStatus.Vpc");
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        string vSwitchId = (await caller.CallAsync("CreateVSwitch", subnet)).Ok().Text("VSwitchId");
        Assert.Equal("Pending", (await caller.CallAsync("DescribeVSwitchAttributes", ("VSwitchId", vSwitchId))).Text("Status"));
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        Assert.Equal("Available", (await caller.CallAsync("DescribeVSwitchAttributes", ("VSwitchId", vSwitchId))).Text("Status"));
        Assert.Equal("172.16.0.0/24", (await caller.CallAsync("DescribeVSwitchAttributes", ("VSwitchId", vSwitchId))).Text("CidrBlock"));
    }

    [Theory]
    [InlineData("CreateVpc", "CidrBlock", "10.0.0.1/16", 400, "IllegalParam.CidrBlock")]
    [InlineData("CreateVpc", "CidrBlock", "100.64.0.0/16", 400, "IllegalParam.CidrBlock")]
    [InlineData("CreateVpc", "CidrBlock", "10.0.0.0/29", 400, "IllegalParam.CidrBlock")]
    [InlineData("CreateVpc", "CidrBlock", "10/8", 400, "IllegalParam.CidrBlock")]
    [InlineData("CreateVpc", "VpcName", "http://x", 400, "IllegalParam.VpcName")]
    [InlineData("CreateVpc", "Ipv6Isp", "Nobody", 400, "IllegalParam.Ipv6Isp")]
    [InlineData("CreateVpc", "Ipv6CidrBlock", "2408::/56", 400, "IllegalParam.Ipv6CidrBlock")]
    [InlineData("CreateVpc", "RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    [InlineData("CreateVpc", "DryRun", "true", 400, "DryRunOperation")]
    [InlineData("DescribeVpcAttribute", "VpcId", "vpc-x", 404, "ResourceNotFound.VPC")]
    [InlineData("DescribeVpcAttribute", "VpcId", "", 400, "MissingParameter")]
    [InlineData("DescribeVSwitchAttributes", "VSwitchId", "vsw-x", 404, "ResourceNotFound.VSwitch")]
    [InlineData("DescribeVSwitches", "RegionId", "", 400, "MissingParameter")]
    [InlineData("DescribeVpcs", "DryRun", "true", 400, "DryRunOperation")]
    [InlineData("AllocateVpcIpv6Cidr", "AddressPoolType", "other", 400, "IllegalParam.AddressPoolType")]
    [InlineData("AllocateVpcIpv6Cidr", "Ipv6CidrBlock", "2408:4004:c0:200::/56", 400, "IllegalParam.Ipv6CidrBlock")]
    public async Task A_call_is_refused(string action, string name, string value, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        (await caller.CallAsync(action, (name, value))).Refused(status, code);
    }

    [Theory]
    [InlineData("VpcId", "vpc-x", 404, "ResourceNotFound.VPC")]
    [InlineData("ZoneId", "", 400, "MissingParameter")]
    [InlineData("ZoneId", "cn-hangzhou-a", 400, "IllegalParam.ZoneId")]
    [InlineData("CidrBlock", "", 400, "MissingParameter")]
    [InlineData("CidrBlock", "192.168.0.0/24", 400, "IllegalParam.CidrBlock")]
    [InlineData("CidrMask", "30", 400, "IllegalParam.CidrMask")]
    [InlineData("Ipv6CidrBlock", "256", 400, "IllegalParam.Ipv6CidrBlock")]
    [InlineData("Ipv6CidrBlock", "0", 400, "InvalidCidrBlock.Overlapped")]
    [InlineData("Ipv6CidrMask", "63", 400, "IllegalParam.Ipv6CidrMask")]
    [InlineData("VpcIpv6CidrBlock", "2408::/56", 400, "IllegalParam.VpcIpv6CidrBlock")]
    public async Task A_vswitch_is_refused(string name, string value, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        var call = new Dictionary<string, string>
        {
            ["VpcId"] = Seed.VpcId, ["ZoneId"] = "cn-huhehaote-a", ["CidrBlock"] = "172.16.9.0/24", ["Ipv6CidrBlock"] = "9", [name] = value,
        };

        (await caller.SendAsync(Style.V3Query, "CreateVSwitch", call)).Refused(status, code);
    }

    [Fact]
    public async Task Vswitches_do_not_overlap_and_take_the_default_region_when_none_is_named()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] call = [("RegionId", ""), ("VpcId", Seed.VpcId), ("ZoneId", "cn-huhehaote-a"), ("CidrBlock", "172.16.9.0/24"), ("ClientToken", "t")];

        Assert.Equal((await caller.CallAsync("CreateVSwitch", call)).Ok(), await caller.CallAsync("CreateVSwitch", call));
        (await caller.CallAsync("CreateVSwitch", [.. call[..3], ("CidrBlock", "172.16.8.0/22")])).Refused(400, "InvalidCidrBlock.Overlapped");
        Reply masked = (await caller.CallAsync("CreateVSwitch", [.. call[..3], ("CidrMask", "20"), ("Ipv6CidrBlock", "7")])).Ok();
        Reply shown = await caller.CallAsync("DescribeVSwitchAttributes", ("RegionId", ""), ("VSwitchId", masked.Text("VSwitchId")));
        Assert.Equal(("172.16.16.0/20", "2408:4004:c0:207::/64"), (shown.Text("CidrBlock"), shown.Text("Ipv6CidrBlock")));
        Assert.Equal(4, (await caller.CallAsync("DescribeVSwitches", ("RegionId", ""), ("VpcId", Seed.VpcId))).Json.GetProperty("TotalCount").GetInt32());
    }

    [Theory]
    [InlineData("DescribeVpcs", "VpcId", Seed.VpcId + ",vpc-x", 1)]
    [InlineData("DescribeVpcs", "VpcName", "web", 1)]
    [InlineData("DescribeVpcs", "EnableIpv6", "true", 4)]
    [InlineData("DescribeVpcs", "EnableIpv6", "false", 1)]
    [InlineData("DescribeVpcs", "IsDefault", "true", 0)]
    [InlineData("DescribeVpcs", "IsDefault", "false", 5)]
    [InlineData("DescribeVpcs", "ResourceGroupId", "rg", 0)]
    [InlineData("DescribeVSwitches", "VpcId", Seed.VpcId, 2)]
    [InlineData("DescribeVSwitches", "VSwitchName", "web-a", 1)]
    [InlineData("DescribeVSwitches", "VSwitchId", "vsw-x", 0)]
    [InlineData("DescribeVSwitches", "ZoneId", "z", 0)]
    [InlineData("DescribeVSwitches", "RouteTableId", "vtb-hp3kzilwd9yflssfdlgqe", 2)]
    [InlineData("DescribeVSwitches", "EnableIpv6", "true", 6)]
    [InlineData("DescribeVSwitches", "IsDefault", "true", 0)]
    [InlineData("DescribeVSwitches", "Tag.1.Key", "k", 0)]
    public async Task Lists_are_filtered(string action, string name, string value, int count)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Assert.Equal(count, (await caller.CallAsync(action, (name, value))).Ok().Json.GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task A_reserved_block_goes_to_the_vpc_that_asks_for_it_with_its_line_type()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string) isp = ("Ipv6Isp", "ChinaMobile");

        string block = (await caller.CallAsync("AllocateVpcIpv6Cidr", isp, ("ClientToken", "t"))).Ok().Text("Ipv6CidrBlock");
        Assert.Equal(block, (await caller.CallAsync("AllocateVpcIpv6Cidr", isp, ("ClientToken", "t"))).Ok().Text("Ipv6CidrBlock"));
        (await caller.CallAsync("AllocateVpcIpv6Cidr", isp)).Refused(400, "OperationFailed.Ipv6CidrBlockAlreadyReserved");
        (await caller.CallAsync("CreateVpc", ("EnableIpv6", "true"), ("Ipv6CidrBlock", "2408:9::/56"))).Refused(404, "ResourceNotFound.Ipv6CidrBlock");
        string vpcId = (await caller.CallAsync("CreateVpc", ("EnableIpv6", "true"), ("Ipv6CidrBlock", block))).Ok().Text("VpcId");
        Reply shown = await caller.CallAsync("DescribeVpcAttribute", ("VpcId", vpcId));
        Assert.Contains($"{{\"Ipv6CidrBlock\":\"{block}\",\"Ipv6Isp\":\"ChinaMobile\"}}", shown.Body);
        string vSwitchId = (await caller.CallAsync("CreateVSwitch", ("VpcId", vpcId), ("ZoneId", "cn-huhehaote-a"), ("CidrMask", "24"), ("Ipv6CidrBlock", "0"))).Text("VSwitchId");
        string addressId = (await caller.CallAsync("AllocateIpv6Address", ("VSwitchId", vSwitchId))).Text("Ipv6AddressId");
        Assert.Equal("ChinaMobile", (await caller.DescribeAsync(("Ipv6AddressId", addressId))).Single("Ipv6Addresses", "Ipv6Address").GetProperty("Ipv6Isp").GetString());
        (await caller.CallAsync("AllocateVpcIpv6Cidr", isp)).Ok();
    }

    [Fact]
    public async Task A_vpc_takes_more_blocks_of_both_families()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        const string Associate = "AssociateVpcCidrBlock";
        (string, string) vpc = ("VpcId", Seed.VpcId);

        Reply four = (await caller.CallAsync(Associate, vpc, ("SecondaryCidrBlock", "10.0.0.0/16"))).Ok();
        Reply six = (await caller.CallAsync(Associate, vpc, ("IpVersion", "ipv6"))).Ok();

        Assert.Equal(("10.0.0.0/16", "IPV4"), (four.Text("CidrBlock"), four.Text("IpVersion")));
        Assert.Equal("IPV6", six.Text("IpVersion"));
        Reply shown = await caller.CallAsync("DescribeVpcAttribute", vpc);
        Assert.Contains("\"SecondaryCidrBlocks\":{\"SecondaryCidrBlock\":[\"10.0.0.0/16\"]}", shown.Body);
        Assert.Equal(2, shown.Entries("Ipv6CidrBlocks", "Ipv6CidrBlock").Length);
        Assert.Contains(
            "<SecondaryCidrBlocks><SecondaryCidrBlock>10.0.0.0/16</SecondaryCidrBlock></SecondaryCidrBlocks>",
            (await caller.CallAsync("DescribeVpcAttribute", vpc, ("Format", "XML"))).Body);
        (await caller.CallAsync(Associate, vpc, ("SecondaryCidrBlock", "10.0.128.0/20"))).Refused(400, "IllegalParam.SecondaryCidrBlock");
        (await caller.CallAsync(Associate, vpc, ("SecondaryCidrBlock", "10.1.0.0/16"), ("IPv6CidrBlock", "2408::/56"))).Refused(400, "ParamExclusive.SecondaryCidrAndIpv6Cidr");
        (await caller.CallAsync(Associate, vpc, ("SecondaryCidrBlock", "10.1.0.0/16"), ("IpVersion", "IPV6"))).Refused(400, "IllegalParam.IpVersion");
        (await caller.CallAsync(Associate, vpc, ("IPv6CidrBlock", "2408:9::/56"))).Refused(400, "OperationFailed.IPv6CidrNotReserved");
        (await caller.CallAsync(Associate, vpc)).Refused(400, "MissingParam.SecondaryCidrOrIpv6Cidr");
        (await caller.CallAsync(Associate, ("VpcId", "vpc-x"), ("IpVersion", "IPV6"))).Refused(400, "InvalidVpc.NotFound");
    }

    [Fact]
    public async Task A_network_that_was_switched_on_is_switched_off_and_taken_down_in_the_only_order_that_works()
    {
        using EmulatorServer emulator = Emulators.Start(mode: EmulatorClockMode.Manual);
        using var caller = new Caller(emulator);
        (string, string) region = ("RegionId", "cn-beijing");
        (string, string) vpc = ("VpcId", (await caller.CallAsync("CreateVpc", region)).Text("VpcId"));
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        (string, string) vSwitch = ("VSwitchId", (await caller.CallAsync("CreateVSwitch", region, vpc, ("ZoneId", "cn-beijing-b"), ("CidrMask", "24"))).Text("VSwitchId"));
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        (string, string)[] seventh = [region, vSwitch, ("EnableIPv6", "true"), ("Ipv6CidrBlock", "7")];

        (await caller.CallAsync("ModifyVSwitchAttribute", seventh)).Refused(400, "OperationFailed.VpcIpv6NotEnabled");
        (await caller.CallAsync("ModifyVpcAttribute", region, vpc, ("EnableIPv6", "true"))).Ok();
        (await caller.CallAsync("ModifyVpcAttribute", region, vpc, ("VpcName", "on"))).Ok();
        string block = (await caller.CallAsync("DescribeVpcAttribute", region, vpc)).Text("Ipv6CidrBlock");
        (await caller.CallAsync("ModifyVSwitchAttribute", seventh)).Ok();
        Assert.Equal(block.Replace("00::/56", "07::/64", StringComparison.Ordinal), (await caller.CallAsync("DescribeVSwitchAttributes", region, vSwitch)).Text("Ipv6CidrBlock"));
        (await caller.CallAsync("CreateIpv6Gateway", region, vpc)).Ok();
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));

        (await caller.CallAsync("ModifyVpcAttribute", region, vpc, ("EnableIPv6", "false"))).Refused(400, "DependencyViolation.VSwitch");
        (await caller.CallAsync("DeleteVpc", region, vpc, ("ForceDelete", "true"))).Refused(400, "DependencyViolation.VSwitch");
        (await caller.CallAsync("ModifyVSwitchAttribute", region, vSwitch, ("EnableIPv6", "false"))).Ok();
        (await caller.CallAsync("DeleteVSwitch", region, vSwitch)).Ok();
        Assert.Equal("Deleting", (await caller.CallAsync("DescribeVSwitchAttributes", region, vSwitch)).Text("Status"));
        (await caller.CallAsync("DeleteVSwitch", region, vSwitch)).Refused(400, "IncorrectVSwitchStatus");
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        (await caller.CallAsync("DeleteVpc", region, vpc)).Refused(400, "DependencyViolation.Ipv6Gateway");
        (await caller.CallAsync("DeleteVpc", region, vpc, ("ForceDelete", "true"), ("ClientToken", "t"))).Ok();
        (await caller.CallAsync("CreateVSwitch", region, vpc, ("ZoneId", "cn-beijing-b"), ("CidrMask", "24"))).Refused(400, "IncorrectStatus.Vpc");
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));

        Assert.Empty((await caller.CallAsync("DescribeVpcs", region)).Entries("Vpcs", "Vpc"));
        Assert.Empty((await caller.CallAsync("DescribeIpv6Gateways", region)).Entries("Ipv6Gateways", "Ipv6Gateway"));
        (await caller.CallAsync("DeleteVpc", region, vpc)).Refused(404, "InvalidVpcId.NotFound");
        (await caller.CallAsync("DeleteVpc", region, vpc, ("ForceDelete", "true"), ("ClientToken", "t"))).Ok();
    }

    [Fact]
    public async Task Without_a_region_it_is_that_of_what_the_request_names()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string) none = ("RegionId", "");
        string vpcId = (await caller.CallAsync("CreateVpc", ("RegionId", "cn-beijing"))).Text("VpcId");

        string vSwitchId = (await caller.CallAsync("CreateVSwitch", none, ("VpcId", vpcId), ("ZoneId", "cn-beijing-a"), ("CidrMask", "24"))).Ok().Text("VSwitchId");
        (await caller.CallAsync("ModifyVSwitchAttribute", none, ("VSwitchId", vSwitchId), ("VSwitchName", "n"))).Ok();

        Assert.Equal("n", (await caller.CallAsync("DescribeVSwitchAttributes", none, ("VSwitchId", vSwitchId))).Ok().Text("VSwitchName"));
        (await caller.CallAsync("DeleteVSwitch", ("VSwitchId", vSwitchId), ("RegionId", "cn-huhehaote"))).Refused(404, "InvalidVSwitchId.NotFound");
        (await caller.CallAsync("DeleteVSwitch", none, ("VSwitchId", vSwitchId))).Ok();
        (await caller.CallAsync("DeleteVpc", none, ("VpcId", vpcId))).Ok();
    }

    [Fact]
    public async Task The_same_vpc_takes_one_creation_at_a_time()
    {
        var gate = new GateStage();
        using EmulatorServer emulator = Emulators.Start(stage: gate);
        using var caller = new Caller(emulator);
        (string, string)[] call = [("VpcId", Seed.VpcId), ("ZoneId", "cn-huhehaote-a"), ("CidrMask", "24")];
        Task<Reply> running = caller.CallAsync("CreateVSwitch", call);
        await gate.Arrived;

        (await caller.CallAsync("CreateVSwitch", call)).Refused(400, "OperationConflict");
        gate.Open();
        (await running).Ok();
    }

    [Fact]
    public async Task Ecs_gives_addresses_to_an_interface_that_the_estate_knows()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var vpc = new Caller(emulator);
        using var ecs = new Caller(emulator) { Version = "2014-05-26" };
        const string Assign = "AssignIpv6Addresses";
        (string, string) eni = ("NetworkInterfaceId", "eni-hp38m9er6jirhau0nzgb");

        Reply two = (await ecs.CallAsync(Assign, eni, ("Ipv6AddressCount", "2"), ("ClientToken", "t"))).Ok();
        Reply one = (await ecs.CallAsync(Assign, eni, ("Ipv6Address.1", "2408:4004:c0:201::77"))).Ok();

        Assert.Equal(two, await ecs.CallAsync(Assign, eni, ("Ipv6AddressCount", "2"), ("ClientToken", "t")));
        Assert.Equal(2, two.Entries("Ipv6Sets", "Ipv6Address").Length);
        Assert.Equal("2408:4004:c0:201::77", one.Single("Ipv6Sets", "Ipv6Address").GetString());
        Assert.Equal(4, (await vpc.DescribeAsync(("AssociatedInstanceId", eni.Item2))).Json.GetProperty("TotalCount").GetInt32());
        (await ecs.CallAsync(Assign, eni)).Refused(400, "MissingParameter");
        (await ecs.CallAsync(Assign, eni, ("Ipv6AddressCount", "11"))).Refused(400, "IllegalParam.Ipv6AddressCount");
        (await ecs.CallAsync(Assign, eni, ("Ipv6AddressCount", "1"), ("Ipv6Address.1", "2408:4004:c0:201::78"))).Refused(400, "InvalidParameter");
        (await ecs.CallAsync(Assign, eni, ("Ipv6Address.1", "2408:4004:c0:201::77"))).Refused(403, "InvalidIp.IpAssigned");
        (await ecs.CallAsync(Assign, eni, ("Ipv6PrefixCount", "1"))).Refused(400, "UnsupportedParameter");
        (await ecs.CallAsync(Assign, ("NetworkInterfaceId", "eni-x"), ("Ipv6AddressCount", "1"))).Refused(404, "InvalidEniId.NotFound");
        (await vpc.CallAsync(Assign, eni, ("Ipv6AddressCount", "1"))).Refused(404, "InvalidAction.NotFound");
        (await ecs.CallAsync("CreateVpc")).Refused(404, "InvalidAction.NotFound");
    }

    [Fact]
    public async Task Ecs_takes_addresses_away_and_the_interface_stays()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var vpc = new Caller(emulator);
        using var ecs = new Caller(emulator) { Version = "2014-05-26" };
        (string, string) eni = ("NetworkInterfaceId", "eni-hp38m9er6jirhau0nzgb");
        string last = Interface(await ecs.CallAsync("DescribeNetworkInterfaces", ("NetworkInterfaceId.1", eni.Item2)))
            .GetProperty("Ipv6Sets").GetProperty("Ipv6Set").EnumerateArray().Single().GetProperty("Ipv6Address").GetString()!;

        (await ecs.CallAsync("UnassignIpv6Addresses", eni, ("Ipv6Address.1", last))).Ok();

        (await ecs.CallAsync("UnassignIpv6Addresses", eni, ("Ipv6Address.1", last))).Refused(403, "InvalidIp.IpUnassigned");
        Assert.Equal(0, (await vpc.DescribeAsync(("Ipv6Address", last))).Json.GetProperty("TotalCount").GetInt32());
        Assert.Equal(
            0,
            Interface(await ecs.CallAsync("DescribeNetworkInterfaces", ("NetworkInterfaceId.1", eni.Item2)))
                .GetProperty("Ipv6Sets").GetProperty("Ipv6Set").GetArrayLength());
        (await ecs.CallAsync("AssignIpv6Addresses", eni, ("Ipv6Address.1", last))).Ok();
        Assert.Equal(1, (await vpc.DescribeAsync(("AssociatedInstanceId", eni.Item2))).Json.GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task An_address_of_the_primary_interface_is_the_instances()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var vpc = new Caller(emulator);
        using var ecs = new Caller(emulator) { Version = "2014-05-26" };
        const string Instance = "i-hp34w9xmeoqvvvvbgdeg";
        JsonElement primary = Interface(await ecs.CallAsync("DescribeNetworkInterfaces", ("InstanceId", Instance)));

        (await ecs.CallAsync(
            "AssignIpv6Addresses", ("NetworkInterfaceId", primary.GetProperty("NetworkInterfaceId").GetString()!), ("Ipv6AddressCount", "1"))).Ok();

        Assert.Equal("Primary", primary.GetProperty("Type").GetString());
        Assert.Equal("InUse", primary.GetProperty("Status").GetString());
        Assert.Equal(
            2,
            (await vpc.DescribeAsync(("AssociatedInstanceId", Instance), ("AssociatedInstanceType", "EcsInstance")))
                .Json.GetProperty("TotalCount").GetInt32());
    }

    private static JsonElement Interface(Reply reply) => reply.Ok().Single("NetworkInterfaceSets", "NetworkInterfaceSet");

    [Theory]
    [InlineData(null, "RAMUser", "user/emulator", "UserId")]
    [InlineData("user/alice", "RAMUser", "user/alice", "UserId")]
    [InlineData("root", "Account", "root", "UserId")]
    [InlineData("assumed-role/Deploy/nightly", "AssumedRoleUser", "assumed-role/Deploy/nightly", "RoleId")]
    public async Task Sts_says_whose_key_it_is(string? identity, string type, string arn, string id)
    {
        using EmulatorServer emulator = Emulators.StartWith(estate => estate.AccessKeys[0].Identity = identity);
        using var sts = new Caller(emulator) { Version = "2015-04-01" };

        Reply reply = (await sts.CallAsync("GetCallerIdentity")).Ok();

        Assert.Equal(type, reply.Text("IdentityType"));
        Assert.Equal("1234567890123456", reply.Text("AccountId"));
        Assert.Equal("acs:ram::1234567890123456:" + arn, reply.Text("Arn"));
        Assert.NotEmpty(reply.Text("PrincipalId"));
        Assert.NotEmpty(reply.Text(id));
        Assert.False(reply.Json.TryGetProperty(id == "UserId" ? "RoleId" : "UserId", out _));
    }

    [Fact]
    public async Task Sts_knows_a_temporary_key_as_a_role()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var sts = new Caller(emulator)
        {
            Version = "2015-04-01",
            AccessKeyId = "STS.emulatorAccessKeyId",
            AccessKeySecret = "emulatorTemporarySecret",
            SecurityToken = "emulatorSecurityToken",
        };

        Assert.Equal("AssumedRoleUser", (await sts.CallAsync("GetCallerIdentity")).Ok().Text("IdentityType"));
    }

    [Theory]
    [InlineData("\"VpcName\": \"web\"", "\"CidrBlock\": \"10.0.0.0\"", "CidrBlock", "not an IPv4 block")]
    [InlineData("\"VpcName\": \"web\"", "\"SecondaryCidrBlocks\": [\"x\"]", "SecondaryCidrBlocks[0]", "not an IPv4 block")]
    [InlineData("\"VpcName\": \"web\"", "\"Ipv6Isps\": {\"2408::/56\": \"ChinaMobile\"}", "Ipv6Isps", "not one of the Ipv6CidrBlocks")]
    [InlineData("\"VpcName\": \"web\"", "\"Status\": \"Deleting\"", "Status", "a resource that is Deleting must be empty")]
    [InlineData("\"VpcName\": \"web\"", "\"StatusUntil\": \"2026-01-01T00:00:00Z\"", "StatusUntil", "only a resource that is Pending")]
    [InlineData("\"VpcName\": \"web\"", "\"Status\": \"Pending\", \"StatusUntil\": \"2026-01-01T00:00:00+01:00\"", "StatusUntil", "times are UTC")]
    [InlineData("\"VSwitchName\": \"web-a\"", "\"CidrBlock\": \"10.0.0.0/24\"", "VSwitches[0].CidrBlock", "outside the IPv4 blocks")]
    [InlineData("\"Name\": \"web-edge\"", "\"Tags\": [{\"Key\": \"\"}]", "Ipv6Gateway.Tags[0].Key", "1 to 128")]
    public void A_mistake_in_a_file_is_told_with_its_place(string text, string mistake, string place, string reason)
    {
        string right = Emulators.DefaultEstateText();
        int at = right.IndexOf(text, StringComparison.Ordinal);
        string wrong = string.Concat(right.AsSpan(0, at), mistake, right.AsSpan(at + text.Length));

        var exception = Assert.Throws<EstateFileException>(() => EstateFile.Parse(System.Text.Encoding.UTF8.GetBytes(wrong), "file.json"));

        Assert.Equal("$.Regions[0].Vpcs[0]." + place, exception.JsonPath);
        Assert.Contains(reason, exception.Reason);
        Assert.Equal(right.AsSpan(0, at).Count('\n') + 1, exception.Line);
    }
}
