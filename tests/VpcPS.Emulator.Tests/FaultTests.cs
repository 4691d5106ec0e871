using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>Faults made on purpose, recognised by what is received.</summary>
public class FaultTests
{
    private const string Allocate = "AllocateIpv6InternetBandwidth";

    [Theory]
    [InlineData("Throttling.User", 400)]
    [InlineData("Throttling", 400)]
    [InlineData("ServiceUnavailable", 503)]
    [InlineData("InternalError", 500)]
    [InlineData("SystemBusy", 500)]
    [InlineData("Forbidden.RAM", 403)]
    [InlineData("ResourceNotFound.VPC", 404)]
    [InlineData("IncorrectStatus", 400)]
    public async Task A_code_is_answered_before_anything_is_done(string code, int status)
    {
        using EmulatorServer emulator = Emulators.Start(faults: new FaultRule { Code = code, Times = 1, RetryAfterMs = 250 });
        using var caller = new Caller(emulator);

        Reply refused = await caller.AllocateAsync(("ClientToken", "t"));
        refused.Refused(status, code);
        Assert.Equal(code.StartsWith("Throttling", StringComparison.Ordinal) ? "250" : "", refused.RetryAfter);
        (await caller.AllocateAsync(("ClientToken", "t"))).Ok();
        Assert.Equal([(status, code, false), (200, "", true)], emulator.Journal.Select(e => (e.HttpStatus, e.Code, e.Committed)));
    }

    [Fact]
    public async Task A_reset_before_does_nothing_and_a_reset_after_loses_the_answer_only()
    {
        using EmulatorServer emulator = Emulators.Start(
            faults: [new FaultRule { Reset = true, Times = 1 }, new FaultRule { ResetAfter = true, Times = 1 }]);
        using var caller = new Caller(emulator);
        Dictionary<string, string> purchase = Seed.With(("ClientToken", "t"));

        await Assert.ThrowsAsync<SocketException>(() => RawSocket.ExchangeAsync(emulator.Port, caller.RawGet(Allocate, purchase)));
        await Assert.ThrowsAsync<SocketException>(() => RawSocket.ExchangeAsync(emulator.Port, caller.RawGet(Allocate, purchase)));
        Reply again = (await caller.AllocateAsync(("ClientToken", "t"))).Ok();

        Assert.Equal(
            [(0, "Reset", false), (0, "ResetAfter", true), (200, "", false)],
            emulator.Journal.Select(e => (e.HttpStatus, e.Code, e.Committed)));
        Assert.Equal(["", again.Text("InternetBandwidthId"), again.Text("InternetBandwidthId")], emulator.Journal.Select(e => e.ResourceId));
        Assert.Empty(emulator.InternalFaults);
    }

    [Fact]
    public async Task A_client_sees_a_lost_reply_once_and_sends_once()
    {
        using EmulatorServer emulator = Emulators.Start(faults: new FaultRule { Action = Allocate, ResetAfter = true });
        using var caller = new Caller(emulator);
        await caller.DescribeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => caller.AllocateAsync());

