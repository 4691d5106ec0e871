using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Routes: system routes, custom routes, and the resources that can't be deleted because of routes.</summary>
public class RouteTests
{
    private static readonly (string, string) Region = ("RegionId", "cn-beijing");

    [Fact]
    public async Task A_vpc_has_routes_of_the_system_for_each_block_of_its_vSwitches()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string vpcId = await MakeVpcAsync(caller);
        string custom = (await caller.CallAsync("CreateRouteTable", Region, ("VpcId", vpcId))).Ok().Text("RouteTableId");

        foreach (string table in new[] { TableOf(vpcId), custom })
        {
            Assert.Equal(["10.0.0.0/24", "100.64.0.0/10"], await DestinationsAsync(caller, table));
        }

        (await caller.CallAsync("ModifyVpcAttribute", Region, ("VpcId", vpcId), ("EnableIPv6", "true"))).Ok();
        string vSwitchId = (await caller.CallAsync("DescribeVSwitches", Region, ("VpcId", vpcId))).Entries("VSwitches", "VSwitch")[0]
            .GetProperty("VSwitchId").GetString()!;
        (await caller.CallAsync("ModifyVSwitchAttribute", Region, ("VSwitchId", vSwitchId), ("EnableIPv6", "true"), ("Ipv6CidrBlock", "9"))).Ok();

