using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>IPv6 gateways from their creation to their end.</summary>
public class GatewayTests
{
    private const string Create = "CreateIpv6Gateway";
    private const string List = "DescribeIpv6Gateways";
    private const string Show = "DescribeIpv6GatewayAttribute";
    private const string Rename = "ModifyIpv6GatewayAttribute";
    private const string SetSpec = "ModifyIpv6GatewaySpec";
    private const string Delete = "DeleteIpv6Gateway";

    private static readonly string Lab = Emulators.VpcWith(null).VpcId;

    [Fact]
    public async Task A_vpc_gets_its_gateway_with_all_that_was_asked_for()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply created = (await caller.CallAsync(
            Create,
            ("VpcId", Lab),
            ("Name", "实验"),
            ("Description", "for trials"),
            ("Spec", "Middle"),
            ("ResourceGroupId", "rg-1"),
            ("Tag.1.Key", "app"),
            ("Tag.1.Value", "lab"),
            ("Tag.2.Key", "bare"))).Ok();

        string id = created.Text("Ipv6GatewayId");
        Assert.Matches("^ipv6gw-hp3[0-9a-z]{18}$", id);
        Assert.Equal("rg-1", created.Text("ResourceGroupId"));
        Reply shown = (await caller.CallAsync(Show, ("Ipv6GatewayId", id))).Ok();
        Assert.Equal(
            "{\"RequestId\":\"" + shown.RequestIdHeader + "\",\"Ipv6GatewayId\":\"" + id + "\",\"Name\":\"实验\",\"Description\":\"for trials\","
            + "\"VpcId\":\"" + Lab + "\",\"RegionId\":\"cn-huhehaote\",\"CreationTime\":\"2026-05-06T07:08:09Z\",\"ExpiredTime\":\"\","
            + "\"InstanceChargeType\":\"PostPaid\",\"Status\":\"Available\",\"BusinessStatus\":\"Normal\",\"Spec\":\"Medium\","
            + "\"OwnerId\":1234567890123456,\"ResourceGroupId\":\"rg-1\","
            + "\"Tags\":{\"Tag\":[{\"Key\":\"app\",\"Value\":\"lab\"},{\"Key\":\"bare\",\"Value\":\"\"}]}}",
            shown.Body);
        JsonElement listed = (await caller.CallAsync(List, ("Ipv6GatewayId", id))).Single("Ipv6Gateways", "Ipv6Gateway");
        Assert.Contains(listed.GetRawText()[1..], shown.Body);
        Assert.Equal(id, (await caller.DescribeAsync(("VpcId", Lab))).Single("Ipv6Addresses", "Ipv6Address").GetProperty("Ipv6GatewayId").GetString());
    }

    [Fact]
    public async Task What_is_not_asked_for_is_empty_and_the_edition_is_the_free_one()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        string id = (await caller.CallAsync(Create, ("VpcId", Lab))).Ok().Text("Ipv6GatewayId");

        Reply shown = await caller.CallAsync(Show, ("Ipv6GatewayId", id));
        Assert.Equal(("", "", "Small", ""), (shown.Text("Name"), shown.Text("Description"), shown.Text("Spec"), shown.Text("ResourceGroupId")));
        Assert.Empty(shown.Entries("Tags", "Tag"));
    }

    [Theory]
    [InlineData("VpcId", "", 400, "MissingParameter")]
    [InlineData("VpcId", "vsw-x", 400, "IllegalParam.VpcId")]
    [InlineData("VpcId", "vpc-x", 404, "ResourceNotFound.VPC")]
    [InlineData("VpcId", Seed.VpcId, 400, "OperationFailed.Ipv6GatewayAlreadyExisted")]
    [InlineData("RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    [InlineData("RegionId", "cn-hangzhou", 404, "ResourceNotFound.VPC")]
    [InlineData("Spec", "Huge", 400, "IllegalParam.Spec")]
    [InlineData("Spec", "small", 400, "IllegalParam.Spec")]
    [InlineData("Name", "http://a", 400, "IllegalParam.Name")]
    [InlineData("Description", "https://a", 400, "IllegalParam.Description")]
    [InlineData("Tag.1.Value", "v", 400, "MissingParam.TagKey")]
    [InlineData("Tag.1.Key", "acs:a", 400, "IllegalParam.TagKey")]
    [InlineData("Tag.1.Key", "see http://a", 400, "IllegalParam.TagKey")]
    [InlineData("DryRun", "true", 400, "DryRunOperation")]
    public async Task Create_is_refused(string name, string value, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] parameters = name == "VpcId" ? [(name, value)] : [("VpcId", Lab), (name, value)];

        (await caller.CallAsync(Create, parameters)).Refused(status, code);
        Assert.DoesNotContain(emulator.Journal, entry => entry.Committed);
    }

    [Fact]
    public async Task Labels_are_bounded_and_keys_come_once()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        (await caller.CallAsync(Create, ("VpcId", Lab), ("Name", new string('n', 129)))).Refused(400, "IllegalParam.Name");
        (await caller.CallAsync(Create, ("VpcId", Lab), ("Description", new string('n', 257)))).Refused(400, "IllegalParam.Description");
        (await caller.CallAsync(Create, ("VpcId", Lab), ("Tag.1.Key", "a"), ("Tag.2.Key", "a"))).Refused(400, "IllegalParam.TagKey");
        (await caller.CallAsync(Create, ("VpcId", Lab), ("Name", new string('n', 128)), ("Description", new string('n', 256)))).Ok();
    }

    [Fact]
    public async Task A_vpc_without_ipv6_or_not_yet_available_takes_none()
    {
        using EmulatorServer emulator = Emulators.StartWith(estate =>
        {
            EstateRegion region = Emulators.Huhehaote(estate);
            region.Vpcs.Add(new EstateVpc { VpcId = "vpc-four" });
            region.Vpcs.Add(new EstateVpc { VpcId = "vpc-pending", Status = ResourceStatus.Pending });
        });
        using var caller = new Caller(emulator);

        (await caller.CallAsync(Create, ("VpcId", "vpc-four"))).Refused(400, "OperationFailed.VpcIpv6NotEnabled");
        (await caller.CallAsync(Create, ("VpcId", "vpc-pending"))).Refused(400, "IncorrectStatus.Vpc");
    }

    [Theory]
    [InlineData("Name", "web-edge", 1)]
    [InlineData("Name", "web", 0)]
    [InlineData("VpcId", Seed.VpcId, 1)]
    [InlineData("Ipv6GatewayId", Seed.GatewayId, 1)]
    [InlineData("Ipv6GatewayId", "ipv6gw-x", 0)]
    [InlineData("ResourceGroupId", "rg-x", 0)]
    [InlineData("Tags.1.Key", "app", 0)]
    [InlineData("Tag.1.Key", "app", 3)]
    [InlineData("RegionId", "cn-hangzhou", 1)]
    [InlineData("RegionId", "cn-chengdu", 0)]
    [InlineData("PageSize", "50", 3)]
    public async Task The_list_is_filtered(string name, string value, int count)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply reply = (await caller.CallAsync(List, (name, value))).Ok();

        Assert.Equal(count, reply.Json.GetProperty("TotalCount").GetInt32());
        Assert.Equal(count, reply.Entries("Ipv6Gateways", "Ipv6Gateway").Length);
    }

    [Fact]
    public async Task The_list_is_filtered_by_tags_spelt_in_the_plural()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.CallAsync(Create, ("VpcId", Lab), ("Tag.1.Key", "app"), ("Tag.1.Value", "lab"));

        Assert.Equal(Lab, (await caller.CallAsync(List, ("Tags.1.Key", "app"))).Single("Ipv6Gateways", "Ipv6Gateway").GetProperty("VpcId").GetString());
        Assert.Empty((await caller.CallAsync(List, ("Tags.1.Key", "app"), ("Tags.1.Value", "x"))).Entries("Ipv6Gateways", "Ipv6Gateway"));
        (await caller.CallAsync(List, ("PageSize", "51"))).Refused(400, "IllegalParam.PageSize");
    }

    [Fact]
    public async Task An_unknown_gateway_is_shown_as_nothing_but_a_request_id()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply shown = await caller.CallAsync(Show, ("Ipv6GatewayId", "ipv6gw-x"));

        Assert.Equal((200, $$"""{"RequestId":"{{shown.RequestIdHeader}}"}"""), (shown.Status, shown.Body));
    }

    [Fact]
    public async Task Name_and_description_change_one_by_one_and_an_empty_one_clears()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        (await caller.CallAsync(Rename, ("Ipv6GatewayId", Seed.GatewayId), ("Description", "d"))).Ok();
        Reply described = await caller.CallAsync(Show, ("Ipv6GatewayId", Seed.GatewayId));
        (await caller.CallAsync(Rename, ("Ipv6GatewayId", Seed.GatewayId), ("Name", ""))).Ok();
        Reply cleared = await caller.CallAsync(Show, ("Ipv6GatewayId", Seed.GatewayId));

        Assert.Equal(("web-edge", "d"), (described.Text("Name"), described.Text("Description")));
        Assert.Equal(("", "d"), (cleared.Text("Name"), cleared.Text("Description")));
    }

    [Theory]
    [InlineData(Rename)]
    [InlineData(SetSpec)]
    [InlineData(Delete)]
    public async Task An_unknown_gateway_can_not_be_changed(string action)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        (await caller.CallAsync(action, ("Ipv6GatewayId", "ipv6gw-x"), ("Spec", "Large"))).Refused(404, "ResourceNotFound.Ipv6Gateway");
        (await caller.CallAsync(action, ("Spec", "Large"))).Refused(400, "MissingParameter");
    }

    [Fact]
    public async Task A_larger_edition_raises_the_bound_of_traffic_paid_bandwidth()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] purchase = [("Bandwidth", "1000"), ("InternetChargeType", "PayByTraffic")];

        (await caller.AllocateAsync(purchase)).Refused(400, "IllegalParam.Bandwidth");
        (await caller.CallAsync(SetSpec, ("Ipv6GatewayId", Seed.GatewayId))).Refused(400, "MissingParameter");
        (await caller.CallAsync(SetSpec, ("Ipv6GatewayId", Seed.GatewayId), ("Spec", "Huge"))).Refused(400, "IllegalParam.Spec");
        (await caller.CallAsync(SetSpec, ("Ipv6GatewayId", Seed.GatewayId), ("Spec", "Middle"), ("ClientToken", "s"))).Ok();
        (await caller.CallAsync(SetSpec, ("Ipv6GatewayId", Seed.GatewayId), ("Spec", "Medium"), ("ClientToken", "s"))).Ok();
        (await caller.AllocateAsync(purchase)).Ok();
        (await caller.CallAsync(SetSpec, ("Ipv6GatewayId", Seed.GatewayId), ("Spec", "Small"))).Ok();
        Assert.Equal("Small", (await caller.CallAsync(Show, ("Ipv6GatewayId", Seed.GatewayId))).Text("Spec"));
    }

    [Fact]
    public async Task A_gateway_goes_only_without_bandwidth_and_makes_room_for_another()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync();

        (await caller.CallAsync(Delete, ("Ipv6GatewayId", Seed.GatewayId))).Refused(400, "DependencyViolation.Ipv6InternetBandwidth");
        await caller.CallAsync("DeleteIpv6InternetBandwidth", ("Ipv6AddressId", Seed.AddressId));
        (await caller.CallAsync(Delete, ("Ipv6GatewayId", Seed.GatewayId), ("DryRun", "true"))).Refused(400, "DryRunOperation");
        (await caller.CallAsync(Delete, ("Ipv6GatewayId", Seed.GatewayId), ("ClientToken", "d"))).Ok();
        (await caller.CallAsync(Delete, ("Ipv6GatewayId", Seed.GatewayId), ("ClientToken", "d"))).Ok();

        (await caller.CallAsync(Delete, ("Ipv6GatewayId", Seed.GatewayId))).Refused(404, "ResourceNotFound.Ipv6Gateway");
        Assert.DoesNotContain("Status", (await caller.CallAsync(Show, ("Ipv6GatewayId", Seed.GatewayId))).Body);
        (await caller.AllocateAsync()).Refused(400, "OperationFailed.Ipv6GatewayNotExist");
        string next = (await caller.CallAsync(Create, ("VpcId", Seed.VpcId))).Ok().Text("Ipv6GatewayId");
        (await caller.AllocateAsync(("Ipv6GatewayId", next))).Ok();
    }

    [Fact]
    public async Task By_a_manual_clock_a_gateway_is_pending_then_available_then_deleting_then_gone()
    {
        using EmulatorServer emulator = Emulators.Start(mode: EmulatorClockMode.Manual);
        using var caller = new Caller(emulator);
        async Task<string> StatusAsync(string id)
        {
            Reply shown = await caller.CallAsync(Show, ("Ipv6GatewayId", id));
            return shown.Json.TryGetProperty("Status", out JsonElement status) ? status.GetString()! : "";
        }

        string id = (await caller.CallAsync(Create, ("VpcId", Lab))).Text("Ipv6GatewayId");
        Assert.Equal("Pending", await StatusAsync(id));
        (await caller.CallAsync(Delete, ("Ipv6GatewayId", id))).Refused(400, "IncorrectStatus.Ipv6Gateway");
        (await caller.CallAsync(Rename, ("Ipv6GatewayId", id), ("Name", "n"))).Refused(400, "IncorrectStatus.Ipv6Gateway");
        emulator.AdvanceClock(TimeSpan.FromSeconds(2));
        Assert.Equal("Pending", await StatusAsync(id));
        emulator.AdvanceClock(TimeSpan.FromSeconds(1));
        Assert.Equal("Available", await StatusAsync(id));
        (await caller.CallAsync(Delete, ("Ipv6GatewayId", id))).Ok();
        Assert.Equal("Deleting", await StatusAsync(id));
        (await caller.CallAsync(Delete, ("Ipv6GatewayId", id))).Refused(400, "IncorrectStatus.Ipv6Gateway");
        (await caller.CallAsync(Create, ("VpcId", Lab))).Refused(400, "IncorrectStatus.Ipv6Gateway");
        emulator.AdvanceClock(TimeSpan.FromHours(1));
        Assert.Equal("", await StatusAsync(id));
        (await caller.CallAsync(Create, ("VpcId", Lab))).Ok();
    }

    [Fact]
    public async Task By_the_machines_clock_it_takes_seconds()
    {
        ManualClock machine = Emulators.Clock();
        using EmulatorServer emulator = Emulators.Start(machine, mode: EmulatorClockMode.Real);
        using var caller = new Caller(emulator);
        string id = (await caller.CallAsync(Create, ("VpcId", Lab))).Text("Ipv6GatewayId");

        Assert.Equal("Pending", (await caller.CallAsync(Show, ("Ipv6GatewayId", id))).Text("Status"));
        machine.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("Available", (await caller.CallAsync(Show, ("Ipv6GatewayId", id))).Text("Status"));
    }

    [Theory]
    [InlineData(EmulatorClockMode.Immediate)]
    [InlineData(EmulatorClockMode.Real)]
    public void Only_a_manual_clock_is_turned(EmulatorClockMode mode)
    {
        using EmulatorServer emulator = Emulators.Start(mode: mode);
        using EmulatorServer manual = Emulators.Start(mode: EmulatorClockMode.Manual);

        Assert.Contains(mode.ToString(), Assert.Throws<InvalidOperationException>(() => emulator.AdvanceClock(TimeSpan.Zero)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => manual.AdvanceClock(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public async Task A_turned_clock_lets_clients_in_all_the_same()
    {
        using EmulatorServer emulator = Emulators.Start(mode: EmulatorClockMode.Manual);
        using var caller = new Caller(emulator);

        emulator.AdvanceClock(TimeSpan.FromDays(1));

        (await caller.AllocateAsync()).Ok();
        Assert.Equal(new DateTime(2026, 5, 7, 7, 8, 9, DateTimeKind.Utc), emulator.Journal[0].Time);
    }

    [Fact]
    public async Task What_is_pending_survives_in_a_file()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("estate.json");
        string id;
        using (EmulatorServer first = Emulators.Start(mode: EmulatorClockMode.Manual))
        {
            using var caller = new Caller(first);
            id = (await caller.CallAsync(Create, ("VpcId", Lab), ("Tag.1.Key", "k"))).Text("Ipv6GatewayId");
            first.SaveEstate(path);
        }

        Assert.Contains("\"StatusUntil\": \"2026-05-06T07:08:12Z\"", await System.IO.File.ReadAllTextAsync(path));
        using EmulatorServer second = Emulators.Start(estatePath: path, mode: EmulatorClockMode.Manual);
        using var again = new Caller(second);
        Assert.Equal("Pending", (await again.CallAsync(Show, ("Ipv6GatewayId", id))).Text("Status"));
        second.AdvanceClock(TimeSpan.FromSeconds(3));
        Reply shown = await again.CallAsync(Show, ("Ipv6GatewayId", id));
        Assert.Equal("Available", shown.Text("Status"));
        Assert.Equal("k", shown.Single("Tags", "Tag").GetProperty("Key").GetString());
    }

    [Fact]
    public async Task One_vpc_takes_one_creation_at_a_time_and_many_at_once_make_one_gateway()
    {
        var gate = new GateStage();
        using EmulatorServer emulator = Emulators.Start(stage: gate);
        using var caller = new Caller(emulator);
        Task<Reply> running = caller.CallAsync(Create, ("VpcId", Lab), ("ClientToken", "t"));
        await gate.Arrived;

        (await caller.CallAsync(Create, ("VpcId", Lab))).Refused(400, "OperationConflict");
        (await caller.CallAsync(Create, ("VpcId", Lab), ("ClientToken", "t"))).Refused(400, "LastTokenProcessing");
        gate.Open();
        (await running).Ok();

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => caller.CallAsync(Create, ("VpcId", Lab))));
        Assert.DoesNotContain(replies, r => r.Status == 200);
    }

    [Fact]
    public async Task Xml_lists_repeat_the_singular_in_the_plural()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply list = await caller.CallAsync(List, ("VpcId", Seed.VpcId), ("Format", "XML"));
        Reply shown = await caller.CallAsync(Show, ("Ipv6GatewayId", Seed.GatewayId), ("Format", "XML"));

        Assert.StartsWith("<DescribeIpv6GatewaysResponse><RequestId>", list.Body);
        Assert.Contains($"<TotalCount>1</TotalCount><Ipv6Gateways><Ipv6Gateway><Ipv6GatewayId>{Seed.GatewayId}</Ipv6GatewayId>", list.Body);
        Assert.StartsWith($"<DescribeIpv6GatewayAttributeResponse><RequestId>{shown.RequestIdHeader}</RequestId><Ipv6GatewayId>", shown.Body);
        Assert.Contains("<Tags></Tags></DescribeIpv6GatewayAttributeResponse>", shown.Body);
    }
}
