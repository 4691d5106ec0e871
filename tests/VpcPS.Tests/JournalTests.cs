using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>New-VpcIpv6InternetBandwidth -JournalPath and -MaxTotalBandwidth: runs that are stopped and started again.</summary>
public sealed class JournalTests : IDisposable
{
    private const string Address = "ipv6-hp351bytt9inrfp6tgubd";
    private const string OtherAddress = "ipv6-hp352ungkzcknmeicfvss";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string JournalFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void A_run_with_the_same_journal_emits_what_was_bought_and_buys_nothing_more()
    {
        string first = Text(Buy(Address, 2).ShouldHaveOneOutput(), "InternetBandwidthId");

        string again = Text(Buy(Address, 2).ShouldHaveOneOutput(), "InternetBandwidthId");

        Assert.Equal(first, again);
        Assert.Single(Purchases());
    }

    [Fact]
    public void A_row_twice_in_one_run_is_bought_once()
    {
        ScriptResult result = Rows($"Ipv6AddressId,Bandwidth\n{Address},2\n{Address},2");

        result.ShouldHaveNoErrors();
        Assert.Single(result.Values("InternetBandwidthId").Distinct());
        Assert.Single(Purchases());
    }

    [Fact]
    public void A_refused_row_is_tried_again_with_a_new_token()
    {
        Buy(Address, 501, "-InternetChargeType PayByTraffic").ShouldHaveOneError("IllegalParam.Bandwidth");
        Buy(Address, 501, "-InternetChargeType PayByTraffic").ShouldHaveOneError("IllegalParam.Bandwidth");

        Assert.Equal(2, AllTokens().Distinct().Count());
    }

    [Fact]
    public void What_an_earlier_run_sent_is_repeated_with_its_token()
    {
        File.WriteAllText(JournalFile, Sending(Address, 2, "token-of-the-killed-run"));

        PSObject bought = Buy(Address, 2, "-AdoptJournal").ShouldHaveOneOutput();

        Assert.Equal("token-of-the-killed-run", Text(bought, "ClientToken"));
        Assert.Equal(["token-of-the-killed-run"], AllTokens());
    }

    [Fact]
    public void A_row_that_was_edited_while_its_old_form_is_under_way_is_a_conflict()
    {
        File.WriteAllText(JournalFile, Sending(Address, 2, "token-of-the-killed-run"));

        ErrorRecord error = Buy(Address, 3, "-AdoptJournal").ShouldHaveOneError("JournalConflict");

        Assert.Contains("2 Mbit/s", error.ToString());
        Assert.Empty(Purchases());
    }

    [Fact]
    public void A_purchase_of_an_earlier_run_that_the_service_remembers_only_by_the_address_is_found()
    {
        Buy(Address, 2, journal: false).ShouldHaveOneOutput();
        // The emulator remembers tokens. A different token simulates a service that has forgotten the first one.
        File.WriteAllText(JournalFile, Sending(Address, 2, "forgotten"));

        ErrorRecord found = Buy(Address, 2, "-AdoptJournal").ShouldHaveOneError("OutcomeUnknown.OperationFailed.InternetBandwidthAlreadyExisted");
        ErrorRecord again = Buy(Address, 2).ShouldHaveOneError("OutcomeUnknown.OperationFailed.InternetBandwidthAlreadyExisted");

        Assert.All([found, again], error => Assert.Contains("by this run or by another", error.ToString()));
        Assert.Equal("forgotten", Text(PSObject.AsPSObject(found.TargetObject), "ClientToken"));
        Assert.Contains("\"Present\"", File.ReadAllLines(JournalFile)[^1]);
        Assert.Single(Purchases());
    }