        Assert.Equal(2, emulator.Journal.Count);
        Assert.Equal(Seed.AddressId, (await caller.DescribeAsync(("NetworkType", "Public"))).Single("Ipv6Addresses", "Ipv6Address").GetProperty("Ipv6AddressId").GetString());
    }

    [Fact]
    public async Task A_truncated_answer_promises_more_than_it_brings()
    {
        using EmulatorServer emulator = Emulators.Start(faults: new FaultRule { Truncate = true });
        using var caller = new Caller(emulator);

        string raw = await RawSocket.ExchangeAsync(emulator.Port, caller.RawGet(Allocate, Seed.With(("ClientToken", "t"))));

        string[] parts = raw.Split("\r\n\r\n", 2);
        int promised = int.Parse(
            parts[0].Split("\r\n").Single(l => l.StartsWith("Content-Length: ", StringComparison.Ordinal))[16..], CultureInfo.InvariantCulture);
        Assert.Equal(promised / 2, parts[1].Length);
        Assert.StartsWith("{\"Ipv6AddressId\"", parts[1]);
        JournalEntry entry = Assert.Single(emulator.Journal);
        Assert.Equal((200, "Truncate", true), (entry.HttpStatus, entry.Code, entry.Committed));
    }

    [Fact]
    public async Task Rules_befall_what_they_name_as_often_as_they_say_in_their_order()
    {
        using EmulatorServer emulator = Emulators.Start(
            faults:
            [
                new FaultRule { Action = "DescribeIpv6Addresses", Region = "cn-hangzhou", Code = "SystemBusy", Times = 2 },
                new FaultRule { Action = "DescribeIpv6Addresses", Code = "ServiceUnavailable", Times = 1 },
            ]);
        using var caller = new Caller(emulator);
        async Task<string> CodeAsync(string region) => (await caller.DescribeAsync(("RegionId", region))).Code;

        Assert.Equal("SystemBusy", await CodeAsync("cn-hangzhou"));
        Assert.Equal("ServiceUnavailable", await CodeAsync("cn-huhehaote"));
        Assert.Equal("SystemBusy", await CodeAsync("cn-hangzhou"));
        Assert.Equal("", await CodeAsync("cn-hangzhou"));
        (await caller.AllocateAsync()).Ok();
    }

    [Fact]
    public async Task Chance_repeats_with_its_seed()
    {
        async Task<string> RunAsync(int seed)
        {
            using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions
            {
                Clock = Emulators.Clock(),
                Seed = seed,
                Faults = [new FaultRule { Code = "SystemBusy", Probability = 0.5 }, new FaultRule { Code = "Throttling.User", Probability = 0.3 }],
            });
            using var caller = new Caller(emulator);
            for (int i = 0; i < 40; i++)
            {
                await caller.DescribeAsync();
            }

            return string.Join(",", emulator.Journal.Select(e => e.Code));
        }

        string first = await RunAsync(7);

        Assert.Equal(first, await RunAsync(7));
        Assert.NotEqual(first, await RunAsync(8));
        Assert.Contains("SystemBusy", first);
        Assert.Contains("Throttling.User", first);
        Assert.Contains(",,", first);
    }

    [Fact]
    public async Task A_fault_that_never_strikes_never_does()
    {
        using EmulatorServer emulator = Emulators.Start(faults: new FaultRule { Reset = true, Probability = 0 });
        using var caller = new Caller(emulator);

        (await caller.AllocateAsync()).Ok();
    }

    [Fact]
    public async Task A_wrong_signature_meets_no_fault_and_counts_for_no_limit()
    {
        using EmulatorServer emulator = Emulators.Start(faults: new FaultRule { Code = "SystemBusy" });
        emulator.SetRateLimits(new Dictionary<string, int> { [Allocate] = 1 });
        using var stranger = new Caller(emulator) { AccessKeySecret = "guessed" };

        (await stranger.AllocateAsync()).Refused(400, "SignatureDoesNotMatch");
        (await stranger.AllocateAsync()).Refused(400, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_delayed_purchase_counts_as_running_until_a_manual_clock_is_turned_that_far()
    {
        var gate = new GateStage();
        using EmulatorServer emulator = Emulators.Start(
            stage: gate, mode: EmulatorClockMode.Manual, faults: new FaultRule { Action = Allocate, DelayMs = 5000, Times = 1 });
        using var caller = new Caller(emulator);
        Task<Reply> running = caller.AllocateAsync(("ClientToken", "t"));
        await gate.Arrived;
        gate.Open();

        emulator.AdvanceClock(TimeSpan.FromMilliseconds(4999));
        (await caller.AllocateAsync(("ClientToken", "t"))).Refused(400, "LastTokenProcessing");
        (await caller.AllocateAsync()).Refused(400, "OperationConflict");
        Assert.False(running.IsCompleted);
        emulator.AdvanceClock(TimeSpan.FromMilliseconds(1));
        (await running).Ok();
    }

    [Theory]
    [InlineData(EmulatorClockMode.Immediate)]
    [InlineData(EmulatorClockMode.Real)]
    public async Task Other_clocks_delay_by_the_machine_and_delays_go_with_other_faults(EmulatorClockMode mode)
    {
        using EmulatorServer emulator = Emulators.Start(
            mode: mode, faults: [new FaultRule { DelayMs = 1 }, new FaultRule { DelayMs = 1, Code = "SystemBusy", Times = 1 }]);
        using var caller = new Caller(emulator);

        (await caller.AllocateAsync()).Refused(500, "SystemBusy");
        (await caller.AllocateAsync()).Ok();
        (await caller.AllocateAsync()).Refused(400, "OperationFailed.InternetBandwidthAlreadyExisted");
    }

    [Fact]
    public async Task A_rate_limit_is_a_sliding_window_by_the_clock()
    {
        using EmulatorServer emulator = Emulators.Start(mode: EmulatorClockMode.Manual);
        using var caller = new Caller(emulator);
        emulator.SetRateLimits(new Dictionary<string, int> { ["DescribeIpv6Addresses"] = 2 });

        (await caller.DescribeAsync()).Ok();
        emulator.AdvanceClock(TimeSpan.FromSeconds(20));
        (await caller.DescribeAsync(("RegionId", "cn-hangzhou"))).Ok();
        Reply throttled = await caller.DescribeAsync();
        throttled.Refused(400, "Throttling.User");
        Assert.Equal("40000", throttled.RetryAfter);
        (await caller.AllocateAsync()).Ok();
        emulator.AdvanceClock(TimeSpan.FromMilliseconds(39_999));
        Assert.Equal("1", (await caller.DescribeAsync()).RetryAfter);
        emulator.AdvanceClock(TimeSpan.FromMilliseconds(1));
        (await caller.DescribeAsync()).Ok();
        Assert.Equal("20000", (await caller.DescribeAsync()).RetryAfter);
        emulator.SetRateLimits(new Dictionary<string, int>());
        (await caller.DescribeAsync()).Ok();
    }

    [Fact]
    public async Task Exactly_as_many_calls_as_the_limit_pass_when_they_come_at_once()
    {
        using EmulatorServer emulator = Emulators.Start();
        emulator.SetRateLimits(new Dictionary<string, int> { ["DescribeIpv6Addresses"] = 10 });
        using var caller = new Caller(emulator);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => caller.DescribeAsync()));

        Assert.Equal(10, replies.Count(r => r.Status == 200));
        Assert.All(replies.Where(r => r.Status != 200), r => Assert.Equal("60000", r.RetryAfter));
    }

    [Fact]
    public async Task A_throttled_answer_is_xml_where_xml_is_asked_for()
    {
        using EmulatorServer emulator = Emulators.Start(faults: new FaultRule { Code = "Throttling.User" });
        using var caller = new Caller(emulator);

        Reply reply = await caller.DescribeAsync(("Format", "XML"));

        Assert.Equal("1000", reply.RetryAfter);
        Assert.Contains("<Code>Throttling.User</Code>", reply.Body);
    }

    [Fact]
    public async Task Reset_takes_faults_and_limits_back_to_the_start()
    {
        using EmulatorServer emulator = Emulators.Start(faults: new FaultRule { Code = "SystemBusy", Times = 1 });
        using var caller = new Caller(emulator);
        await caller.DescribeAsync();
        emulator.SetFaults([new FaultRule { Code = "InternalError" }]);
        emulator.SetRateLimits(new Dictionary<string, int> { ["DescribeIpv6Addresses"] = 1 });
        (await caller.DescribeAsync()).Refused(500, "InternalError");
        (await caller.DescribeAsync()).Refused(400, "Throttling.User");

        emulator.Reset();

        (await caller.DescribeAsync()).Refused(500, "SystemBusy");
        (await caller.DescribeAsync()).Ok();
        (await caller.DescribeAsync()).Ok();
    }

    [Fact]
    public void A_rule_that_can_not_be_is_refused_with_its_place_and_the_old_ones_stay()
    {
        using EmulatorServer emulator = Emulators.Start();
        FaultRule good = new() { Reset = true };
        void Refused(FaultRule rule, string reason) =>
            Assert.Contains(reason, Assert.Throws<ArgumentException>(() => emulator.SetFaults([good, rule])).Message);

        Refused(new FaultRule(), "rule 2 does nothing");
        Refused(new FaultRule { Probability = 0.5 }, "rule 2 does nothing");
        Refused(new FaultRule { Code = "X", Reset = true }, "more than one of");
        Refused(new FaultRule { ResetAfter = true, Truncate = true }, "more than one of");
        Refused(new FaultRule { Action = "Allocate", Reset = true }, "action that does not exist: 'Allocate'");
        Refused(new FaultRule { Region = "nowhere", Reset = true }, "region that does not exist: 'nowhere'");
        Assert.Throws<ArgumentException>(() => Emulators.Start(faults: new FaultRule()));
        Assert.Throws<ArgumentException>(() => emulator.SetRateLimits(new Dictionary<string, int> { ["Nobody"] = 1 }));
        Assert.Throws<ArgumentException>(() => emulator.SetRateLimits(new Dictionary<string, int> { [Allocate] = 0 }));
    }

    [Fact]
    public void A_value_out_of_range_is_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => new FaultRule { Code = "" });
        Assert.Throws<ArgumentException>(() => new FaultRule { Code = "a b" });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultRule { DelayMs = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultRule { DelayMs = 3_600_001 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultRule { Probability = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultRule { Probability = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultRule { Times = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaultRule { RetryAfterMs = -1 });
    }
}
