using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What consoles of 80 and of 120 columns show, and what Export-Csv and ConvertTo-Json write.</summary>
public sealed class ViewTests : IDisposable
{
    private static readonly Dictionary<string, string> Essential = new()
    {
        ["$bought"] = "Ipv6AddressId Name Mbit/s ChargeType Status",
        ["Get-VpcIpv6InternetBandwidth"] = "Ipv6AddressId Name Mbit/s ChargeType Status",
        ["Get-VpcIpv6Address"] = "Ipv6AddressId Name Mbit/s ChargeType Status Network",
        ["Get-VpcIpv6Gateway"] = "Ipv6GatewayId Name Spec Status",
        ["Get-VpcIpv6EgressOnlyRule"] = "Ipv6EgressOnlyRuleId Ipv6AddressId Status Name",
        ["Get-VpcNetwork"] = "VpcId Name IPv6 block Status",
        ["Get-VpcVSwitch"] = "VSwitchId Name IPv6 block Status",
        ["Get-VpcTag -Tag @{ env = 'prod' }"] = "ResourceId Key Value",
        ["Get-VpcRegion -AcceptLanguage en-US"] = "RegionId Name IPv6 Endpoint",
        [$"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = 7 }} | Sync-VpcIpv6InternetBandwidth -WhatIf"] =
            "Action Ipv6AddressId Old Mbit/s ChargeType Reason",
    };

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public ViewTests() => _session.Run(
        $"$bought = @(Get-VpcIpv6Address {Estate.WebAddress} | New-VpcIpv6InternetBandwidth -Bandwidth 5 -Wait); "
        + $"$null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.WebAddress} -Name out -Wait").ShouldHaveNoErrors();

    public static TheoryData<string> Commands => [.. Essential.Keys];

    public void Dispose() => _session.Dispose();

