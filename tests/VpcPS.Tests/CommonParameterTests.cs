using System;
using System.Linq;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What PowerShell's common parameters promise is kept, although rows run at the same time.</summary>
public sealed class CommonParameterTests : IDisposable
{
    private const string Rows = $"@('{Estate.WebAddress}', '{Estate.OtherWebAddress}', '{Estate.ShopAddress}', '{Estate.OtherShopAddress}' | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = $_; Bandwidth = 2 }} }})";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("New-VpcIpv6InternetBandwidth -ThrottleLimit 1")]
    [InlineData("Sync-VpcIpv6InternetBandwidth -ThrottleLimit 1")]
    [InlineData("Sync-VpcIpv6InternetBandwidth -ThrottleLimit 1 -WhatIf")]
    [InlineData("Test-VpcIpv6InternetBandwidth -ThrottleLimit 1")]
    [InlineData("Get-VpcIpv6Address -ThrottleLimit 1")]
    [InlineData("Set-VpcIpv6Address -Name x1 -PassThru -ThrottleLimit 1")]
    public void PipelineVariable_holds_the_row_of_the_object_when_one_runs_at_a_time(string command)
    {
        ScriptResult result = _session.Run($"{Rows} | ForEach-Object {{ $_ }} -PipelineVariable row | {command} | ForEach-Object {{ $_.Ipv6AddressId -eq $row.Ipv6AddressId }}");

        Assert.Equal([true, true, true, true], result.Output.Select(same => same.BaseObject));
    }

    [Theory]
    [InlineData("-PassThru")]
    [InlineData("")]
    public void What_a_run_did_that_stops_is_in_its_output_or_its_warnings(string passThru)
    {
        _session.Run($"$rows = {Rows}; $null = $rows | New-VpcIpv6InternetBandwidth").ShouldHaveNoErrors();

        int seen = (int)_session.Run(
            "$seen = 0; $w = $null; $i = 0; try { $rows | ForEach-Object { if ($i++ -eq 3) { $_.Bandwidth = 'many' } else { $_.Bandwidth = 3 }; $_ } | "
            + $"Set-VpcIpv6InternetBandwidth {passThru} -ErrorAction Stop -WarningVariable w | ForEach-Object {{ $seen++ }} }} catch {{ }}; foreach ($one in $w) {{ if ($one -match '^(\\d+) rows') {{ $seen += $Matches[1] }} else {{ $seen++ }} }}; $seen").ShouldHaveOneOutput().BaseObject;

        Assert.InRange(seen, _session.Run("Get-VpcIpv6InternetBandwidth | Where-Object Bandwidth -eq 3").Output.Count, 4);
    }

    [Fact]
    public void WarningAction_Stop_loses_none_of_what_was_bought()
    {
        ScriptResult result = _session.Run(
            $"$seen = @(); $w = @(); try {{ {Rows} | ForEach-Object {{ $_ }} -End {{ [pscustomobject]@{{ Ipv6AddressId = 'ipv6-hp3unknown'; Bandwidth = 2 }}; [pscustomobject]@{{ Ipv6AddressId = 'ipv6-hp3unknown2'; Bandwidth = 2 }} }} | "
            + "New-VpcIpv6InternetBandwidth -ErrorAction Stop -WarningAction Stop -WarningVariable w | ForEach-Object { $seen += $_.Ipv6AddressId } } catch { }; \"$($seen.Count) $(@($w | Where-Object { $_ -match 'Done although' }).Count)\"");

        int[] counts = [.. ((string)result.ShouldHaveOneOutput().BaseObject).Split(' ').Select(int.Parse)];
        Assert.Equal(_session.Run("Get-VpcIpv6InternetBandwidth").Output.Count, counts.Sum());
    }

    [Fact]
    public void A_removal_that_nobody_can_be_asked_about_names_Force()
    {
        // The tests' engine has a host that can't ask questions.
        Assert.Contains("-Force", _session.Run($"Remove-VpcIpv6Address {Estate.WebAddress}").ShouldHaveEndedWith("NobodyToAsk").ErrorDetails.Message);
        Assert.Equal(0, _session.Committed("ReleaseIpv6Address"));
    }
}
