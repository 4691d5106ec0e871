using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>ClientToken: a purchase that is repeated is made once.</summary>
public class IdempotencyTests
{
    [Fact]
    public async Task The_same_token_brings_the_first_answer_again_and_buys_nothing_more()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply first = await caller.AllocateAsync(("ClientToken", "t"));
        Reply second = await caller.AllocateAsync(("ClientToken", "t"));

        Assert.Equal(first, second);
        Assert.Equal(200, second.Status);
        Assert.Equal([true, false], emulator.Journal.Select(e => e.Committed));
        Assert.All(emulator.Journal, entry => Assert.Equal(first.Text("InternetBandwidthId"), entry.ResourceId));
    }

    [Fact]
    public async Task Signature_placement_method_format_and_spelt_out_defaults_are_not_compared()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string bought = (await caller.AllocateAsync(("ClientToken", "t"))).Text("InternetBandwidthId");

        foreach (Style style in System.Enum.GetValues<Style>())
        {
            Reply again = await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", Seed.With(
                ("ClientToken", "t"),
                ("InternetChargeType", "PayByBandwidth"),
                ("DryRun", "false"),
                ("OwnerId", "7"),
                ("Format", "XML")));
            Assert.Contains($"<InternetBandwidthId>{bought}</InternetBandwidthId>", again.Body);
        }
    }

    [Theory]
    [InlineData("Bandwidth", "3")]
    [InlineData("InternetChargeType", "PayByTraffic")]
    [InlineData("Ipv6AddressId", Seed.OtherAddressId)]
    [InlineData("Ipv6GatewayId", "ipv6gw-x")]
    [InlineData("RegionId", "cn-hangzhou")]
    public async Task The_same_token_with_other_parameters_is_a_mismatch(string name, string value)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync(("ClientToken", "t"));

        Reply other = await caller.AllocateAsync(("ClientToken", "t"), (name, value));

        Assert.Equal((400, "IdempotentParameterMismatch"), (other.Status, other.Code));
    }

    [Fact]
    public async Task A_dry_run_is_not_answered_from_a_token_it_asks_what_would_happen_now()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync(("ClientToken", "t"));

        Reply dry = await caller.AllocateAsync(("ClientToken", "t"), ("DryRun", "true"));

        Assert.Equal("OperationFailed.InternetBandwidthAlreadyExisted", dry.Code);
    }

    [Fact]
    public async Task Tokens_are_case_sensitive()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        await caller.AllocateAsync(("ClientToken", "t"));

        Assert.Equal("OperationFailed.InternetBandwidthAlreadyExisted", (await caller.AllocateAsync(("ClientToken", "T"))).Code);
    }

    [Fact]
    public async Task A_refused_call_leaves_its_token_free()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Assert.Equal(404, (await caller.AllocateAsync(("ClientToken", "t"), ("Ipv6AddressId", "ipv6-x"))).Status);
        Assert.Equal(200, (await caller.AllocateAsync(("ClientToken", "t"))).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_the_first_call_is_running_its_token_is_in_use(bool afterTheChange)
    {
        var gate = new GateStage { AfterHandler = afterTheChange };
        using EmulatorServer emulator = Emulators.Start(stage: gate);
        using var caller = new Caller(emulator);

        Task<Reply> running = caller.AllocateAsync(("ClientToken", "t"));
        await gate.Arrived;
        Reply meanwhile = await caller.AllocateAsync(("ClientToken", "t"));
        gate.Open();
        Reply first = await running;

        Assert.Equal((400, "LastTokenProcessing"), (meanwhile.Status, meanwhile.Code));
        Assert.Equal(first, await caller.AllocateAsync(("ClientToken", "t")));
    }

    [Fact]
    public async Task While_one_purchase_for_an_address_is_running_another_one_is_refused()
    {
        var gate = new GateStage();
        using EmulatorServer emulator = Emulators.Start(stage: gate);
        using var caller = new Caller(emulator);

        Task<Reply> running = caller.AllocateAsync(("ClientToken", "t"));
        await gate.Arrived;
        Reply same = await caller.AllocateAsync(("ClientToken", "u"));
        Reply other = await caller.AllocateAsync(("Ipv6AddressId", Seed.OtherAddressId));
        gate.Open();

        Assert.Equal((400, "OperationConflict"), (same.Status, same.Code));
        Assert.Equal(200, other.Status);
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task An_error_after_the_change_does_not_make_the_token_buy_again()
    {
        using EmulatorServer emulator = Emulators.Start(stage: new FailOnceAfterwards());
        using var caller = new Caller(emulator);

        Reply lost = await caller.AllocateAsync(("ClientToken", "t"));
        Reply again = await caller.AllocateAsync(("ClientToken", "t"));

        Assert.Equal((503, "ServiceUnavailable"), (lost.Status, lost.Code));
        Assert.Equal(200, again.Status);
        Assert.Equal(emulator.Journal[0].ResourceId, again.Text("InternetBandwidthId"));
        Assert.Equal([true, false], emulator.Journal.Select(e => e.Committed));
    }

    [Fact]
    public async Task Many_calls_at_once_with_one_token_buy_once()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => caller.AllocateAsync(("ClientToken", "t"))));

        Assert.Single(emulator.Journal, entry => entry.Committed);
        Assert.Single(replies.Where(r => r.Status == 200).Select(r => r.Body).Distinct());
        Assert.All(replies.Where(r => r.Status != 200), r => Assert.Equal("LastTokenProcessing", r.Code));
    }

    [Fact]
    public async Task Many_calls_at_once_without_token_buy_once_too()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => caller.AllocateAsync()));

        Assert.Single(replies, r => r.Status == 200);
        Assert.All(
            replies.Where(r => r.Status != 200),
            r => Assert.Contains(r.Code, new[] { "OperationConflict", "OperationFailed.InternetBandwidthAlreadyExisted" }));
    }

    private sealed class FailOnceAfterwards : ICallStage
    {
        private bool _failed;

        public Task BeforeAsync(ActionCall call) => Task.CompletedTask;

        public Task AfterAsync(ActionCall call)
        {
            bool fail = !_failed;
            _failed = true;
            return fail ? throw new ApiException(503, "ServiceUnavailable", "Busy.") : Task.CompletedTask;
        }
    }
}
