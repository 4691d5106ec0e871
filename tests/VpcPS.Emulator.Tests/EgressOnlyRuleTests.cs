using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Egress-only rules: they need bandwidth, and bandwidth can't be deleted while a rule exists.</summary>
public class EgressOnlyRuleTests
{
    private const string Create = "CreateIpv6EgressOnlyRule";
    private const string List = "DescribeIpv6EgressOnlyRules";
    private const string Delete = "DeleteIpv6EgressOnlyRule";

    private static readonly (string, string)[] Rule = [("Ipv6GatewayId", Seed.GatewayId), ("InstanceId", Seed.AddressId)];

    [Fact]
    public async Task An_address_with_bandwidth_gets_its_rule()
    {
        using EmulatorServer emulator = await StartWithBandwidthAsync();
        using var caller = new Caller(emulator);

        Reply created = (await caller.CallAsync(Create, [.. Rule, ("Name", "出"), ("Description", "d"), ("InstanceType", "IPv6Address")])).Ok();

        Assert.Equal(["RequestId", "Ipv6EgressRuleId"], created.Json.EnumerateObject().Select(m => m.Name));
        string id = created.Text("Ipv6EgressRuleId");
        Assert.Matches("^ipv6py-hp3[0-9a-z]{18}$", id);
        Reply list = await ListAsync(caller);
        Assert.Equal(
            "{\"RequestId\":\"" + list.RequestIdHeader + "\",\"PageNumber\":1,\"PageSize\":10,\"TotalCount\":1,\"Ipv6EgressOnlyRules\":"
            + "{\"Ipv6EgressOnlyRule\":[{\"Ipv6EgressOnlyRuleId\":\"" + id + "\",\"Name\":\"出\",\"Description\":\"d\",\"InstanceId\":\""
            + Seed.AddressId + "\",\"InstanceType\":\"Ipv6Address\",\"Status\":\"Available\"}]}}",
            list.Body);
    }

