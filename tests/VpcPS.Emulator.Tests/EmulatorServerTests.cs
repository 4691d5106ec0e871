using System;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>The emulator as a whole: start, stop, reset, journal, pages.</summary>
public class EmulatorServerTests
{
    [Fact]
    public void A_started_emulator_tells_how_to_reach_it()
    {
        using EmulatorServer emulator = EmulatorServer.Start();

        Assert.Equal($"http://127.0.0.1:{emulator.Port}/", emulator.EndpointUrl.ToString());
        Assert.InRange(emulator.Port, 1, 65535);
        Assert.Equal("cn-huhehaote", emulator.RegionId);
        Assert.Equal(("emulatorAccessKeyId", "emulatorAccessKeySecret"), (emulator.AccessKeyId, emulator.AccessKeySecret));
    }

    [Fact]
    public void A_port_in_use_is_told_as_such()
    {
        using EmulatorServer first = Emulators.Start();

        var exception = Assert.Throws<EmulatorStartException>(
            () => EmulatorServer.Start(new EmulatorOptions { Port = first.Port }));

        Assert.Contains($"port {first.Port} is already in use", exception.Message);
    }

    [Fact]
    public async Task Stopping_resets_what_is_in_flight_and_frees_the_port()
    {
        EmulatorServer emulator = Emulators.Start();
        using RawSocket raw = await RawSocket.ConnectAsync(emulator.Port);
        await raw.SendAsync("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\nGET /hea");
        await raw.ReadUntilAsync("}");

        emulator.Dispose();

        await Assert.ThrowsAsync<SocketException>(raw.ReadToEndAsync);
        await Assert.ThrowsAnyAsync<SocketException>(() => RawSocket.ConnectAsync(emulator.Port));
        using EmulatorServer next = EmulatorServer.Start(new EmulatorOptions { Port = emulator.Port });
        Assert.Equal(emulator.Port, next.Port);
    }

    [Fact]
    public async Task Stopping_resets_a_call_that_is_still_running()
    {
        var gate = new GateStage();
        EmulatorServer emulator = Emulators.Start(stage: gate);
        using var caller = new Caller(emulator);
        Task<Reply> running = caller.AllocateAsync();
        await gate.Arrived;

        emulator.Dispose();
        gate.Open();

        await Assert.ThrowsAsync<HttpRequestException>(() => running);
    }

    [Fact]
    public void Stopping_twice_does_no_harm()
    {
        EmulatorServer emulator = Emulators.Start();

        emulator.Dispose();
        emulator.Dispose();
    }

    [Fact]
    public async Task A_reset_forgets_purchases_tokens_nonces_and_the_journal()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator) { Nonce = "n" };
        Reply before = await caller.AllocateAsync(("ClientToken", "t"));

        emulator.Reset();

        Assert.Empty(emulator.Journal);
        Reply after = await caller.AllocateAsync(("ClientToken", "t"));
        Assert.Equal((200, 200), (before.Status, after.Status));
        Assert.NotEqual(before.Text("InternetBandwidthId"), after.Text("InternetBandwidthId"));
        Assert.Single(emulator.Journal);
    }

    [Fact]
    public async Task The_journal_has_an_entry_for_each_request_of_the_api()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator) { Nonce = "n" };
        string bought = (await caller.AllocateAsync(("ClientToken", "t"))).Text("InternetBandwidthId");
        using var stranger = new Caller(emulator) { Nonce = "m", AccessKeySecret = "guessed" };
        await stranger.SendAsync(Style.V3Query, "DescribeIpv6Addresses", new() { ["RegionId"] = "x" });
        await RawSocket.ExchangeAsync(emulator.Port, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        DateTime now = Emulators.Clock().UtcNow.UtcDateTime;
        Assert.Equal(
            [
                new JournalEntry(now, "AllocateIpv6InternetBandwidth", "cn-huhehaote", "t", "n", 200, "", bought, true) { SignatureVersion = "V1" },
                new JournalEntry(now, "DescribeIpv6Addresses", "x", "", "m", 400, "SignatureDoesNotMatch", "", false) { SignatureVersion = "V3" },
            ],
            emulator.Journal);
    }

    [Theory]
    [InlineData("/?x=y", 400, "MissingParameter")]
    [InlineData("/favicon.ico", 404, "InvalidAction.NotFound")]
    [InlineData("//", 404, "InvalidAction.NotFound")]
    public async Task What_is_neither_page_nor_call_is_refused(string target, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var http = new HttpClient();
        using HttpResponseMessage response = await http.GetAsync(emulator.EndpointUrl.AbsoluteUri.TrimEnd('/') + target);

        Reply reply = await Reply.ReadAsync(response);

        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Two_emulators_know_nothing_of_each_other()
    {
        using EmulatorServer one = Emulators.Start();
        using EmulatorServer other = Emulators.Start();
        using var first = new Caller(one);
        using var second = new Caller(other);

        Assert.Equal(200, (await first.AllocateAsync()).Status);
        Assert.Equal(200, (await second.AllocateAsync()).Status);
    }

    [Fact]
    public async Task Hundreds_of_purchases_at_once_are_all_answered()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string[] ids = [.. Emulators.AddressesOf(Emulators.VpcWith(State.GatewaySpec.Small)).Select(a => a.Ipv6AddressId)];

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 300).Select(
            i => caller.AllocateAsync(("Ipv6AddressId", ids[i % ids.Length]), ("ClientToken", ids[i % ids.Length]))));

        Assert.All(replies, r => Assert.Contains(r.Code, new[] { "", "LastTokenProcessing" }));
        Assert.Equal(ids.Length, emulator.Journal.Count(e => e.Committed));
    }
}
