using System;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>AllocateIpv6Address, ModifyIpv6AddressAttribute and ReleaseIpv6Address.</summary>
public class AddressTests
{
    private const string Allocate = "AllocateIpv6Address";
    private const string Modify = "ModifyIpv6AddressAttribute";
    private const string Release = "ReleaseIpv6Address";

    private static readonly EstateVSwitch Subnet = Emulators.Huhehaote(Emulators.DefaultEstate()).Vpcs[0].VSwitches[0];

    [Fact]
    public async Task A_vswitch_gives_a_free_address_with_all_that_was_asked_for()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply reply = (await caller.CallAsync(
            Allocate,
            ("VSwitchId", Subnet.VSwitchId),
            ("Ipv6AddressName", "新"),
            ("Ipv6AddressDescription", "d"),
            ("ResourceGroupId", "rg-1"),
            ("Tag.1.Key", "app"),
            ("Tag.1.Value", "api"))).Ok();

        Assert.Equal(["RequestId", "Ipv6Address", "Ipv6AddressId", "ResourceGroupId"], reply.Json.EnumerateObject().Select(m => m.Name));
        string id = reply.Text("Ipv6AddressId");
        Assert.Matches("^ipv6-hp3[0-9a-z]{18}$", id);
        Assert.True(Ipv6Block.Parse(Subnet.Ipv6CidrBlock)!.Contains(IPAddress.Parse(reply.Text("Ipv6Address"))));
        JsonElement listed = (await caller.DescribeAsync(("Ipv6AddressId", id))).Single("Ipv6Addresses", "Ipv6Address");
        Assert.Equal("新", listed.GetProperty("Ipv6AddressName").GetString());
        Assert.Equal("d", listed.GetProperty("Ipv6AddressDescription").GetString());
        Assert.Equal("Available", listed.GetProperty("Status").GetString());
        Assert.Equal("Private", listed.GetProperty("NetworkType").GetString());
        Assert.Equal("2026-05-06T07:08:09Z", listed.GetProperty("AllocationTime").GetString());
        Assert.Equal("", listed.GetProperty("AssociatedInstanceId").GetString());
        Assert.Equal("rg-1", listed.GetProperty("ResourceGroupId").GetString());
        Assert.Equal("api", listed.GetProperty("Tags").GetProperty("Tag")[0].GetProperty("Value").GetString());
        (await caller.AllocateAsync(("Ipv6AddressId", id))).Ok();
    }

    [Fact]
    public async Task A_certain_address_can_be_had_once()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] wanted = [("VSwitchId", Subnet.VSwitchId), ("Ipv6Address", "2408:4004:C0:0200::7")];

        Assert.Equal("2408:4004:c0:200::7", (await caller.CallAsync(Allocate, wanted)).Ok().Text("Ipv6Address"));
        (await caller.CallAsync(Allocate, wanted)).Refused(400, "IllegalParam.Ipv6Address");
        (await caller.CallAsync(Allocate, wanted[0], ("Ipv6Address", Subnet.Ipv6Addresses[0].Literal))).Refused(400, "IllegalParam.Ipv6Address");
        (await caller.CallAsync(Allocate, wanted[0], ("Ipv6Address", "2408:4004:c0:201::7"))).Refused(400, "IllegalParam.Ipv6Address");
    }

    [Fact]
    public async Task A_prefix_is_a_block_that_nothing_else_overlaps_and_only_a_query_for_prefixes_shows_it()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] wanted = [("VSwitchId", Subnet.VSwitchId), ("AddressType", "IPv6Prefix"), ("Ipv6Address", "2408:4004:c0:200:77::")];

        Reply prefix = (await caller.CallAsync(Allocate, wanted)).Ok();
        Assert.Equal("2408:4004:c0:200:77::/80", prefix.Text("Ipv6Address"));
        (await caller.CallAsync(Allocate, wanted)).Refused(400, "IllegalParam.Ipv6Address");
        (await caller.CallAsync(Allocate, wanted[0], ("Ipv6Address", "2408:4004:c0:200:77::5"))).Refused(400, "IllegalParam.Ipv6Address");
        (await caller.CallAsync(Allocate, wanted[0], wanted[1], ("Ipv6Address", "2408:4004:c0:200:78::/79"))).Refused(400, "IllegalParam.Ipv6Address");

        string id = prefix.Text("Ipv6AddressId");
        Assert.Equal(0, (await caller.DescribeAsync(("Ipv6AddressId", id))).Json.GetProperty("TotalCount").GetInt32());
        JsonElement shown = (await caller.DescribeAsync(("Ipv6AddressId", id), ("AddressType", "IPv6Prefix"))).Single("Ipv6Addresses", "Ipv6Address");
        Assert.Equal(("IPv6Prefix", "2408:4004:c0:200:77::/80"), (shown.GetProperty("AddressType").GetString(), shown.GetProperty("Ipv6Address").GetString()));
        (await caller.AllocateAsync(("Ipv6AddressId", id))).Ok();
        using var directory = new TemporaryDirectory();
        emulator.SaveEstate(directory.File("e.json"));
        using EmulatorServer again = Emulators.Start(estatePath: directory.File("e.json"));
        using var later = new Caller(again);
        Assert.Equal("2408:4004:c0:200:77::/80", (await later.DescribeAsync(("AddressType", "IPv6Prefix"))).Single("Ipv6Addresses", "Ipv6Address").GetProperty("Ipv6Address").GetString());
    }

    [Theory]
    [InlineData("VSwitchId", "", 400, "MissingParameter")]
    [InlineData("VSwitchId", "vpc-x", 400, "IllegalParam.VSwitchId")]
    [InlineData("VSwitchId", "vsw-x", 404, "ResourceNotFound.VSwitch")]
    [InlineData("RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    [InlineData("Ipv6Address", "10.0.0.1", 400, "IllegalParam.Ipv6Address")]
    [InlineData("Ipv6AddressName", "http://x", 400, "IllegalParam.Ipv6AddressName")]
    [InlineData("Ipv6AddressDescription", "http://x", 400, "IllegalParam.Ipv6AddressDescription")]
    [InlineData("AddressType", "IPv4", 400, "IllegalParam.AddressType")]
    [InlineData("DryRun", "true", 400, "DryRunOperation")]
    public async Task Allocate_is_refused(string name, string value, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] parameters = name == "VSwitchId" ? [(name, value)] : [("VSwitchId", Subnet.VSwitchId), (name, value)];

        (await caller.CallAsync(Allocate, parameters)).Refused(status, code);
        Assert.Equal(19, (await caller.DescribeAsync()).Json.GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task A_vswitch_must_be_available_and_have_ipv6()
    {
        using EmulatorServer emulator = Emulators.StartWith(estate =>
        {
            EstateVpc vpc = Emulators.Huhehaote(estate).Vpcs[0];
            vpc.VSwitches.Add(new EstateVSwitch { VSwitchId = "vsw-four" });
            vpc.VSwitches.Add(new EstateVSwitch { VSwitchId = "vsw-pending", Status = ResourceStatus.Pending });
        });
        using var caller = new Caller(emulator);

        (await caller.CallAsync(Allocate, ("VSwitchId", "vsw-four"))).Refused(400, "OperationFailed.VSwitchIpv6NotEnabled");
        (await caller.CallAsync(Allocate, ("VSwitchId", "vsw-pending"))).Refused(400, "IncorrectStatus");
    }

    [Fact]
    public async Task A_token_allocates_once()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] call = [("VSwitchId", Subnet.VSwitchId), ("ClientToken", "t")];

        Assert.Equal(await caller.CallAsync(Allocate, call), await caller.CallAsync(Allocate, call));
        (await caller.CallAsync(Allocate, [.. call, ("Ipv6AddressName", "n")])).Refused(400, "IdempotentParameterMismatch");
        Assert.Equal(20, (await caller.DescribeAsync()).Json.GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task By_the_clock_an_address_is_pending_first()
    {
        using EmulatorServer emulator = Emulators.Start(mode: EmulatorClockMode.Manual);
        using var caller = new Caller(emulator);
        string id = (await caller.CallAsync(Allocate, ("VSwitchId", Subnet.VSwitchId))).Text("Ipv6AddressId");

        (await caller.AllocateAsync(("Ipv6AddressId", id))).Refused(400, "IncorrectStatus.Ipv6Instance");
        (await caller.CallAsync(Release, ("Ipv6AddressId", id))).Refused(400, "IncorrectStatus.Ipv6Instance");
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        (await caller.AllocateAsync(("Ipv6AddressId", id))).Ok();
    }

    [Fact]
    public async Task Name_and_description_change_one_by_one_and_an_empty_one_clears()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        async Task<(string?, string?)> LabelsAsync()
        {
            JsonElement address = (await caller.DescribeAsync(("Ipv6AddressId", Seed.AddressId))).Single("Ipv6Addresses", "Ipv6Address");
            return (address.GetProperty("Ipv6AddressName").GetString(), address.GetProperty("Ipv6AddressDescription").GetString());
        }

        Reply first = (await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Description", "d"), ("ClientToken", "t"))).Ok();
        Assert.Equal(("网站前端", "d"), await LabelsAsync());
        (await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Name", ""))).Ok();
        Assert.Equal(("", "d"), await LabelsAsync());
        Assert.Equal(first, await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Description", "d"), ("ClientToken", "t")));
        (await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Description", "d"), ("Name", ""), ("ClientToken", "t")))
            .Refused(400, "IdempotentParameterMismatch");
    }

    [Theory]
    [InlineData(Modify, "Ipv6AddressId", "", 400, "MissingParameter")]
    [InlineData(Modify, "Ipv6AddressId", "ipv6-x", 404, "ResourceNotFound.Ipv6Address")]
    [InlineData(Modify, "RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    [InlineData(Modify, "Name", "http://x", 400, "IllegalParam.Name")]
    [InlineData(Modify, "Description", "https://x", 400, "IllegalParam.Description")]
    [InlineData(Modify, "DryRun", "true", 400, "DryRunOperation")]
    [InlineData(Release, "Ipv6AddressId", "", 400, "MissingParameter")]
    [InlineData(Release, "Ipv6AddressId", "ipv6-x", 404, "ResourceNotFound.Ipv6InstanceId")]
    [InlineData(Release, "RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    [InlineData(Release, "Ipv6AddressId", Seed.AddressId, 400, "OperationFailed.AssociationExist")]
    public async Task Modify_and_release_are_refused(string action, string name, string value, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] parameters = name == "Ipv6AddressId" ? [(name, value)] : [("Ipv6AddressId", Seed.AddressId), (name, value)];

        (await caller.CallAsync(action, parameters)).Refused(status, code);
    }

    [Fact]
    public async Task An_address_is_released_only_without_bandwidth()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string id = (await caller.CallAsync(Allocate, ("VSwitchId", Subnet.VSwitchId))).Text("Ipv6AddressId");
        await caller.AllocateAsync(("Ipv6AddressId", id));

        (await caller.CallAsync(Release, ("Ipv6AddressId", id))).Refused(400, "DependencyViolation.Ipv6InternetBandwidth");
        await caller.CallAsync("DeleteIpv6InternetBandwidth", ("Ipv6AddressId", id));
        (await caller.CallAsync(Release, ("Ipv6AddressId", id), ("DryRun", "true"))).Refused(400, "DryRunOperation");
        (await caller.CallAsync(Release, ("Ipv6AddressId", id), ("ClientToken", "r"))).Ok();
        (await caller.CallAsync(Release, ("Ipv6AddressId", id), ("ClientToken", "r"))).Ok();
        (await caller.CallAsync(Release, ("Ipv6AddressId", id))).Refused(404, "ResourceNotFound.Ipv6InstanceId");
        Assert.Empty((await caller.DescribeAsync(("Ipv6AddressId", id))).Entries("Ipv6Addresses", "Ipv6Address"));
    }

    [Fact]
    public async Task An_address_is_not_released_while_its_bandwidth_is_being_bought()
    {
        var gate = new GateStage();
        using EmulatorServer emulator = Emulators.Start(stage: gate);
        using var caller = new Caller(emulator);
        Task<Reply> running = caller.AllocateAsync();
        await gate.Arrived;

        (await caller.CallAsync(Release, ("Ipv6AddressId", Seed.AddressId))).Refused(400, "OperationConflict");
        gate.Open();
        (await running).Ok();
    }

    [Fact]
    public async Task Many_allocations_at_once_give_as_many_addresses()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply[] replies = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => caller.CallAsync(Allocate, ("VSwitchId", Subnet.VSwitchId))));

        Assert.Equal(50, replies.Select(r => r.Ok().Text("Ipv6Address")).Distinct().Count());
    }

    [Fact]
    public async Task Xml_has_the_fields_of_json()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply reply = await caller.CallAsync(Allocate, ("VSwitchId", Subnet.VSwitchId), ("Ipv6Address", "2408:4004:c0:200::7"), ("Format", "XML"));

        Assert.Matches(
            "^<AllocateIpv6AddressResponse><RequestId>[0-9A-F-]{36}</RequestId><Ipv6Address>2408:4004:c0:200::7</Ipv6Address>"
            + "<Ipv6AddressId>ipv6-hp3[0-9a-z]{18}</Ipv6AddressId><ResourceGroupId></ResourceGroupId></AllocateIpv6AddressResponse>$",
            reply.Body);
    }
}
