using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>AllocateIpv6InternetBandwidth: what it accepts, what it refuses, and the order of its checks.</summary>
public class AllocateTests
{
    [Theory]
    [InlineData("RegionId")]
    [InlineData("Ipv6AddressId")]
    [InlineData("Ipv6GatewayId")]
    [InlineData("Bandwidth")]
    public async Task A_required_parameter_is_missed_by_name(string name)
    {
        Reply reply = await AllocateAsync((name, ""));

        Refused(reply, 400, "MissingParameter");
        Assert.Contains($"\"{name}\"", reply.Message);
    }

    [Theory]
    [InlineData("Bandwidth", "0", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", "-1", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", "5001", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", "99999999999", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", "2.0", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", " 2", "IllegalParam.Bandwidth")]
    [InlineData("Bandwidth", "two", "IllegalParam.Bandwidth")]
    [InlineData("InternetChargeType", "paybytraffic", "IllegalParam.InternetChargeType")]
    [InlineData("InternetChargeType", "PayByOld95", "IllegalParam.InternetChargeType")]
    [InlineData("InternetChargeType", "1", "IllegalParam.InternetChargeType")]
    [InlineData("InternetChargeType", "PayByTraffic,PayByBandwidth", "IllegalParam.InternetChargeType")]
    [InlineData("Ipv6AddressId", "2408:4004:c0:200:35b:cd32:c460:6aa4", "IllegalParam.Ipv6AddressId")]
    [InlineData("Ipv6GatewayId", "ipv5gw-123456", "IllegalParam.Ipv6GatewayId")]
    [InlineData("ClientToken", "12345678901234567890123456789012345678901234567890123456789012345", "IllegalParam.ClientToken")]
    [InlineData("ClientToken", "标记", "IllegalParam.ClientToken")]
    [InlineData("DryRun", "True", "IllegalParam.DryRun")]
    [InlineData("DryRun", "1", "IllegalParam.DryRun")]
    public async Task A_value_outside_its_type_or_range_is_refused(string name, string value, string code) =>
        Refused(await AllocateAsync((name, value)), 400, code);

    [Theory]
    [InlineData("cn-nowhere")]
    [InlineData("CN-HUHEHAOTE")]
    [InlineData("cn-hangzhou-internal-test-1")]
    public async Task Only_public_regions_are_known(string region)
    {
        Reply reply = await AllocateAsync(("RegionId", region));

        Refused(reply, 404, "InvalidRegionId.NotFound");
        Assert.Equal("The specified RegionId does not exist in our records.", reply.Message);
    }

    [Fact]
    public async Task An_address_of_another_region_does_not_exist_here() =>
        Refused(await AllocateAsync(("RegionId", "cn-hangzhou")), 404, "ResourceNotFound.Ipv6Address");

    [Fact]
    public async Task A_known_region_without_anything_in_it_is_empty_not_unknown() =>
        Refused(await AllocateAsync(("RegionId", "cn-chengdu")), 404, "ResourceNotFound.Ipv6Address");

    [Fact]
    public async Task An_unknown_address_is_not_found() =>
        Refused(await AllocateAsync(("Ipv6AddressId", "ipv6-hp3nobody")), 404, "ResourceNotFound.Ipv6Address");

    [Fact]
    public async Task An_unknown_gateway_does_not_exist() =>
        Refused(await AllocateAsync(("Ipv6GatewayId", "ipv6gw-hp3nobody")), 400, "OperationFailed.Ipv6GatewayNotExist");

    [Fact]
    public async Task The_gateway_of_another_vpc_does_not_match() => Refused(
        await AllocateAsync(("Ipv6GatewayId", Emulators.VpcWith(GatewaySpec.Medium).Ipv6Gateway!.Ipv6GatewayId)),
        400,
        "OperationFailed.Ipv6GatewayDisMatchIpv6Address");

    [Fact]
    public async Task An_address_in_a_vpc_without_gateway_matches_none() => Refused(
        await AllocateAsync(("Ipv6AddressId", Emulators.AddressesOf(Emulators.VpcWith(null)).Single().Ipv6AddressId)),
        400,
        "OperationFailed.Ipv6GatewayDisMatchIpv6Address");

    [Fact]
    public async Task A_pending_address_has_the_wrong_status()
    {
        EstateVpc vpc = Emulators.VpcWith(GatewaySpec.Medium);
        EstateAddress pending = Emulators.AddressesOf(vpc).Single(a => a.Status == ResourceStatus.Pending);

        Refused(
            await AllocateAsync(("Ipv6AddressId", pending.Ipv6AddressId), ("Ipv6GatewayId", vpc.Ipv6Gateway!.Ipv6GatewayId)),
            400,
            "IncorrectStatus.Ipv6Instance");
    }

    [Fact]
    public async Task A_unique_local_address_is_not_supported()
    {
        EstateVpc vpc = Emulators.VpcWith(GatewaySpec.Large);
        EstateAddress local = Emulators.AddressesOf(vpc).Single(a => a.Literal.StartsWith("fd00:", System.StringComparison.Ordinal));

        Refused(
            await AllocateAsync(("Ipv6AddressId", local.Ipv6AddressId), ("Ipv6GatewayId", vpc.Ipv6Gateway!.Ipv6GatewayId)),
            400,
            "OperationUnsupported.ULA");
    }

    [Fact]
    public async Task A_gateway_that_is_not_available_has_the_wrong_status()
    {
        using var directory = new TemporaryDirectory();
        EstateDocument estate = Emulators.DefaultEstate();
        Emulators.Huhehaote(estate).FindIpv6Gateway(Seed.GatewayId)!.Status = ResourceStatus.Pending;
        string path = directory.File("estate.json");
        EstateFile.WriteBytes(path, EstateFile.Render(estate));
        using EmulatorServer emulator = Emulators.Start(estatePath: path);
        using var caller = new Caller(emulator);

        Refused(await caller.AllocateAsync(), 400, "IncorrectStatus.Ipv6Gateway");
    }

    [Fact]
    public async Task An_address_takes_one_bandwidth()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply first = await caller.AllocateAsync();
        Reply second = await caller.AllocateAsync();

        Refused(second, 400, "OperationFailed.InternetBandwidthAlreadyExisted");
        Assert.Contains(first.Text("InternetBandwidthId"), second.Message);
    }

    [Fact]
    public async Task By_todays_documents_there_are_no_editions_and_the_gateway_can_be_left_out()
    {
        using EmulatorServer emulator = Emulators.Start(rules: ServiceRules.Today);
        using var caller = new Caller(emulator);

        Reply bought = (await caller.CallAsync("AllocateIpv6InternetBandwidth", ("Ipv6AddressId", Seed.AddressId), ("Bandwidth", "5"))).Ok();

        Assert.StartsWith("ipv6bw-", bought.Text("InternetBandwidthId"), System.StringComparison.Ordinal);
        Assert.DoesNotContain("\"Spec\"", (await caller.CallAsync("DescribeIpv6Gateways")).Ok().Body, System.StringComparison.Ordinal);
        (await caller.CallAsync("ModifyIpv6GatewaySpec", ("Ipv6GatewayId", Seed.GatewayId), ("Spec", "Large"))).Refused(404, "InvalidAction.NotFound");
        Reply refused = await caller.CallAsync("AllocateIpv6InternetBandwidth", ("Ipv6AddressId", Seed.AddressId), ("Bandwidth", "2001"));
        refused.Refused(400, "IllegalParam.Bandwidth");
        Assert.DoesNotContain("gateway", refused.Json.GetProperty("Message").GetString(), System.StringComparison.Ordinal);

        // The saved estate names the version of the rules; an option overrides it.
        using var directory = new TemporaryDirectory();
        emulator.SaveEstate(directory.File("e.json"));
        using EmulatorServer again = Emulators.Start(estatePath: directory.File("e.json"));
        using var next = new Caller(again);
        (await next.CallAsync("ModifyIpv6GatewaySpec", ("Ipv6GatewayId", Seed.GatewayId), ("Spec", "Large"))).Refused(404, "InvalidAction.NotFound");
        using EmulatorServer seed = Emulators.Start(estatePath: directory.File("e.json"), rules: ServiceRules.Seed);
        using var last = new Caller(seed);
        (await last.CallAsync("ModifyIpv6GatewaySpec", ("Ipv6GatewayId", Seed.GatewayId), ("Spec", "Large"))).Ok();
    }

    [Theory]
    [InlineData("Small", "PayByBandwidth", 5000)]
    [InlineData("Medium", "PayByBandwidth", 5000)]
    [InlineData("Large", "PayByBandwidth", 5000)]
    [InlineData("Small", "", 5000)]
    [InlineData("Small", "PayByTraffic", 500)]
    [InlineData("Medium", "PayByTraffic", 1000)]
    [InlineData("Large", "PayByTraffic", 2000)]
    [InlineData("Small", "PayByBandwidth", 2000, ServiceRules.Today)]
    [InlineData("Large", "PayByBandwidth", 2000, ServiceRules.Today)]
    [InlineData("Small", "PayByTraffic", 1000, ServiceRules.Today)]
    [InlineData("Large", "PayByTraffic", 1000, ServiceRules.Today)]
    public async Task Bandwidth_is_bounded_by_charge_type_and_edition(string spec, string chargeType, int maximum, ServiceRules rules = ServiceRules.Seed)
    {
        EstateVpc vpc = Emulators.VpcWith(System.Enum.Parse<GatewaySpec>(spec));
        using EmulatorServer emulator = Emulators.Start(rules: rules);
        using var caller = new Caller(emulator);

        Task<Reply> BuyAsync(int bandwidth) => caller.AllocateAsync(
            ("Ipv6AddressId", Emulators.AddressesOf(vpc).First().Ipv6AddressId),
            ("Ipv6GatewayId", vpc.Ipv6Gateway!.Ipv6GatewayId),
            ("InternetChargeType", chargeType),
            ("Bandwidth", bandwidth.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Refused(await BuyAsync(maximum + 1), 400, "IllegalParam.Bandwidth");
        Assert.Equal(200, (await BuyAsync(maximum)).Status);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0001")]
    public async Task One_is_the_least_bandwidth(string bandwidth) =>
        Assert.Equal(200, (await AllocateAsync(("Bandwidth", bandwidth))).Status);

    [Fact]
    public async Task The_default_charge_type_is_by_bandwidth()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        await caller.AllocateAsync();

        Assert.Contains("\"InternetChargeType\":\"PayByBandwidth\"", (await caller.DescribeAsync(("NetworkType", "Public"))).Body);
    }

    [Fact]
    public async Task A_dry_run_that_passes_is_reported_as_an_error_and_buys_nothing()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Refused(await caller.AllocateAsync(("DryRun", "true"), ("ClientToken", "t")), 400, "DryRunOperation");
        Refused(await caller.AllocateAsync(("DryRun", "true"), ("Ipv6AddressId", "ipv6-x")), 404, "ResourceNotFound.Ipv6Address");
        Assert.Equal(0, (await caller.DescribeAsync(("NetworkType", "Public"))).Json.GetProperty("TotalCount").GetInt32());
        Assert.Equal(200, (await caller.AllocateAsync(("DryRun", "false"), ("ClientToken", "t"))).Status);
    }

    [Fact]
    public async Task Legacy_and_unknown_parameters_are_passed_over() => Assert.Equal(
        200,
        (await AllocateAsync(
            ("OwnerId", "1"), ("OwnerAccount", "a@b"), ("ResourceOwnerId", "2"), ("ResourceOwnerAccount", "c"), ("Nobody", "knows"))).Status);

    // Each request also breaks all later rules. The error is that of the earliest one.
    [Fact]
    public async Task Checks_come_in_their_order()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync(("ClientToken", "used"));
        var steps = new List<(string Code, (string, string)[] Changes)>
        {
            ("MissingParameter", [("Ipv6AddressId", ""), ("Bandwidth", "0"), ("RegionId", "x"), ("ClientToken", "used")]),
            ("IllegalParam.Bandwidth", [("Bandwidth", "0"), ("RegionId", "x"), ("ClientToken", "used")]),
            ("InvalidRegionId.NotFound", [("RegionId", "x"), ("ClientToken", "used")]),
            ("IdempotentParameterMismatch", [("Ipv6AddressId", "ipv6-x"), ("ClientToken", "used")]),
            ("ResourceNotFound.Ipv6Address", [("Ipv6AddressId", "ipv6-x"), ("Ipv6GatewayId", "ipv6gw-x")]),
            ("OperationFailed.Ipv6GatewayNotExist", [("Ipv6GatewayId", "ipv6gw-x"), ("Bandwidth", "501"), ("InternetChargeType", "PayByTraffic")]),
            ("IllegalParam.Bandwidth", [("Bandwidth", "501"), ("InternetChargeType", "PayByTraffic")]),
            ("OperationFailed.InternetBandwidthAlreadyExisted", []),
        };

        foreach ((string code, (string, string)[] changes) in steps)
        {
            Assert.Equal(code, (await caller.AllocateAsync(changes)).Code);
        }
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_before_anything_else()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var stranger = new Caller(emulator) { AccessKeySecret = "guessed" };

        Refused(await stranger.AllocateAsync(("RegionId", "x"), ("Bandwidth", "")), 400, "SignatureDoesNotMatch");
    }

    private static async Task<Reply> AllocateAsync(params (string, string)[] changes)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        return await caller.AllocateAsync(changes);
    }

    private static void Refused(Reply reply, int status, string code) => Assert.Equal((status, code), (reply.Status, reply.Code));
}
