using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What the progress bar says while rows are worked on.</summary>
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
    public void The_preference_turns_it_off()
    {
        Assert.Empty(_session.Run(SlowEmulator + "$ProgressPreference = 'SilentlyContinue'; " + Buy).Progress);
    }
}
