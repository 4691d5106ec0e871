using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>ModifyIpv6InternetBandwidth and DeleteIpv6InternetBandwidth.</summary>
public class BandwidthTests
{
    private const string Modify = "ModifyIpv6InternetBandwidth";
    private const string Delete = "DeleteIpv6InternetBandwidth";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Either_id_changes_the_bandwidth(bool byBandwidth)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string bandwidthId = (await caller.AllocateAsync()).Text("InternetBandwidthId");

        Reply reply = await caller.CallAsync(Modify, ByEither(byBandwidth, bandwidthId), ("Bandwidth", "77"));

        Assert.Equal($$"""{"RequestId":"{{reply.RequestIdHeader}}"}""", reply.Body);
        JsonElement address = await AddressAsync(caller);
        Assert.Equal(77, address.GetProperty("RealBandwidth").GetInt32());
        Assert.Equal(77, address.GetProperty("Ipv6InternetBandwidth").GetProperty("Bandwidth").GetInt32());
        Assert.Equal(bandwidthId, emulator.Journal[1].ResourceId);
        Assert.True(emulator.Journal[1].Committed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Either_id_deletes_the_bandwidth_and_the_address_is_private_again(bool byBandwidth)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string bandwidthId = (await caller.AllocateAsync()).Text("InternetBandwidthId");

        Assert.Equal(200, (await caller.CallAsync(Delete, ByEither(byBandwidth, bandwidthId))).Status);

        JsonElement address = await AddressAsync(caller);
        Assert.Equal("Private", address.GetProperty("NetworkType").GetString());
        Assert.Equal(0, address.GetProperty("RealBandwidth").GetInt32());
        Assert.Equal("", address.GetProperty("Ipv6InternetBandwidth").GetProperty("Ipv6InternetBandwidthId").GetString());
        Refused(await caller.CallAsync(Delete, ("Ipv6AddressId", Seed.AddressId)), 400, "OperationFailed.InternetBandwidthNonExist");
        Refused(await caller.CallAsync(Delete, ("Ipv6InternetBandwidthId", bandwidthId)), 400, "InvalidIpv6Instance.NotFound");
        Assert.Equal(200, (await caller.AllocateAsync()).Status);
    }

    [Theory]
    [InlineData("Bandwidth", "", "MissingParameter")]
    [InlineData("Bandwidth", "0", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", "5001", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", "4294967298", "IllegalParam.Bandwidth")]
    [InlineData("Ipv6AddressId", "", "MissingParam.Ipv6InstanceId")]
    [InlineData("Ipv6AddressId", "2408::1", "IllegalParam.Ipv6AddressId")]
    [InlineData("Ipv6InternetBandwidthId", "2", "IllegalParam.Ipv6InternetBandwidthId")]
    [InlineData("Ipv6InternetBandwidthId", "ipv6bw-x", "ParamExclusive.Ipv6AddressIdAndIpv6InternetBandwidthId")]
    [InlineData("RegionId", "cn-nowhere", "InvalidRegionId.NotFound", 404)]
    [InlineData("Ipv6AddressId", "ipv6-x", "ResourceNotFound.Ipv6Address", 404)]
    [InlineData("RegionId", "cn-hangzhou", "ResourceNotFound.Ipv6Address", 404)]
    [InlineData("Ipv6AddressId", Seed.OtherAddressId, "OperationFailed.InternetBandwidthNonExist")]
    [InlineData("DryRun", "true", "DryRunOperation")]
    public async Task Modify_is_refused(string name, string value, string code, int status = 400)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync();
        var parameters = new System.Collections.Generic.Dictionary<string, string>
        {
            ["RegionId"] = "cn-huhehaote", ["Ipv6AddressId"] = Seed.AddressId, ["Bandwidth"] = "9", [name] = value,
        };