        string[] dual = await DestinationsAsync(caller, custom);
        Assert.Equal(3, dual.Length);
        Assert.EndsWith("/64", dual[2], StringComparison.Ordinal);
        Reply ipv6 = (await caller.CallAsync("DescribeRouteEntryList", Region, ("RouteTableId", custom), ("IpVersion", "ipv6"))).Ok();
        string systemId = ipv6.Entries("RouteEntrys", "RouteEntry").Single().GetProperty("RouteEntryId").GetString()!;
        (await caller.CallAsync("DeleteRouteEntry", Region, ("RouteEntryId", systemId))).Refused(400, "OperationDenied");
    }

    [Fact]
    public async Task A_gateway_brings_its_default_route_and_takes_it_along()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string vpcId, string gatewayId) = await MakeGatewayAsync(caller);

        Assert.Contains("::/0", await DestinationsAsync(caller, TableOf(vpcId)));
        string custom = (await caller.CallAsync("CreateRouteTable", Region, ("VpcId", vpcId))).Ok().Text("RouteTableId");
        Assert.DoesNotContain("::/0", await DestinationsAsync(caller, custom));
        (await CreateAsync(caller, custom, "::/0", "IPv6Gateway", gatewayId)).Ok();

        (await caller.CallAsync("DeleteRouteTable", Region, ("RouteTableId", custom))).Refused(400, "IncorrectRouteTableStatus.RouteEntryExist");
        (await caller.CallAsync("DeleteIpv6Gateway", Region, ("Ipv6GatewayId", gatewayId))).Ok();

        Assert.DoesNotContain("::/0", await DestinationsAsync(caller, TableOf(vpcId)));
        Assert.DoesNotContain("::/0", await DestinationsAsync(caller, custom));
        (await caller.CallAsync("DeleteRouteTable", Region, ("RouteTableId", custom))).Ok();
    }

    [Theory]
    [InlineData(ServiceRules.Today, "InvalidCidrBlock")]
    [InlineData(ServiceRules.Seed, null)]
    public async Task Todays_routes_to_a_gateway_are_for_everything(ServiceRules rules, string? refused)
    {
        using EmulatorServer emulator = Emulators.Start(rules: rules);
        using var caller = new Caller(emulator);
        (string vpcId, string gatewayId) = await MakeGatewayAsync(caller);

        Reply reply = await CreateAsync(caller, TableOf(vpcId), "2001:db8::/32", "IPv6Gateway", gatewayId);

        if (refused is null)
        {
            reply.Ok();
        }
        else
        {
            reply.Refused(400, refused);
        }
    }

    [Theory]
    [InlineData("10.0.0.0/16", null)] // around a vSwitch
    [InlineData("0.0.0.0/0", null)]
    [InlineData("172.16.1.1", null)]
    [InlineData("10.0.0.0/24", "InvalidCidrBlock")] // the same as a vSwitch
    [InlineData("10.0.0.128/25", "InvalidCidrBlock")]
    [InlineData("100.100.0.0/16", "InvalidCidrBlock")]
    [InlineData("10.0.1.1/24", "InvalidCidrBlock.Malformed")]
    [InlineData("10.0.1.0/33", "InvalidCidrBlock.Malformed")]
    [InlineData("::", "InvalidNextHopType")] // a NAT gateway is for IPv4
    public async Task Where_a_route_can_lead_from(string destination, string? refused)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string vpcId = await MakeVpcAsync(caller);

        Reply reply = await CreateAsync(caller, TableOf(vpcId), destination, "NatGateway", "ngw-1");

        if (refused is null)
        {
            reply.Ok();
        }
        else
        {
            reply.Refused(400, refused);
        }
    }

    [Fact]
    public async Task The_routes_of_a_vpc_change_one_after_the_other()
    {
        using EmulatorServer emulator = Emulators.Start(mode: EmulatorClockMode.Manual);
        using var caller = new Caller(emulator);
        void Settle() => emulator.AdvanceClock(TimeSpan.FromSeconds(4));
        string vpcId = await MakeVpcAsync(caller, Settle);
        string table = TableOf(vpcId);

        (await CreateAsync(caller, table, "0.0.0.0/0", "NatGateway", "ngw-1")).Ok();
        (await CreateAsync(caller, table, "11.0.0.0/8", "NatGateway", "ngw-1")).Refused(400, "IncorrectRouteEntryStatus");
        Settle();
        string second = (await CreateAsync(caller, table, "11.0.0.0/8", "NatGateway", "ngw-1")).Ok().Text("RouteEntryId");
        (await caller.CallAsync("DeleteRouteEntry", Region, ("RouteEntryId", second))).Refused(400, "IncorrectRouteEntryStatus");
        Settle();
        (await caller.CallAsync("DeleteRouteEntry", Region, ("RouteEntryId", second))).Ok();
        Assert.Equal("Deleting", await StatusAsync(caller, table, second));
        Settle();
        Assert.Null(await StatusAsync(caller, table, second));
    }

    [Fact]
    public async Task Pages_lose_and_repeat_nothing_while_routes_come_and_go()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string table = TableOf(await MakeVpcAsync(caller));
        for (int i = 0; i < 30; i++)
        {
            (await CreateAsync(caller, table, $"11.{i + 10}.0.0/16", "NatGateway", "ngw-1")).Ok();
        }

        var seen = new List<string>();
        string token = "";
        do
        {
            Reply page = (await caller.CallAsync(
                "DescribeRouteEntryList", Region, ("RouteTableId", table), ("RouteEntryType", "Custom"), ("MaxResult", "7"), ("NextToken", token))).Ok();
            seen.AddRange(page.Entries("RouteEntrys", "RouteEntry").Select(route => route.GetProperty("DestinationCidrBlock").GetString()!));
            token = page.Text("NextToken");
            (await caller.CallAsync("DeleteRouteEntry", Region, ("RouteTableId", table), ("DestinationCidrBlock", seen[^1]), ("NextHopId", "ngw-1"))).Ok();
            (await CreateAsync(caller, table, $"10.{seen.Count}.0.0/16", "NatGateway", "ngw-1")).Ok();
        }
        while (token.Length > 0);

        Assert.Equal(Enumerable.Range(10, 30).Select(i => $"11.{i}.0.0/16"), seen);
    }

    [Fact]
    public async Task Routes_are_in_the_saved_file_and_back()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using EmulatorServer emulator = Emulators.Start();
            using var caller = new Caller(emulator);
            string vpcId = await MakeVpcAsync(caller);
            string custom = (await caller.CallAsync("CreateRouteTable", Region, ("VpcId", vpcId))).Ok().Text("RouteTableId");
            (await CreateAsync(caller, custom, "11.0.0.0/8", "NatGateway", "ngw-1")).Ok();
            (await CreateAsync(caller, TableOf(vpcId), "11.0.0.0/8", "VpnGateway", "vpn-1")).Ok();
            string before = (await caller.CallAsync("DescribeRouteTables", Region, ("VRouterId", "vrt-" + vpcId[4..]))).Json.GetProperty("RouteTables").ToString();
            emulator.SaveEstate(path);

            using EmulatorServer again = Emulators.Start(estatePath: path);
            using var reader = new Caller(again);
            Assert.Equal(
                before,
                (await reader.CallAsync("DescribeRouteTables", Region, ("VRouterId", "vrt-" + vpcId[4..]))).Json.GetProperty("RouteTables").ToString());
            (await reader.CallAsync("DeleteVpc", Region, ("VpcId", vpcId))).Refused(400, "DependencyViolation.VSwitch");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_vSwitch_can_not_be_made_around_a_route()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string vpcId = await MakeVpcAsync(caller);
        (await CreateAsync(caller, TableOf(vpcId), "10.0.7.0/25", "NatGateway", "ngw-1")).Ok();

        (await MakeVSwitchAsync(caller, vpcId, "10.0.7.0/24")).Refused(400, "InvalidCidrBlock.Overlapped");
        (await MakeVSwitchAsync(caller, vpcId, "10.0.8.0/24")).Ok();
    }

    // Without a region it is that of the route table, also of one of the system.
    [Fact]
    public async Task A_route_without_a_region_is_in_that_of_its_table()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string table = TableOf(await MakeVpcAsync(caller));

        string id = (await caller.CallAsync(
            "CreateRouteEntry", ("RegionId", ""), ("RouteTableId", table), ("DestinationCidrBlock", "0.0.0.0/0"), ("NextHopType", "NatGateway"), ("NextHopId", "ngw-1"))).Ok().Text("RouteEntryId");

        (await caller.CallAsync("DeleteRouteEntry", ("RegionId", ""), ("RouteEntryId", id))).Ok();
    }

    private static string TableOf(string vpcId) => "vtb-" + vpcId[4..];

    private static async Task<string> MakeVpcAsync(Caller caller, Action? settle = null)
    {
        string vpcId = (await caller.CallAsync("CreateVpc", Region, ("CidrBlock", "10.0.0.0/8"))).Ok().Text("VpcId");
        settle?.Invoke();
        (await MakeVSwitchAsync(caller, vpcId, "10.0.0.0/24")).Ok();
        settle?.Invoke();
        return vpcId;
    }

    private static async Task<(string VpcId, string GatewayId)> MakeGatewayAsync(Caller caller)
    {
        string vpcId = (await caller.CallAsync("CreateVpc", Region, ("EnableIpv6", "true"))).Ok().Text("VpcId");
        return (vpcId, (await caller.CallAsync("CreateIpv6Gateway", Region, ("VpcId", vpcId))).Ok().Text("Ipv6GatewayId"));
    }

    private static Task<Reply> MakeVSwitchAsync(Caller caller, string vpcId, string block) =>
        caller.CallAsync("CreateVSwitch", Region, ("VpcId", vpcId), ("ZoneId", "cn-beijing-a"), ("CidrBlock", block));

    private static Task<Reply> CreateAsync(Caller caller, string table, string destination, string type, string hop) => caller.CallAsync(
        "CreateRouteEntry", Region, ("RouteTableId", table), ("DestinationCidrBlock", destination), ("NextHopType", type), ("NextHopId", hop));

    private static async Task<string[]> DestinationsAsync(Caller caller, string table) =>
    [
        .. (await caller.CallAsync("DescribeRouteEntryList", Region, ("RouteTableId", table), ("MaxResult", "100"))).Ok()
            .Entries("RouteEntrys", "RouteEntry").Select(route => route.GetProperty("DestinationCidrBlock").GetString()!),
    ];

    private static async Task<string?> StatusAsync(Caller caller, string table, string routeId) =>
        (await caller.CallAsync("DescribeRouteEntryList", Region, ("RouteTableId", table), ("RouteEntryId", routeId))).Ok()
            .Entries("RouteEntrys", "RouteEntry").Select(route => route.GetProperty("Status").GetString()).SingleOrDefault();
}