    // A console shows one column less than it has. What fits 79 exactly leaves no room for half a column more.
    [Theory]
    [MemberData(nameof(Commands))]
    public void A_console_of_80_columns_shows_what_matters_and_cuts_no_id(string command)
    {
        foreach (int width in (int[])[79, 80])
        {
            string[] lines = Lines(command, width);
            int rule = Array.FindIndex(lines, line => line.StartsWith("---", StringComparison.Ordinal));

            Assert.Equal(Essential[command], Regex.Replace(lines[rule - 1].Trim(), " +", " "));
            Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= width, line));
            Assert.All(lines, line => Assert.DoesNotMatch(@"^\S*…|\b(ipv6|ipv6gw|ipv6bw|ipv6py|vpc|vsw)-\w*…", line));
            Assert.Equal(!command.StartsWith("Get-VpcRegion", StringComparison.Ordinal), lines.Contains("   RegionId: cn-huhehaote"));
        }
    }

    [Fact]
    public void Regions_are_headings()
    {
        string[] lines = Lines("Get-VpcIpv6Gateway; Get-VpcIpv6Gateway -Region cn-hangzhou", 80);

        Assert.Equal(["   RegionId: cn-huhehaote", "   RegionId: cn-hangzhou"], lines.Where(line => line.Contains("RegionId:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_name_in_Chinese_takes_two_columns_a_character_and_moves_nothing()
    {
        _session.Run($"$null = Set-VpcIpv6Address {Estate.WebAddress} -Name 网站前端服务器名称很长很长").ShouldHaveNoErrors();

        string line = Assert.Single(Lines($"Get-VpcIpv6Address {Estate.WebAddress}", 80), line => line.StartsWith(Estate.WebAddress, StringComparison.Ordinal));

        Assert.StartsWith($"{Estate.WebAddress} 网站前端服…       5 PayByBandwidth Available", line, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_bought_for_a_piped_address_has_its_name_and_address()
    {
        PSObject bought = _session.Run("$bought").ShouldHaveOneOutput();

        Assert.Equal(
            _session.Run($"Get-VpcIpv6Address {Estate.WebAddress} | ForEach-Object {{ $_.Name + $_.Address }}").ShouldHaveOneOutput().BaseObject,
            bought.Text("Name") + bought.Text("Address"));
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address", "Ipv6AddressId", "Ipv6Address=Address Ipv6AddressName=Name Ipv6AddressDescription=Description Ipv6InternetBandwidthId=InternetBandwidthId")]
    [InlineData("Get-VpcIpv6InternetBandwidth", "InternetBandwidthId", "Ipv6Address=Address Ipv6InternetBandwidthId=InternetBandwidthId")]
    [InlineData("$bought", "InternetBandwidthId", "Ipv6Address=Address Ipv6InternetBandwidthId=InternetBandwidthId")]
    [InlineData("Get-VpcIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId", "InstanceId=Ipv6AddressId Ipv6EgressRuleId=Ipv6EgressOnlyRuleId")]
    [InlineData("Get-VpcIpv6Gateway", "Ipv6GatewayId", "")]
    [InlineData("Get-VpcNetwork", "VpcId", "VpcName=Name")]
    [InlineData("Get-VpcVSwitch", "VSwitchId", "VSwitchName=Name")]
    [InlineData("Get-VpcTag -Tag @{ env = 'prod' }", "ResourceId", "TagKey=Key TagValue=Value")]
    public void A_file_has_each_value_once_and_the_id_first(string command, string id, string secondNames)
    {
        string[] columns = Texts($"(@({command})[0] | ConvertTo-Csv)[0] -replace '\"' -split ','");
        string[] members = Texts($"(@({command})[0] | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name");

        Assert.Equal(id, columns[0]);
        Assert.Equal(columns.Order(), members.Order());
        foreach (string[] pair in secondNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')))
        {
            Assert.DoesNotContain(pair[0], columns);
            Assert.Contains(pair[1], columns);
            Assert.Equal(
                Texts($"@({command}) | ForEach-Object {{ \"$($_.{pair[1]})\" }}"),
                Texts($"@({command}) | ForEach-Object {{ \"$($_.{pair[0]})\" }}"));
        }
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address", "AllocationTime")]
    [InlineData("Get-VpcIpv6Gateway", "CreationTime")]
    public void Times_are_written_in_ISO_8601_in_every_language_and_stay_times(string command, string property)
    {
        string[] texts = Texts(
            "$own = [cultureinfo]::CurrentCulture; try { [cultureinfo]::CurrentCulture = 'de-DE'; "
            + $"({command} | ConvertTo-Csv | ConvertFrom-Csv).{property} }} finally {{ [cultureinfo]::CurrentCulture = $own }}");

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", text));
        Assert.Equal(
            ["True", "True", "True", "True", "2026", "2026", "01.03.2026 00:00:00"],
            Texts($$"""
                $time = [datetimeoffset]'2026-03-01'
                $first = @({{command}} | Sort-Object {{property}})[0]
                $first.{{property}} -is [datetimeoffset]
                $first.{{property}} -gt '2026-01-01' -and $first.{{property}} -lt (Get-Date '2026-06-01')
                $first.{{property}}.AddDays(1) -gt $first.{{property}}
                ($first.{{property}} - $time) -is [timespan]
                $first.{{property}}.ToString('yyyy')
                '{0:yyyy}' -f $first.{{property}}
                $first.{{property}}.Date.ToString([cultureinfo]'de-DE') -replace '\d\d(?=\.03)', '01'
                """));
    }

    [Theory]
    [InlineData("Get-VpcIpv6EgressOnlyRule", "Get-VpcIpv6Address", "Ipv6AddressId")]
    [InlineData("Get-VpcIpv6InternetBandwidth", "Get-VpcIpv6Address", "Ipv6AddressId")]
    [InlineData("Get-VpcIpv6Address -NetworkType Public", "Get-VpcIpv6InternetBandwidth", "Ipv6AddressId")]
    [InlineData("Get-VpcTag -Tag @{ env = 'prod' }", "Get-VpcTag", "ResourceId")]
    public void What_was_written_is_taken_by_the_next_command(string command, string next, string id)
    {
        ScriptResult direct = _session.Run($"{command} | {next}");
        ScriptResult read = _session.Run($"{command} | ConvertTo-Csv | ConvertFrom-Csv | {next}");

        direct.ShouldHaveNoErrors();
        read.ShouldHaveNoErrors();
        Assert.NotEmpty(read.Output);
        Assert.Equal(direct.Values(id), read.Values(id));
    }

    [Fact]
    public void What_was_bought_and_written_is_changed_and_given_up_from_the_file()
    {
        _session.Run("$rows = $bought | ConvertTo-Csv | ConvertFrom-Csv; $rows[0].Bandwidth = 9").ShouldHaveNoErrors();

        _session.Run("$rows | Set-VpcIpv6InternetBandwidth").ShouldHaveNoErrors();
        Assert.Equal(9, _session.Run("Get-VpcIpv6InternetBandwidth").ShouldHaveOneOutput().Properties["Bandwidth"].Value);
        _session.Run("Get-VpcIpv6EgressOnlyRule | ConvertTo-Csv | ConvertFrom-Csv | Remove-VpcIpv6EgressOnlyRule -Force -Wait").ShouldHaveNoErrors();
        _session.Run("$rows | Remove-VpcIpv6InternetBandwidth -Force -Wait").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcIpv6InternetBandwidth").Output);
    }

    // A types file would declare everything twice, which is an error.
    [Fact]
    public void Another_copy_of_the_module_in_the_session_is_no_error()
    {
        using var copy = new ModuleCopy();

        _session.Run("Import-Module $Copy", ("Copy", copy.Manifest)).ShouldHaveNoErrors();

        Assert.Equal(["web"], Texts($"(Get-VpcNetwork {Estate.WebVpc} -Session $connected).VpcName"));
        _session.Run("Get-Module VpcPS -All | Where-Object Path -Like \"$(Split-Path $Copy)*\" | Remove-Module").ShouldHaveNoErrors();
    }

    // Import-Module itself is in no module.
    [Fact]
    public void An_engine_without_any_command_of_PowerShells_modules_imports_it_too()
    {
        InitialSessionState bare = InitialSessionState.Create();
        bare.LanguageMode = PSLanguageMode.FullLanguage;
        bare.ImportPSModule([EmbeddedEngine.FindManifest()]);
        using Runspace runspace = RunspaceFactory.CreateRunspace(bare);

        runspace.Open();

        using PowerShell shell = PowerShell.Create(runspace);
        Assert.Equal("VpcNetwork", shell.AddScript(
            "$session = Start-VpcEmulator | Connect-VpcSession; $(foreach ($network in Get-VpcNetwork -Session $session) { $network })[0].GetType().Name; $null = Stop-VpcEmulator").Invoke().Single().ToString());
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void A_preference_of_the_session_keeps_no_member_away()
    {
        using PowerShell shell = PowerShell.Create(InitialSessionState.CreateDefault2());

        string script = $"$WhatIfPreference = $true; $ConfirmPreference = 'Low'; Import-Module '{EmbeddedEngine.FindManifest()}'; "
            + "(Get-TypeData VpcPS.Core.Models.VpcNetwork).Members.Keys | Sort-Object";

        Assert.Equal(["CreationTime", "VpcId", "VpcName"], shell.AddScript(script).Invoke<string>());
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void Lists_in_answers_of_any_action_are_shown_as_lists()
    {
        string shown = string.Join("\n", Lines("Invoke-VpcApi DescribeIpv6Gateways | Format-List", 200));
        string item = string.Join("\n", Lines($"Invoke-VpcApi DescribeIpv6Addresses @{{ Ipv6AddressId = '{Estate.WebAddress}' }} -All | Format-List *", 200));
        string none = string.Join("\n", Lines("Invoke-VpcApi DescribeIpv6Gateways @{ VpcId = 'vpc-hp3unknown' } | Format-List", 200));

        Assert.Matches(@"Ipv6Gateways *: \{ipv6gw-\w+, ipv6gw-\w+, ipv6gw-\w+\}", shown);
        Assert.Matches(@"Tags *: \{\w+=\w+(, \w+=\w+)*\}", item);
        Assert.Matches(@"Ipv6Gateways *: \{\}", none);
        // The names of the service lead to the items as before.
        Assert.Equal(
            Texts("(Get-VpcIpv6Gateway).Ipv6GatewayId").Order(),
            Texts("(Invoke-VpcApi DescribeIpv6Gateways).Ipv6Gateways.Ipv6Gateway.Ipv6GatewayId").Order());
    }

    private string[] Lines(string command, int width)
    {
        ScriptResult result = _session.Run(
            $"& {{ {command} }} | Out-String -Width {width.ToString(CultureInfo.InvariantCulture)}");
        result.ShouldHaveNoErrors();
        return [.. Regex.Replace(result.ShouldHaveOneOutput().ToString(), @"\x1b\[[0-9;]*m", "").Split('\n')
            .Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }

    private string[] Texts(string script)
    {
        ScriptResult result = _session.Run(script);
        result.ShouldHaveNoErrors();
        return [.. result.Output.Select(value => value?.ToString() ?? "")];
    }
}
