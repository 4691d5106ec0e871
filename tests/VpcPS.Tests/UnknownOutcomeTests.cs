using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What is piped in again after an unknown outcome, and the tokens of rows.</summary>
public sealed class UnknownOutcomeTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    public static TheoryData<string, string, string> Creations => new()
    {
        { "CreateVpc", "", "New-VpcNetwork 10.0.0.0/8 -Name unk -EnableIpv6 -EnableDnsHostname -UserCidr 11.0.0.0/8 -Tag @{ a = 'b' }" },
        { "CreateVpc", "$in = [pscustomobject]@{ CidrBlock = '10.0.0.0/8'; VpcName = 'unk'; Note = 'x' }", "$in | New-VpcNetwork -EnableIpv6 -Tag @{ a = 'b' }" },
        { "CreateVpc", "$in = 'CidrBlock,Name,EnableIpv6,ClientToken\n10.0.0.0/8,unk,true,mine' | ConvertFrom-Csv", "$in | New-VpcNetwork -Region cn-huhehaote" },
        { "CreateVpc", "$in = New-VpcNetwork 10.0.0.0/8 -Name old | ConvertTo-Csv | ConvertFrom-Csv", "$in | New-VpcNetwork -WarningAction Ignore" },
        { "CreateVSwitch", $"$in = '{Estate.LabVpc}'", "$in | New-VpcVSwitch -ZoneId cn-huhehaote-a -CidrMask 24 -Name unk" },
        { "CreateVSwitch", $"$in = Get-VpcNetwork {Estate.LabVpc}", "$in | New-VpcVSwitch -ZoneId cn-huhehaote-a -CidrMask 24 -Description unk" },
        { "CreateVSwitch", $"$in = {ReadBack($"(Get-VpcNetwork {Estate.LabVpc})")}", "$in | New-VpcVSwitch -ZoneId cn-huhehaote-a -CidrMask 24 -Description unk" },
        { "CreateRouteTable", "", $"New-VpcRouteTable {Estate.LabVpc} -Name unk -Tag @{{ a = 'b' }}" },
        { "CreateRouteTable", $"$in = [pscustomobject]@{{ VpcId = '{Estate.LabVpc}' }}", "$in | New-VpcRouteTable -Name unk" },
        { "CreateRouteEntry", $"$in = Get-VpcRouteTable -VpcId {Estate.WebVpc}", $"$in | New-VpcRoute -DestinationCidrBlock 9.9.9.0/24 -NextHopId (Get-VpcInterface -VpcId {Estate.WebVpc})[0].NetworkInterfaceId" },
        { "CreateIpv6Gateway", $"$in = Get-VpcNetwork {Estate.LabVpc}", "$in | New-VpcIpv6Gateway -Name unk -Spec Small" },
        { "AllocateIpv6Address", "", $"New-VpcIpv6Address {Estate.WebVSwitch} -Ipv6Address 2408:4004:c0:200::77 -Name unk -Tag @{{ a = 'b' }}" },
        { "AssignIpv6Addresses", $"$in = (Get-VpcInterface -VpcId {Estate.WebVpc})[0]", "$in | Add-VpcInterfaceAddress -Count 2" },
        { "AssignIpv6Addresses", "", $"Add-VpcInterfaceAddress (Get-VpcInterface -VpcId {Estate.WebVpc})[0].NetworkInterfaceId -Ipv6Address 2408:4004:c0:200::77" },
        { "CreateIpv6EgressOnlyRule", $"$null = New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2; $in = Get-VpcIpv6Address {Estate.WebAddress}", "$in | New-VpcIpv6EgressOnlyRule -Name unk" },
        { "AllocateIpv6InternetBandwidth", $"$in = [pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = 5 }}", "$in | New-VpcIpv6InternetBandwidth -InternetChargeType PayByTraffic" },
        { "AllocateIpv6InternetBandwidth", $"$in = [pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; InternetBandwidthId = 'ipv6bw-hp3xxxxxxxxxxxxxxxxxx' }}", "$in | New-VpcIpv6InternetBandwidth 5" },
    };

    [Theory]
    [MemberData(nameof(Creations))]
    public void What_may_have_been_made_is_found_by_its_target_and_not_made_twice(string action, string input, string script)
    {
        _session.Run("$connected = $emulator | Connect-VpcSession -MaxRetry 0; " + input).ShouldHaveNoErrors();
        int earlier = _session.Committed(action);
        _session.Run($"$emulator | Set-VpcEmulator -Fault @{{ Action = '{action}'; ResetAfter = $true; Times = 1 }}").ShouldHaveNoErrors();
        _session.Run(script + " -ErrorVariable lost -ErrorAction SilentlyContinue");

        ScriptResult again = _session.Run("$lost[0].TargetObject | " + script.Replace("$in | ", "", StringComparison.Ordinal).Split(' ')[0]);

        again.ShouldHaveNoErrors();
        Assert.NotEmpty(again.Output);
        Assert.Equal(earlier + 1, _session.Committed(action));
        string?[] tokens = [.. Tokens(action).TakeLast(2)];
        Assert.NotNull(tokens[0]);
        Assert.Equal(tokens[0], tokens[1]);
    }

    [Fact]
    public void A_row_that_was_mended_meanwhile_says_how_to_find_out_and_nothing_else()
    {
        _session.Run("$connected = $emulator | Connect-VpcSession -MaxRetry 0; $emulator | Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();
        _session.Run($"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = 3 }} | New-VpcIpv6InternetBandwidth -ErrorVariable lost -ErrorAction SilentlyContinue");

        string said = _session.Run("$row = $lost[0].TargetObject; $row.Bandwidth = 9; $row | New-VpcIpv6InternetBandwidth").ShouldHaveOneError("IdempotentParameterMismatch").ToString();

        Assert.Contains("3 Mbit/s", said, StringComparison.Ordinal);
        Assert.Contains("Run the row once more as it was", said, StringComparison.Ordinal);
        Assert.DoesNotContain("-ClientToken", said, StringComparison.Ordinal);
        Assert.Equal("3", _session.Run("$row.Bandwidth = 3; $row | New-VpcIpv6InternetBandwidth").ShouldHaveOneOutput().Text("Bandwidth"));
        Assert.Equal(1, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Fact]
    public void What_the_session_remembers_is_piped_in_again_too()
    {
        _session.Run("$connected = $emulator | Connect-VpcSession -MaxRetry 0; $emulator | Set-VpcEmulator -Fault @{ Action = 'CreateVpc'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();
        _session.Run("[pscustomobject]@{ CidrBlock = '10.0.0.0/8'; EnableIpv6 = 'true' } | New-VpcNetwork -Name unk -ErrorAction SilentlyContinue");

        _session.Run("$connected.UnknownOutcomes | New-VpcNetwork").ShouldHaveOneOutput();

        Assert.Equal("True", _session.Run("Get-VpcNetwork -Name unk").ShouldHaveOneOutput().Text("EnabledIpv6"));
    }

    [Fact]
    public void A_row_of_several_ids_is_piped_in_again_for_the_one_that_failed()
    {
        _session.Run("$connected = $emulator | Connect-VpcSession -MaxRetry 0; $emulator | Set-VpcEmulator -Fault @{ Action = 'CreateRouteTable'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();
        _session.Run($"New-VpcRouteTable {Estate.WebVpc}, {Estate.LabVpc} -Name unk -ThrottleLimit 1 -ErrorVariable lost -ErrorAction SilentlyContinue");

        PSObject found = _session.Run("$lost[0].TargetObject | New-VpcRouteTable").ShouldHaveOneOutput();

        Assert.Equal(Estate.WebVpc, found.Text("VpcId"));
        Assert.Equal(2, _session.Committed("CreateRouteTable"));
    }

    [Fact]
    public void Rows_with_the_same_token_create_once()
    {
        ScriptResult created = _session.RunWithRows("CidrBlock,Name,ClientToken\n10.0.0.0/8,tk,t\n10.0.0.0/8,tk,t\n10.0.0.0/8,tk,\n", "New-VpcNetwork");

        created.ShouldHaveNoErrors();
        Assert.Equal(2, created.Values("VpcId").Distinct().Count());
    }

    [Theory]
    [InlineData("$made")]
    [InlineData("($made | ConvertTo-Csv | ConvertFrom-Csv)")]
    [InlineData("($made | Select-Object VpcId, CidrBlock, ClientToken)")]
    [InlineData("($made | Select-Object RequestId, CidrBlock, ClientToken)")]
    public void A_row_that_was_made_already_is_made_anew(string row)
    {
        _session.Run("$made = New-VpcNetwork 10.0.0.0/8 -Name made").ShouldHaveNoErrors();

        PSObject anew = _session.Run($"{row} | New-VpcNetwork -WarningAction Ignore").ShouldHaveOneOutput();

        Assert.NotEqual(_session.Run("$made.VpcId").ShouldHaveOneOutput().ToString(), anew.Text("VpcId"));
        Assert.Equal(2, Tokens("CreateVpc").Distinct().Count());
    }

    [Theory]
    [InlineData("$made")]
    [InlineData("($made | ConvertTo-Csv | ConvertFrom-Csv | Select-Object VpcId, RegionId, RequestId, ClientToken)")]
    public void The_token_of_a_network_is_not_that_of_what_is_made_in_it(string network)
    {
        _session.Run("$made = New-VpcNetwork 10.0.0.0/8 -Name made -Wait").ShouldHaveNoErrors();

        _session.Run($"{network} | New-VpcVSwitch -ZoneId cn-huhehaote-a -CidrBlock 10.1.0.0/16").ShouldHaveNoErrors();

        Assert.NotEqual(Tokens("CreateVpc").Single(), Tokens("CreateVSwitch").Single());
    }

    private static string ReadBack(string thing) =>
        $"[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize({thing}))";

    private IEnumerable<string?> Tokens(string action) => _session.Run("$emulator.Journal").Output
        .Where(entry => entry.Text("Action") == action)
        .Select(entry => entry.Text("ClientToken"));
}