    [Fact]
    public void A_journal_in_use_ends_the_command_before_anything_is_sent()
    {
        using var _ = new FileStream(JournalFile, FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        ErrorRecord error = Buy(Address, 2).ShouldHaveEndedWith("JournalFailed");

        Assert.Contains(JournalFile, error.ToString());
        Assert.Contains("another run", error.ToString());
        Assert.Contains("Wait until the other run has ended", error.ToString());
        Assert.DoesNotContain("repair", error.ToString());
        Assert.Empty(Purchases());
    }

    [Fact]
    public void The_journal_is_free_after_the_command_however_it_ended()
    {
        Rows($"Ipv6AddressId,Bandwidth\n{Address},2\n{OtherAddress},2", "| Select-Object -First 1");
        Rows($"Ipv6AddressId,Bandwidth\nipv6-hp3unknown,2\n{Address},2", "-ErrorAction Stop");

        using var free = new FileStream(JournalFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void WhatIf_begins_no_journal()
    {
        Buy(Address, 2, "-WhatIf").ShouldHaveNoErrors();

        Assert.False(File.Exists(JournalFile));
    }

    [Fact]
    public void No_secret_is_in_the_journal()
    {
        Buy(Address, 2).ShouldHaveOneOutput();

        string secret = (string)_session.Run("$emulator.Credential.GetNetworkCredential().Password").ShouldHaveOneOutput().BaseObject;
        string keyId = (string)_session.Run("$emulator.Credential.UserName").ShouldHaveOneOutput().BaseObject;
        string journal = File.ReadAllText(JournalFile);
        Assert.DoesNotContain(secret, journal, StringComparison.Ordinal);
        Assert.DoesNotContain(keyId, journal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_would_exceed_the_total_is_refused_and_smaller_ones_are_bought()
    {
        ScriptResult result = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth\n{Address},6\n{OtherAddress},5\nipv6-hp3193dzlgsjpgi31n5kj,4",
            "New-VpcIpv6InternetBandwidth -MaxTotalBandwidth 10");

        Assert.Equal([6, 4], result.Values("Bandwidth"));
        ErrorRecord error = result.ShouldHaveOneError("MaxTotalBandwidth");
        Assert.Contains(OtherAddress, error.ToString());
    }

    [Fact]
    public async Task A_thousand_rows_that_end_at_once_behind_a_slow_one_dont_fill_the_stack()
    {
        var everyRowIsRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var service = new StubService(async context =>
        {
            if (HttpMethods.IsGet(context.Request.Method))
            {
                everyRowIsRead.SetResult();
                return;
            }

            await everyRowIsRead.Task;
            await context.Response.WriteAsync("""{"RequestId":"R","InternetBandwidthId":"ipv6bw-1"}""");
        });

        // The same row again and again: the first is bought, and the journal knows it of the others.
        (_, string output, string error) = await HostProcess.RunAsync(
            $$"""
            $null = Connect-VpcSession -Region cn-huhehaote -EndpointUrl {{service.Endpoint}}
            $bought = @(1..1000 | ForEach-Object {
                if ($_ -eq 1000) { $null = [System.Net.Http.HttpClient]::new().GetStringAsync('{{service.Endpoint}}').Result }
                [pscustomobject]@{ Ipv6AddressId = 'ipv6-1'; Bandwidth = 2 }
            } | New-VpcIpv6InternetBandwidth -Ipv6GatewayId ipv6gw-1 -ThrottleLimit 64 -JournalPath '{{JournalFile}}')
            "bought $($bought.Count)"
            """,
            ("DOTNET_Thread_DefaultStackSize", "40000"),
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", "testAccessKeyId"),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "testAccessKeySecret"));

        Assert.Equal("", error);
        Assert.Contains("bought 1000", output);
        Assert.Single(service.Requests, request => request["Action"].Length > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task A_run_that_is_killed_and_started_again_buys_each_row_once(int killAfter)
    {
        string[] addresses = [.. _session.Run("Get-VpcIpv6Address | Where-Object { $_.Ipv6GatewayId -and $_.Status -eq 'Available' -and -not $_.Address.StartsWith('fd') }").Values("Ipv6AddressId").Cast<string>()];
        using var script = new HostProcess.ScriptFile(
            $$"""
            $session = Connect-VpcSession -Region cn-huhehaote -EndpointUrl {{_session.Run("$emulator.EndpointUrl").ShouldHaveOneOutput()}}
            '{{string.Join("','", addresses)}}' | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = $_; Bandwidth = 3 } } |
                New-VpcIpv6InternetBandwidth -ThrottleLimit 3 -JournalPath '{{JournalFile}}' | ForEach-Object { "bought $($_.Ipv6AddressId)" }
            'finished'
            """);

        using (Process run = Start(script.Path))
        {
            for (int said = 0; said < killAfter;)
            {
                string? line = await run.StandardOutput.ReadLineAsync();
                Assert.NotNull(line);
                said += line.StartsWith("bought", StringComparison.Ordinal) ? 1 : 0;
            }

            run.Kill();
            await run.WaitForExitAsync();
        }

        using (Process run = Start(script.Path))
        {
            string output = await run.StandardOutput.ReadToEndAsync();
            Assert.Contains("finished", output);
            Assert.All(addresses, address => Assert.Contains("bought " + address, output));
        }

        Assert.Equal(addresses.Length, Purchases().Count);
        Assert.Equal(addresses.Order(), _session.Run("Get-VpcIpv6InternetBandwidth").Values("Ipv6AddressId").Cast<string>().Order());
    }

    private Process Start(string script)
    {
        PSObject credential = _session.Run("$emulator.Credential.GetNetworkCredential()").ShouldHaveOneOutput();
        return HostProcess.Start(
            script,
            [],
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", Text(credential, "UserName")),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Text(credential, "Password")));
    }

    private ScriptResult Buy(string address, int bandwidth, string arguments = "", bool journal = true) => _session.Run(
        $"New-VpcIpv6InternetBandwidth {address} {bandwidth} {arguments} {(journal ? "-JournalPath $Journal" : "")}", ("Journal", JournalFile));

    private ScriptResult Rows(string csv, string rest = "")
    {
        _session.Run("$Journal = $Path", ("Path", JournalFile));
        return _session.RunWithRows(csv, "New-VpcIpv6InternetBandwidth -JournalPath $Journal " + rest);
    }

    private List<PSObject> Purchases() => [.. _session.Run("$emulator.Journal").Output.Where(entry => entry.Properties["Committed"].Value is true)];

    private IEnumerable<string> AllTokens() => _session.Run("$emulator.Journal").Output
        .Where(entry => Text(entry, "Action") == "AllocateIpv6InternetBandwidth")
        .Select(entry => Text(entry, "ClientToken"));

    private static string Text(PSObject item, string property) => (string)item.Properties[property].Value;

    private static string Sending(string address, int bandwidth, string token) =>
        $$"""{"Time":"2026-01-02T03:04:05.000Z","Event":"Sending","RegionId":"cn-huhehaote","Ipv6AddressId":"{{address}}","Ipv6GatewayId":"ipv6gw-hp38x2x0fz785tlc65pfv","Bandwidth":{{bandwidth}},"InternetChargeType":"PayByBandwidth","ClientToken":"{{token}}"}""" + "\n";
}
