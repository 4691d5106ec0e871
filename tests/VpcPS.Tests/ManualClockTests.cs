using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Soak;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// A session on an emulator with -Clock Manual. Minutes of waiting take no time, and the emulator's journal shows how long they would have
/// been.
/// </summary>
public sealed class ManualClockTests : IDisposable
{
    private const string Buy = "New-VpcIpv6InternetBandwidth " + Estate.WebAddress + " 2";

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Wait_turns_the_clock_until_the_gateway_is_Available()
    {
        Connect();

        PSObject gateway = _session.Run($"New-VpcIpv6Gateway {Estate.LabVpc} -Wait").ShouldHaveOneOutput();

        Assert.Equal("Available", gateway.Text("Status"));
        Assert.InRange(TimeTaken(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_pause_that_the_service_asks_for_is_kept_by_its_clock()
    {
        Connect("-Fault @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling.User'; RetryAfterMs = 30000; Times = 3 }");

        _session.Run(Buy).ShouldHaveOneOutput();

        Assert.InRange(TimeTaken(), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(120));
    }

    [Fact]
    public void A_call_is_given_up_when_its_120_s_are_over_by_that_clock()
    {
        Connect("-Fault @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling.User'; RetryAfterMs = 50000 }");

        _session.Run(Buy).ShouldHaveOneError("Throttling.User");

        Assert.InRange(TimeTaken(), TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(120));
    }

    [Theory]
    [InlineData("", 660)]
    [InlineData("-RateLimit 300", 600)]
    public void Six_hundred_rows_outlive_a_limit_of_300_in_60_s(string connectArguments, int mostAttempts)
    {
        using var estate = new SoakEstate(600);
        Connect($"-EstatePath '{estate.Path}' -RateLimit @{{ AllocateIpv6InternetBandwidth = 300 }}", connectArguments);

        ScriptResult result = _session.Run(
            "1..600 | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = ('ipv6-hp3{0:d18}' -f $_); Bandwidth = 1 } } | "
            + $"New-VpcIpv6InternetBandwidth -Ipv6GatewayId {SoakEstate.Gateway} -ThrottleLimit 16");

        result.ShouldHaveNoErrors();
        Assert.Equal(600, _session.Committed("AllocateIpv6InternetBandwidth"));
        Assert.InRange(_session.Actions().Count, 600, mostAttempts);
        Assert.InRange(TimeTaken(), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public void An_answer_that_is_held_back_comes_as_if_it_had_been_awaited()
    {
        Connect("-Fault @{ Action = 'AllocateIpv6InternetBandwidth'; DelayMs = 9000 }");

        _session.Run(Buy).ShouldHaveOneOutput();

        Assert.InRange(TimeTaken(), TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9));
    }

    [Fact]
    public void An_answer_that_is_held_back_beyond_the_time_out_does_not_come()
    {
        Connect("-Fault @{ Action = 'AllocateIpv6InternetBandwidth'; DelayMs = 60000 }", "-MaxRetry 0");

        ErrorRecord error = _session.Run(Buy).ShouldHaveOneError("OutcomeUnknown.RequestTimeout");

        Assert.Contains("within 10 s", error.ToString());
    }

    [Fact]
    public void An_answer_beyond_the_time_out_is_asked_for_again_until_it_is_there()
    {
        Connect("-Fault @{ Action = 'AllocateIpv6InternetBandwidth'; DelayMs = 15000; Times = 1 }");

        PSObject bought = _session.Run(Buy).ShouldHaveOneOutput();

        Assert.Equal(1, _session.Committed("AllocateIpv6InternetBandwidth"));
        Assert.Equal(bought.Text("InternetBandwidthId"), _session.Run("Get-VpcIpv6InternetBandwidth").ShouldHaveOneOutput().Text("InternetBandwidthId"));
    }

    [Fact]
    public void A_read_turns_it_too()
    {
        Connect("-Fault @{ Code = 'Throttling.User'; RetryAfterMs = 60000; Times = 1 }");

        _session.Run("Get-VpcRegion | Select-Object -First 1").ShouldHaveOneOutput();

        Assert.True(TimeTaken() >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Signatures_keep_the_machines_time()
    {
        Connect();

        _session.Run("Set-VpcEmulator -AdvanceClock 2.00:00:00; " + Buy).ShouldHaveOneOutput();
    }

    [Fact]
    public void Other_emulators_bring_no_clock()
    {
        Assert.Null(_session.Run("(Start-VpcEmulator).Clock").ShouldHaveOneOutput());
        Assert.Null(_session.Run("(Start-VpcEmulator -Clock Real).Clock").ShouldHaveOneOutput());
    }

    [Fact]
    public void The_cloud_is_never_called_without_real_pauses()
    {
        _session.Run("$still = Start-VpcEmulator -Clock Manual");

        _session.Run("Connect-VpcSession cn-huhehaote -Credential $still.Credential -Clock $still.Clock").ShouldHaveEndedWith("ClockWithoutEmulator");
    }

    [Theory]
    [InlineData("Test-VpcIpv6InternetBandwidth")]
    [InlineData("New-VpcIpv6InternetBandwidth -WhatIf")]
    public void Batches_that_wait_for_one_read_of_a_gateway_do_not_stop_the_clock(string command)
    {
        Connect();
        _session.Run("$emulator | Set-VpcEmulator -Fault @{ Action = 'DescribeIpv6Gateways'; Code = 'Throttling.User'; Times = 3; RetryAfterMs = 30000 }").ShouldHaveNoErrors();

        ScriptResult result = _session.Run(
            $"1..90 | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = 2 }} }} | {command}");

        // The first row is fine, and each of the others is for the same address.
        Assert.Equal(89, result.Errors.Count + result.Values("Code").Count(code => code is not null));
        Assert.True(TimeTaken() >= TimeSpan.FromSeconds(90));
    }

    private void Connect(string startArguments = "", string connectArguments = "") => _session.Run(
        $"$emulator = Start-VpcEmulator -Clock Manual {startArguments}; $begun = $emulator.Clock.UtcNow; $connected = $emulator | Connect-VpcSession {connectArguments}").ShouldHaveNoErrors();

    private TimeSpan TimeTaken() => (TimeSpan)_session.Run("$emulator.Clock.UtcNow - $begun").ShouldHaveOneOutput().BaseObject;
}
