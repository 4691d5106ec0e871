using System;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What the progress bar shows while rows are processed.</summary>
public sealed class ProgressTests : IDisposable
{
    // Long enough for the bar to be renewed while each row is under way.
    private const string SlowEmulator = "$null = Start-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; DelayMs = 1100 } | Connect-VpcSession; ";

    private const string Buy = $"'{Estate.WebAddress}', 'ipv6-hp3nosuchaddress00000', '{Estate.ShopAddress}' | "
        + "ForEach-Object { [pscustomobject]@{ Ipv6AddressId = $_; Ipv6GatewayId = 'ipv6gw-hp38x2x0fz785tlc65pfv'; Bandwidth = 2 } } | "
        + "New-VpcIpv6InternetBandwidth -ThrottleLimit 2 -ErrorAction SilentlyContinue";

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Rows_done_and_failed_and_the_time_left_are_shown_and_cleared_away()
    {
        ScriptResult result = _session.Run(SlowEmulator + Buy);

        Assert.All(result.Progress, record => Assert.Equal("New-VpcIpv6InternetBandwidth", record.Activity));
        Assert.Equal(ProgressRecordType.Completed, result.Progress[result.Progress.Count - 1].RecordType);
        ProgressRecord last = result.Progress.Last(record => record.RecordType == ProgressRecordType.Processing);
        Assert.Matches("^2 of 3 rows done, 1 failed, [0-9.]+ per second", last.StatusDescription);
        Assert.Equal(66, last.PercentComplete);
        Assert.InRange(last.SecondsRemaining, 0, 60);
    }

    [Fact]
    public void The_total_of_ids_that_are_arguments_is_known_from_the_start()
    {
        ScriptResult result = _session.Run(
            SlowEmulator + $"New-VpcIpv6InternetBandwidth {Estate.WebAddress}, {Estate.ShopAddress}, {Estate.OtherWebAddress} 2 -ThrottleLimit 1");

        result.ShouldHaveNoErrors();
        ProgressRecord[] shown = [.. result.Progress.Where(record => record.RecordType == ProgressRecordType.Processing)];
        Assert.All(shown, record => Assert.Matches("^[0-3] of 3 rows done, 0 failed, ", record.StatusDescription));
        Assert.StartsWith("0 of 3 rows done", shown[0].StatusDescription);
        Assert.Equal(0, shown[0].PercentComplete);
    }

    [Fact]
    public void Through_a_pipeline_the_total_is_not_known_before_its_end()
    {
        ScriptResult result = _session.Run(SlowEmulator + Buy.Replace("-ThrottleLimit 2", "-ThrottleLimit 1"));

        Assert.StartsWith("0 rows done, 0 failed", result.Progress[0].StatusDescription);
    }

    [Fact]
    public void Rows_that_the_rate_limit_holds_back_are_shown_with_how_long()
    {
        ScriptResult result = _session.Run(
            "$null = Start-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling.User'; RetryAfterMs = 1600; Times = 2 } | Connect-VpcSession; "
            + $"New-VpcIpv6InternetBandwidth {Estate.WebAddress}, {Estate.ShopAddress} 2 -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv -ErrorAction SilentlyContinue");

        Assert.Contains(
            result.Progress, record => Regex.IsMatch(record.StatusDescription, "; (1 row waits|2 rows wait) for the rate limit, [1-9][0-9]* s$"));
    }

    [Fact]
    public void What_a_row_waits_for_is_shown()
    {
        ScriptResult result = _session.Run(
            $"$null = Start-VpcEmulator -Clock Real | Connect-VpcSession; New-VpcIpv6Gateway {Estate.LabVpc} -Wait");

        string id = result.ShouldHaveOneOutput().Text("Ipv6GatewayId")!;
        Assert.Contains(result.Progress, record => record.StatusDescription.Contains($"; {id} in cn-huhehaote: waiting until it is Available, now "));
    }

    [Fact]
    public void The_preference_turns_it_off()
    {
        Assert.Empty(_session.Run(SlowEmulator + "$ProgressPreference = 'SilentlyContinue'; " + Buy).Progress);
    }
}
