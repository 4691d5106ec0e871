using System;
using System.Linq;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>More bandwidth than an account can use at the same time in a region.</summary>
public sealed class RegionSumTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Test-VpcIpv6InternetBandwidth")]
    [InlineData("Sync-VpcIpv6InternetBandwidth -WhatIf")]
    [InlineData("Sync-VpcIpv6InternetBandwidth")]
    [InlineData("Sync-VpcIpv6InternetBandwidth -ThrottleLimit 1")]
    public void What_there_is_and_what_rows_ask_for_is_added_up_and_warned_of_once(string command)
    {
        // 4000 of PayByTraffic are there, in two VPCs.
        string[] video = Addresses("ipv6gw-hp3ezrxqtfjtfos925mqy");
        string[] shop = Addresses(Estate.ShopGateway);
        _session.Run($"$null = '{video[0]}' | New-VpcIpv6InternetBandwidth -Bandwidth 2000 -InternetChargeType PayByTraffic; "
            + $"$null = '{shop[0]}', '{shop[1]}' | New-VpcIpv6InternetBandwidth -Bandwidth 1000 -InternetChargeType PayByTraffic").ShouldHaveNoErrors();

        ScriptResult fits = _session.RunWithRows($"Ipv6AddressId,Bandwidth,InternetChargeType\n{shop[2]},1000,PayByTraffic", "Test-VpcIpv6InternetBandwidth");
        ScriptResult tooMuch = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth,InternetChargeType\n{shop[2]},1000,PayByTraffic\n{shop[3]},1000,PayByTraffic\n{video[1]},1500,PayByBandwidth\n{shop[4]},1,PayByTraffic", command);

        Assert.Empty(fits.Warnings);
        Assert.Empty(tooMuch.Errors);
        string warning = Assert.Single(tooMuch.Warnings);
        Assert.Contains("cn-huhehaote", warning, StringComparison.Ordinal);
        Assert.Contains("PayByTraffic", warning, StringComparison.Ordinal);
        Assert.Contains("5000 Mbit/s", warning, StringComparison.Ordinal);
        Assert.Contains(command.EndsWith("-ThrottleLimit 1", StringComparison.Ordinal) ? "6000 Mbit/s" : "6001 Mbit/s", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Less_than_before_is_no_reason_to_warn()
    {
        string[] video = Addresses("ipv6gw-hp3ezrxqtfjtfos925mqy");
        _session.Run($"$null = '{string.Join("', '", video.Take(4))}' | New-VpcIpv6InternetBandwidth -Bandwidth 1500 -InternetChargeType PayByTraffic")
            .ShouldHaveNoErrors();

        ScriptResult result = _session.RunWithRows($"Ipv6AddressId,Bandwidth\n{video[0]},1400\n{video[1]},1500", "Sync-VpcIpv6InternetBandwidth");

        result.ShouldHaveNoErrors();
        Assert.Empty(result.Warnings);
    }

    private string[] Addresses(string gatewayId) => [.. _session.Run(
        $"(Get-VpcIpv6Address -VpcId (Get-VpcIpv6Gateway {gatewayId}).VpcId | Where-Object {{ $_.Status -eq 'Available' -and $_.Address -notlike 'fd*' }}).Ipv6AddressId")
        .Output.Select(each => each.ToString())];
}