        Refused(await caller.SendAsync(Style.V3Query, Modify, parameters), status, code);
        Assert.Equal(2, (await AddressAsync(caller)).GetProperty("RealBandwidth").GetInt32());
    }

    [Theory]
    [InlineData("Ipv6AddressId", "", "BothEmptyParam.Ipv6AddressIdAndIpv6InternetBandwidthId")]
    [InlineData("Ipv6AddressId", "ipv6-x", "ResourceNotFound.Ipv6Address", 404)]
    [InlineData("Ipv6AddressId", Seed.OtherAddressId, "OperationFailed.InternetBandwidthNonExist")]
    [InlineData("Ipv6InternetBandwidthId", "ipv6bw-x", "InvalidIpv6Instance.NotFound")]
    [InlineData("RegionId", "cn-nowhere", "InvalidRegionId.NotFound", 404)]
    [InlineData("DryRun", "true", "DryRunOperation")]
    public async Task Delete_is_refused(string name, string value, string code, int status = 400)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync();
        var parameters = new System.Collections.Generic.Dictionary<string, string>
        {
            ["RegionId"] = "cn-huhehaote", ["Ipv6AddressId"] = Seed.AddressId, [name] = value,
        };

        Refused(await caller.SendAsync(Style.V3Query, Delete, parameters), status, code);
        Assert.Equal(2, (await AddressAsync(caller)).GetProperty("RealBandwidth").GetInt32());
    }

    [Fact]
    public async Task Delete_takes_both_ids_when_they_belong_together()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string first = (await caller.AllocateAsync()).Text("InternetBandwidthId");
        await caller.AllocateAsync(("Ipv6AddressId", Seed.OtherAddressId));

        Refused(
            await caller.CallAsync(Delete, ("Ipv6AddressId", Seed.OtherAddressId), ("Ipv6InternetBandwidthId", first)),
            400,
            "InvalidIpv6Instance.NotFound");
        Assert.Equal(
            200, (await caller.CallAsync(Delete, ("Ipv6AddressId", Seed.AddressId), ("Ipv6InternetBandwidthId", first))).Status);
    }

    [Theory]
    [InlineData("PayByTraffic", 500)]
    [InlineData("PayByBandwidth", 5000)]
    public async Task The_charge_type_that_was_bought_bounds_the_change(string chargeType, int maximum)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync(("InternetChargeType", chargeType));

        Refused(await ModifyAsync(caller, maximum + 1), 400, "IllegalParam.Bandwidth");
        Assert.Equal(200, (await ModifyAsync(caller, maximum)).Status);
    }

    [Fact]
    public async Task Locked_managed_and_unstable_ones_are_left_alone()
    {
        using EmulatorServer emulator = Emulators.StartWith(estate =>
        {
            EstateAddress[] addresses = [.. Emulators.Huhehaote(estate).Vpcs[0].VSwitches[0].Ipv6Addresses];
            foreach (EstateAddress address in addresses)
            {
                address.Bandwidth = new EstateBandwidth
                {
                    Ipv6InternetBandwidthId = "ipv6bw-" + address.Ipv6AddressId, Bandwidth = 1, InternetChargeType = InternetChargeType.PayByTraffic,
                };
            }

            addresses[0].Bandwidth!.BusinessStatus = BusinessStatus.FinancialLocked;
            addresses[1].ServiceManaged = true;
            addresses[2].Status = ResourceStatus.Pending;
        });
        using var caller = new Caller(emulator);
        string pending = Emulators.Huhehaote(Emulators.DefaultEstate()).Vpcs[0].VSwitches[0].Ipv6Addresses[2].Ipv6AddressId;

        Refused(await ModifyAsync(caller, 2), 400, "OperationUnsupported.FinancialLocked");
        Refused(await caller.CallAsync(Delete, ("Ipv6AddressId", Seed.OtherAddressId)), 404, "OperationFailed.ServiceManaged");
        Refused(await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.OtherAddressId), ("Bandwidth", "9")), 404, "OperationFailed.ServiceManaged");
        Refused(await caller.CallAsync(Delete, ("Ipv6AddressId", pending)), 400, "IncorrectStatus.Ipv6Instance");
        Refused(await caller.CallAsync(Modify, ("Ipv6AddressId", pending), ("Bandwidth", "2")), 400, "IncorrectStatus.Ipv6Instance");
        Assert.Equal(1, (await caller.DescribeAsync(("ServiceManaged", "true"))).Json.GetProperty("TotalCount").GetInt32());
    }

    [Fact]
    public async Task A_token_makes_a_repeated_change_and_deletion_the_first_one()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string bandwidthId = (await caller.AllocateAsync()).Text("InternetBandwidthId");

        Reply changed = await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Bandwidth", "9"), ("ClientToken", "m"));
        Assert.Equal(changed, await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Bandwidth", "9"), ("ClientToken", "m")));
        Refused(
            await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Bandwidth", "8"), ("ClientToken", "m")),
            400,
            "IdempotentParameterMismatch");
        Reply deleted = await caller.CallAsync(Delete, ("Ipv6InternetBandwidthId", bandwidthId), ("ClientToken", "d"));
        Assert.Equal(deleted, await caller.CallAsync(Delete, ("Ipv6InternetBandwidthId", bandwidthId), ("ClientToken", "d")));
        Assert.Equal([true, true, false, false, true, false], emulator.Journal.Select(e => e.Committed));
    }

    [Fact]
    public async Task The_same_bandwidth_takes_one_action_at_a_time_however_it_is_named()
    {
        using EmulatorServer bought = Emulators.Start();
        using var buyer = new Caller(bought);
        using var directory = new TemporaryDirectory();
        string bandwidthId = (await buyer.AllocateAsync()).Text("InternetBandwidthId");
        bought.SaveEstate(directory.File("e.json"));
        var gate = new GateStage();
        using EmulatorServer emulator = Emulators.Start(estatePath: directory.File("e.json"), stage: gate);
        using var caller = new Caller(emulator);

        Task<Reply> running = ModifyAsync(caller, 3);
        await gate.Arrived;
        Reply meanwhile = await caller.CallAsync(Delete, ("Ipv6InternetBandwidthId", bandwidthId));
        gate.Open();

        Refused(meanwhile, 400, "OperationConflict");
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task Xml_answers_hold_the_request_id_alone()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync();

        Reply changed = await caller.CallAsync(Modify, ("Ipv6AddressId", Seed.AddressId), ("Bandwidth", "9"), ("Format", "XML"));
        Reply deleted = await caller.CallAsync(Delete, ("Ipv6AddressId", Seed.AddressId), ("Format", "XML"));

        Assert.Equal($"<{Modify}Response><RequestId>{changed.RequestIdHeader}</RequestId></{Modify}Response>", changed.Body);
        Assert.Equal($"<{Delete}Response><RequestId>{deleted.RequestIdHeader}</RequestId></{Delete}Response>", deleted.Body);
    }

    private static (string, string) ByEither(bool byBandwidth, string bandwidthId) =>
        byBandwidth ? ("Ipv6InternetBandwidthId", bandwidthId) : ("Ipv6AddressId", Seed.AddressId);

    private static Task<Reply> ModifyAsync(Caller caller, int bandwidth) => caller.CallAsync(
        Modify,
        ("Ipv6AddressId", Seed.AddressId),
        ("Bandwidth", bandwidth.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static async Task<JsonElement> AddressAsync(Caller caller) =>
        (await caller.DescribeAsync(("Ipv6AddressId", Seed.AddressId))).Json
            .GetProperty("Ipv6Addresses").GetProperty("Ipv6Address")[0];

    private static void Refused(Reply reply, int status, string code) => Assert.Equal((status, code), (reply.Status, reply.Code));
}
