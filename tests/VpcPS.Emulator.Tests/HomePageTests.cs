using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>The page for people, and the state that it reads.</summary>
public sealed class HomePageTests : IDisposable
{
    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_page_itself_holds_no_data_and_runs_only_its_own_script()
    {
        using EmulatorServer emulator = Emulators.Start();
        using HttpResponseMessage answer = await _http.GetAsync(emulator.EndpointUrl);

        string page = await answer.Content.ReadAsStringAsync();
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.DoesNotContain(Seed.AddressId, page);
        Assert.Contains("script-src 'sha256-", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.DoesNotContain("innerHTML", page);
    }

    [Fact]
    public async Task The_state_is_a_tree_with_what_was_bought_and_its_rule()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        EstateVpc shop = Emulators.VpcWith(GatewaySpec.Medium);
        EstateAddress address = Emulators.AddressesOf(shop).First();
        (string, string)[] names = [("Ipv6AddressId", address.Ipv6AddressId), ("Ipv6GatewayId", shop.Ipv6Gateway!.Ipv6GatewayId)];
        Assert.Equal(200, (await caller.AllocateAsync([.. names, ("Bandwidth", "7")])).Status);
        Reply rule = await caller.CallAsync(
            "CreateIpv6EgressOnlyRule", ("Ipv6GatewayId", shop.Ipv6Gateway.Ipv6GatewayId), ("InstanceId", address.Ipv6AddressId), ("InstanceType", "Ipv6Address"));

        JsonElement content = (await StateAsync(emulator)).GetProperty("content");

        JsonElement vpc = Node(Node(content, "cn-huhehaote"), shop.VpcId);
        Assert.Equal(["IPv6 gateway", "Route table"], Nodes(vpc).Select(node => Text(node, "kind")).Take(2));
        Assert.Contains("Medium", Facts(Node(vpc, shop.Ipv6Gateway.Ipv6GatewayId)));
        string[] facts = Facts(Node(Node(vpc, address.VSwitch.VSwitchId), address.Ipv6AddressId));
        Assert.Contains(address.Literal, facts);
        Assert.Contains("7 Mbit/s PayByBandwidth", facts);
        Assert.Contains("egress-only rule " + rule.Text("Ipv6EgressRuleId"), facts);
        Assert.Contains("1 with bandwidth, 7 Mbit/s in all", Text(content, "count"));
    }

    [Fact]
    public async Task The_state_shows_requests_with_outcome_and_signature_version_and_no_secrets()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator) { Nonce = "a-nonce" };
        await caller.SendAsync(Style.V3Query, "AllocateIpv6InternetBandwidth", Seed.With(("ClientToken", "a-token")));
        using var other = new Caller(emulator);
        await other.SendAsync(Style.V1Get, "<script>\u202E", []);

        string state = await _http.GetStringAsync(new Uri(emulator.EndpointUrl, "state"));

        JsonElement[] requests = [.. JsonDocument.Parse(state).RootElement.GetProperty("content").GetProperty("requests").EnumerateArray()];
        Assert.Equal(["<script><U+202E>", "AllocateIpv6InternetBandwidth"], requests.Select(request => Text(request, "action")));
        Assert.Equal(["V1", "V3"], requests.Select(request => Text(request, "signature")));
        Assert.Equal([false, true], requests.Select(request => request.GetProperty("changed").GetBoolean()));
        Assert.Equal("", Text(requests[1], "code"));
        Assert.NotEqual("", Text(requests[0], "code"));
        Assert.All(
            (string[])[emulator.AccessKeyId, emulator.AccessKeySecret, "emulatorSecurityToken", "emulatorTemporarySecret", "a-token", "a-nonce"],
            secret => Assert.DoesNotContain(secret, state));
    }

    [Fact]
    public async Task Faults_limits_and_the_clock_are_said_in_words()
    {
        using EmulatorServer emulator = EmulatorServer.Start(new EmulatorOptions { Clock = Emulators.Clock(), ClockMode = EmulatorClockMode.Manual });
        using var caller = new Caller(emulator);
        Assert.Empty(Faults(await StateAsync(emulator)));

        emulator.SetFaults([new FaultRule { Action = "DescribeVpcs", Region = "cn-huhehaote", Code = "ServiceUnavailable", Times = 3, Probability = 0.5 }, new FaultRule { DelayMs = 1, ResetAfter = true, Action = "DeleteVpc" }]);
        emulator.SetRateLimits(new Dictionary<string, int> { ["AllocateIpv6InternetBandwidth"] = 300 });
        await caller.AllocateAsync();
        JsonElement state = await StateAsync(emulator);

        Assert.Equal(
            [
                "DescribeVpcs in cn-huhehaote: answered with ServiceUnavailable, 50 % of the calls, 0 of 3 times",
                "DeleteVpc: held back for 1 ms, connection reset after the work, 0 times until now",
                "AllocateIpv6InternetBandwidth: 1 of at most 300 calls in 60 seconds",
            ],
            Faults(state));
        Assert.Equal("Clock: 2026-05-06T07:08:09Z (Manual); rules: Seed", Text(state, "clock"));
        emulator.AdvanceClock(TimeSpan.FromSeconds(61));
        state = await StateAsync(emulator);
        Assert.StartsWith("Clock: 2026-05-06T07:09:10Z", Text(state, "clock"));
        Assert.Equal("AllocateIpv6InternetBandwidth: 0 of at most 300 calls in 60 seconds", Faults(state)[^1]);
    }

    [Fact]
    public async Task What_the_page_has_already_is_not_sent_again()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string version = Text(await StateAsync(emulator), "version");

        JsonElement same = await StateAsync(emulator, "?since=" + version);
        await caller.AllocateAsync();
        JsonElement changed = await StateAsync(emulator, "?since=" + version);

        Assert.False(same.TryGetProperty("content", out _));
        Assert.True(changed.TryGetProperty("content", out _));
        Assert.NotEqual(version, Text(changed, "version"));
        Assert.True((await StateAsync(emulator, "?nonsense")).TryGetProperty("content", out _));
    }

    private async Task<JsonElement> StateAsync(EmulatorServer emulator, string query = "") =>
        JsonDocument.Parse(await _http.GetStringAsync(new Uri(emulator.EndpointUrl, "state" + query))).RootElement;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static JsonElement[] Nodes(JsonElement parent) => [.. parent.GetProperty("nodes").EnumerateArray()];

    private static JsonElement Node(JsonElement parent, string id) => Nodes(parent).Single(node => Text(node, "id") == id);

    private static string[] Facts(JsonElement node) => [.. node.GetProperty("facts").EnumerateArray().Select(fact => fact.GetString()!)];

    private static string[] Faults(JsonElement state) =>
        [.. state.GetProperty("content").GetProperty("faults").EnumerateArray().Select(fault => fault.GetString()!)];
}