    [Theory]
    [InlineData("Ipv6GatewayId", "", 400, "MissingParameter")]
    [InlineData("InstanceId", "", 400, "MissingParameter")]
    [InlineData("InstanceId", "i-hp3q78zsmhweh5nragq1", 400, "IllegalParam.InstanceId")]
    [InlineData("InstanceId", "ipv6-x", 404, "ResourceNotFound.Ipv6Address")]
    [InlineData("InstanceId", Seed.OtherAddressId, 400, "OperationFailed.InternetBandwidthNonExist")]
    [InlineData("Ipv6GatewayId", "ipv6gw-x", 404, "ResourceNotFound.Ipv6Gateway")]
    [InlineData("Ipv6GatewayId", "ipv6gw-hp37pqh7vop5edza0z273", 400, "OperationFailed.Ipv6GatewayDisMatchIpv6Address")]
    [InlineData("InstanceType", "EcsInstance", 400, "IllegalParam.InstanceType")]
    [InlineData("Name", "http://x", 400, "IllegalParam.Name")]
    [InlineData("Description", "http://x", 400, "IllegalParam.Description")]
    [InlineData("RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    [InlineData("DryRun", "true", 400, "DryRunOperation")]
    public async Task Create_is_refused(string name, string value, int status, string code)
    {
        using EmulatorServer emulator = await StartWithBandwidthAsync();
        using var caller = new Caller(emulator);

        (await caller.CallAsync(Create, [.. Rule.Where(p => p.Item1 != name), (name, value)])).Refused(status, code);
        Assert.Empty((await ListAsync(caller)).Entries("Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule"));
    }

    [Fact]
    public async Task An_address_has_one_rule_and_a_token_makes_it_once()
    {
        using EmulatorServer emulator = await StartWithBandwidthAsync();
        using var caller = new Caller(emulator);

        Reply first = (await caller.CallAsync(Create, [.. Rule, ("ClientToken", "t")])).Ok();

        Assert.Equal(first, await caller.CallAsync(Create, [.. Rule, ("ClientToken", "t"), ("InstanceType", "ipv6address")]));
        (await caller.CallAsync(Create, Rule)).Refused(400, "OperationFailed.Ipv6EgressOnlyRuleAlreadyExisted");
        (await caller.CallAsync(Create, [.. Rule, ("Name", "n"), ("ClientToken", "t")])).Refused(400, "IdempotentParameterMismatch");
    }

    [Fact]
    public async Task A_rule_holds_bandwidth_and_gateway_until_it_is_gone()
    {
        using EmulatorServer emulator = await StartWithBandwidthAsync();
        using var caller = new Caller(emulator);
        string id = (await caller.CallAsync(Create, Rule)).Text("Ipv6EgressRuleId");

        (await caller.CallAsync("DeleteIpv6InternetBandwidth", ("Ipv6AddressId", Seed.AddressId))).Refused(400, "DependencyViolation.Ipv6EgressOnlyRule");
        (await caller.CallAsync("DeleteIpv6Gateway", ("Ipv6GatewayId", Seed.GatewayId))).Refused(400, "DependencyViolation.Ipv6EgressOnlyRule");
        (await caller.CallAsync(Delete, ("Ipv6EgressOnlyRuleId", id), ("DryRun", "true"))).Refused(400, "DryRunOperation");
        (await caller.CallAsync(Delete, ("Ipv6EgressOnlyRuleId", id), ("ClientToken", "d"))).Ok();
        (await caller.CallAsync(Delete, ("Ipv6EgressOnlyRuleId", id), ("ClientToken", "d"))).Ok();
        (await caller.CallAsync(Delete, ("Ipv6EgressOnlyRuleId", id))).Refused(404, "ResourceNotFound.Ipv6EgressOnlyRule");
        (await caller.CallAsync("DeleteIpv6InternetBandwidth", ("Ipv6AddressId", Seed.AddressId))).Ok();
        (await caller.CallAsync("DeleteIpv6Gateway", ("Ipv6GatewayId", Seed.GatewayId))).Ok();
    }

    [Theory]
    [InlineData("Ipv6EgressOnlyRuleId", "", 400, "MissingParameter")]
    [InlineData("Ipv6EgressOnlyRuleId", "ipv6-x", 400, "IllegalParam.Ipv6EgressOnlyRuleId")]
    [InlineData("RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    public async Task Delete_is_refused(string name, string value, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] parameters = name == "RegionId" ? [(name, value), ("Ipv6EgressOnlyRuleId", "ipv6py-x")] : [(name, value)];

        (await caller.CallAsync(Delete, parameters)).Refused(status, code);
    }

    [Theory]
    [InlineData("Ipv6EgressOnlyRuleId", "ipv6py-3", 1)]
    [InlineData("Ipv6EgressOnlyRuleId", "ipv6py-x", 0)]
    [InlineData("InstanceId", Seed.AddressId, 1)]
    [InlineData("InstanceId", "ipv6-x", 0)]
    [InlineData("InstanceType", "Ipv6Address", 3)]
    [InlineData("InstanceType", "IPv6Prefix", 0)]
    [InlineData("Name", "rule 2", 1)]
    [InlineData("Name", "rule", 0)]
    [InlineData("Ipv6GatewayId", "ipv6gw-x", 0)]
    [InlineData("PageSize", "50", 3)]
    public async Task The_list_is_filtered(string name, string value, int count)
    {
        using EmulatorServer emulator = Emulators.StartWith(estate => AddRules(estate, 3));
        using var caller = new Caller(emulator);

        Reply reply = (await caller.CallAsync(List, [.. new[] { ("Ipv6GatewayId", Seed.GatewayId) }.Where(p => p.Item1 != name), (name, value)])).Ok();

        Assert.Equal(count, reply.Json.GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task The_list_is_about_one_gateway_and_comes_in_pages()
    {
        using EmulatorServer emulator = Emulators.StartWith(estate => AddRules(estate, 3));
        using var caller = new Caller(emulator);

        (await caller.CallAsync(List)).Refused(400, "MissingParameter");
        (await caller.CallAsync(List, ("Ipv6GatewayId", Seed.GatewayId), ("PageSize", "51"))).Refused(400, "IllegalParam.PageSize");
        Reply page = await caller.CallAsync(List, ("Ipv6GatewayId", Seed.GatewayId), ("PageSize", "2"), ("PageNumber", "2"));
        Assert.Equal("ipv6py-3", page.Single("Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule").GetProperty("Ipv6EgressOnlyRuleId").GetString());
        Reply xml = await caller.CallAsync(List, ("Ipv6GatewayId", Seed.GatewayId), ("Format", "XML"));
        Assert.StartsWith("<DescribeIpv6EgressOnlyRulesResponse><RequestId>", xml.Body);
        Assert.Contains("<Ipv6EgressOnlyRules><Ipv6EgressOnlyRule><Ipv6EgressOnlyRuleId>ipv6py-1</Ipv6EgressOnlyRuleId>", xml.Body);
    }

    [Fact]
    public async Task A_gateway_takes_two_hundred_rules()
    {
        using EmulatorServer emulator = Emulators.StartWith(estate =>
        {
            EstateVSwitch vSwitch = Emulators.Huhehaote(estate).Vpcs[0].VSwitches[0];
            for (int i = 1; i <= 201; i++)
            {
                vSwitch.Ipv6Addresses.Add(new EstateAddress
                {
                    Ipv6AddressId = $"ipv6-{i}",
                    Literal = FormattableString.Invariant($"2408:4004:c0:200::{i:x}"),
                    AllocationTime = DateTime.UnixEpoch,
                });
            }

            AddRules(estate, 199, skip: 3);
            EstateAddress[] last = [.. vSwitch.Ipv6Addresses.TakeLast(2)];
            foreach (EstateAddress address in last)
            {
                address.Bandwidth = Bandwidth(address);
            }
        });
        using var caller = new Caller(emulator);

        (await caller.CallAsync(Create, Rule[0], ("InstanceId", "ipv6-200"))).Ok();
        (await caller.CallAsync(Create, Rule[0], ("InstanceId", "ipv6-201"))).Refused(400, "QuotaExceeded.Ipv6EgressOnlyRule");
    }

    [Fact]
    public async Task By_the_clock_a_rule_is_pending_then_available_then_deleting_then_gone_across_a_file()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("e.json");
        string id;
        using (EmulatorServer first = Emulators.Start(mode: EmulatorClockMode.Manual))
        {
            using var caller = new Caller(first);
            await caller.AllocateAsync();
            id = (await caller.CallAsync(Create, Rule)).Text("Ipv6EgressRuleId");
            (await caller.CallAsync(Delete, ("Ipv6EgressOnlyRuleId", id))).Refused(400, "IncorrectStatus.EgressOnlyRule");
            first.SaveEstate(path);
        }

        using EmulatorServer emulator = Emulators.Start(estatePath: path, mode: EmulatorClockMode.Manual);
        using var again = new Caller(emulator);
        Assert.Equal("Pending", await StatusAsync(again));
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        Assert.Equal("Available", await StatusAsync(again));
        (await again.CallAsync(Delete, ("Ipv6EgressOnlyRuleId", id))).Ok();
        Assert.Equal("Deleting", await StatusAsync(again));
        (await again.CallAsync(Delete, ("Ipv6EgressOnlyRuleId", id))).Refused(400, "IncorrectStatus.EgressOnlyRule");
        (await again.CallAsync(Create, Rule)).Refused(400, "IncorrectStatus.EgressOnlyRule");
        emulator.AdvanceClock(TimeSpan.FromSeconds(3));
        Assert.Empty((await ListAsync(again)).Entries("Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule"));
        (await again.CallAsync(Create, Rule)).Ok();
    }

    [Fact]
    public async Task One_address_takes_one_rule_action_at_a_time()
    {
        var gate = new GateStage();
        using EmulatorServer emulator = Emulators.Start(stage: gate);
        using var caller = new Caller(emulator);
        Task<Reply> running = caller.CallAsync(Create, Rule);
        await gate.Arrived;

        (await caller.CallAsync(Create, Rule)).Refused(400, "OperationConflict");
        gate.Open();
        (await running).Refused(400, "OperationFailed.InternetBandwidthNonExist");
    }

    [Theory]
    [InlineData(0, "InstanceId", "has no address 'ipv6-nobody'")]
    [InlineData(1, "InstanceId", "has no bandwidth")]
    [InlineData(2, "InstanceId", "has two egress-only rules")]
    [InlineData(3, "Ipv6EgressOnlyRuleId", "does not begin with 'ipv6py-'")]
    [InlineData(4, "StatusUntil", "only a resource that is Pending or Deleting")]
    public void A_rule_in_a_file_obeys_its_laws(int mistake, string member, string reason)
    {
        EstateDocument estate = Emulators.DefaultEstate();
        AddRules(estate, 1);
        EstateGateway gateway = Emulators.Huhehaote(estate).Vpcs[0].Ipv6Gateway!;
        gateway.Ipv6EgressOnlyRules.Add(new EstateEgressRule
        {
            Ipv6EgressOnlyRuleId = mistake == 3 ? "rule-1" : "ipv6py-x",
            InstanceId = mistake switch { 0 => "ipv6-nobody", 1 => Seed.OtherAddressId, _ => Seed.AddressId },
            StatusUntil = mistake == 4 ? new DateTime(2026, 5, 6, 0, 0, 0, DateTimeKind.Utc) : null,
        });

        var exception = Assert.Throws<EstateFileException>(() => EstateFile.Parse(EstateFile.Render(estate), "file.json"));

        Assert.Equal("$.Regions[0].Vpcs[0].Ipv6Gateway.Ipv6EgressOnlyRules[1]." + member, exception.JsonPath);
        Assert.Contains(reason, exception.Reason);
        Assert.True(exception.Line > 1);
    }

    private static void AddRules(EstateDocument estate, int count, int skip = 0)
    {
        EstateVpc vpc = Emulators.Huhehaote(estate).Vpcs[0];
        int number = 0;
        foreach (EstateAddress address in Emulators.AddressesOf(vpc).Skip(skip).Take(count))
        {
            number++;
            address.Bandwidth = Bandwidth(address);
            vpc.Ipv6Gateway!.Ipv6EgressOnlyRules.Add(
                new EstateEgressRule { Ipv6EgressOnlyRuleId = $"ipv6py-{number}", InstanceId = address.Ipv6AddressId, Name = $"rule {number}" });
        }
    }

    private static EstateBandwidth Bandwidth(EstateAddress address) => new()
    {
        Ipv6InternetBandwidthId = "ipv6bw-" + address.Ipv6AddressId, Bandwidth = 1, InternetChargeType = InternetChargeType.PayByTraffic,
    };

    private static async Task<EmulatorServer> StartWithBandwidthAsync()
    {
        EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync();
        return emulator;
    }

    private static Task<Reply> ListAsync(Caller caller) => caller.CallAsync(List, ("Ipv6GatewayId", Seed.GatewayId));

    private static async Task<string?> StatusAsync(Caller caller) =>
        (await ListAsync(caller)).Single("Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule").GetProperty("Status").GetString();
}
