using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The policy contains what the commands really send, according to the emulator's journal.</summary>
public sealed class RamPolicyTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly string _script = Path.Combine(Path.GetTempPath(), $"vpcps-{Guid.NewGuid():N}.ps1");

    public void Dispose()
    {
        _session.Dispose();
        File.Delete(_script);
    }

    public static TheoryData<string> Scripts() =>
    [
        "New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2",
        "Import-Csv plan.csv | New-VpcIpv6InternetBandwidth; Get-VpcIpv6InternetBandwidth | Set-VpcIpv6InternetBandwidth -Bandwidth 3; Get-VpcIpv6InternetBandwidth | Remove-VpcIpv6InternetBandwidth -Force",
        "Get-VpcIpv6Address -Region * | Test-VpcIpv6InternetBandwidth -Bandwidth 2",
        "Get-VpcNetwork -Name intranet | Enable-VpcIpv6 -Gateway -Wait; Get-VpcVSwitch -VpcId vpc-hp3yvokys9ryapb2jjukq | Enable-VpcIpv6 -Wait; Get-VpcVSwitch -VpcId vpc-hp3yvokys9ryapb2jjukq | Disable-VpcIpv6 -Confirm:$false",
        "$vpc = New-VpcNetwork -CidrBlock 192.168.0.0/16 -Tag @{ a = 'b' } -Wait; New-VpcVSwitch $vpc.VpcId -ZoneId cn-huhehaote-a -CidrBlock 192.168.1.0/24 -Wait; $vpc | New-VpcRouteTable -Name t -Wait; $vpc | Remove-VpcNetwork -Recurse -Force",
        "Get-VpcInterface eni-hp38m9er6jirhau0nzgb | Add-VpcInterfaceAddress -Wait | Remove-VpcInterfaceAddress -Force",
        "Get-VpcTag vpc-hp3kzilwd9yflssfdlgqe; Get-VpcZone; Get-VpcRegion; Get-VpcRouteTable | Get-VpcRoute; Get-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv",
        "Invoke-VpcApi DescribeVpcAttribute -VpcId vpc-hp3kzilwd9yflssfdlgqe; Invoke-VpcApi -Action DescribeRegions",
        "Export-VpcEstate -Path (New-TemporaryFile) -Force",
        "Set-Alias buy New-VpcIpv6InternetBandwidth; buy ipv6-hp351bytt9inrfp6tgubd 2; VpcPS\\Get-VpcZone; & { Get-VpcRegion }",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_sends_nothing_that_its_policy_does_not_allow(string script)
    {
        File.WriteAllText(_script, script.Replace("plan.csv", "'" + _script + ".csv'", StringComparison.Ordinal));
        File.WriteAllText(_script + ".csv", "Ipv6AddressId,Bandwidth\nipv6-hp351bytt9inrfp6tgubd,2\nipv6-hp352ungkzcknmeicfvss,3\n");
        try
        {
            _session.Run($"& '{_script}'").ShouldHaveNoErrors();
        }
        finally
        {
            File.Delete(_script + ".csv");
        }

        string[] sent = [.. _session.Run("$emulator.Journal | ForEach-Object Action | Sort-Object -Unique").Output.Select(action => action.ToString()!)];
        Assert.NotEmpty(sent);
        Assert.Empty(sent.Except(ActionsIn(Policy($"-Script '{_script}'")).Select(action => action.Split(':')[1])));
    }

    [Fact]
    public void A_policy_has_the_documented_resources()
    {
        JsonElement policy = Policy("Remove-VpcIpv6InternetBandwidth -Region cn-huhehaote");

        Assert.Equal("1", policy.GetProperty("Version").GetString());
        JsonElement removal = policy.GetProperty("Statement").EnumerateArray()
            .Single(statement => statement.GetProperty("Action").EnumerateArray().Any(action => action.GetString() == "vpc:DeleteIpv6InternetBandwidth"));
        Assert.Equal(("Allow", "acs:vpc:cn-huhehaote:*:ipv6bandwidth/*"), (removal.GetProperty("Effect").GetString(), removal.GetProperty("Resource").GetString()));
        Assert.DoesNotContain("vpc:AllocateIpv6InternetBandwidth", ActionsIn(policy));
    }

    [Theory]
    [InlineData("Get-VpcZone", "DescribeRegions DescribeZones")]
    [InlineData("VpcPS\\Get-VpcRegion", "DescribeRegions")]
    [InlineData("Set-VpcIpv6Address", "DescribeIpv6Addresses ModifyIpv6AddressAttribute")]
    [InlineData("Set-VpcVSwitch", "DescribeVSwitches ModifyVSwitchAttribute")]
    [InlineData(
        "Export-VpcEstate",
        "DescribeIpv6Addresses DescribeIpv6EgressOnlyRules DescribeIpv6Gateways DescribeNetworkInterfaces DescribeRegions "
            + "DescribeRouteEntryList DescribeRouteTableList DescribeVSwitches DescribeVpcs ListGatewayRouteTableEntries")]
    [InlineData(
        "Undo-VpcRun",
        "DeleteIpv6EgressOnlyRule DeleteIpv6Gateway DeleteIpv6InternetBandwidth DeleteRouteEntry DeleteRouteTable DeleteVSwitch DeleteVpc "
            + "DescribeIpv6Addresses DescribeIpv6EgressOnlyRules DescribeIpv6Gateways DescribeRouteEntryList DescribeRouteTableList "
            + "DescribeVSwitches DescribeVpcs ModifyIpv6AddressAttribute ModifyIpv6GatewayAttribute ModifyIpv6InternetBandwidth "
            + "ReleaseIpv6Address")]
    public void A_policy_has_no_more_than_the_command_can_send(string command, string actions) =>
        Assert.Equal(actions.Split(' '), ActionsIn(Policy(command)).Select(action => action.Split(':')[1]).Order(StringComparer.Ordinal));

    [Fact]
    public void A_recorded_change_and_its_undoing_send_nothing_else()
    {
        string record = _script + ".jsonl";
        try
        {
            _session.Run($$"""
                $null = $emulator | Connect-VpcSession -Record '{{record}}'
                $vpc = New-VpcNetwork -CidrBlock 192.168.0.0/16 -Wait
                $made = New-VpcVSwitch $vpc.VpcId -ZoneId cn-huhehaote-a -CidrBlock 192.168.1.0/24 -Wait
                $made = $vpc | New-VpcRouteTable -Name t -Wait
                $made = New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} 2
                Set-VpcIpv6InternetBandwidth {{Estate.WebAddress}} 3
                Set-VpcIpv6Address {{Estate.WebAddress}} -Name other
                Set-VpcIpv6Gateway {{Estate.WebGateway}} -Name other
                """).ShouldHaveNoErrors();
            string[] changing = Sent(0);
            Assert.Empty(changing.Except(ActionsIn(Policy(
                "New-VpcNetwork, New-VpcVSwitch, New-VpcRouteTable, New-VpcIpv6InternetBandwidth, Set-VpcIpv6InternetBandwidth, Set-VpcIpv6Address, Set-VpcIpv6Gateway"))
                .Select(action => action.Split(':')[1])));
            int before = _session.Actions().Count;

            _session.Run($"Disconnect-VpcSession; $null = $emulator | Connect-VpcSession; Undo-VpcRun '{record}' -Force").ShouldHaveNoErrors();

            Assert.Empty(Sent(before).Except(ActionsIn(Policy("Undo-VpcRun")).Select(action => action.Split(':')[1])));
        }
        finally
        {
            File.Delete(record);
            File.Delete(Path.ChangeExtension(record, ".undo.jsonl"));
        }

        string[] Sent(int from) => [.. _session.Actions().Skip(from).OfType<string>().Distinct()];
    }

    [Fact]
    public void Commands_come_by_pattern_and_from_the_pipeline()
    {
        Assert.Equal(ActionsIn(Policy("Get-VpcIpv6Address, Get-VpcNetwork")), ActionsIn(Json("(Get-Command Get-VpcIpv6Address, Get-VpcNetwork) | Get-VpcRamPolicy")));
        Assert.All(ActionsIn(Policy("Get-Vpc*")), action => Assert.Matches("^(vpc|ecs):(Describe|List)", action));
    }

    [Fact]
    public void What_can_not_be_seen_is_said()
    {
        File.WriteAllText(_script, "Get-VpcRegion\n& $command\nInvoke-VpcApi $action");

        ScriptResult result = _session.Run($"Get-VpcRamPolicy -Script '{_script}'");

        Assert.Collection(
            result.Warnings,
            warning => Assert.Contains("line 2", warning),
            warning => Assert.Contains("line 3", warning));
    }

    [Theory]
    [InlineData("Invoke-Expression 'Get-VpcZone'", "line 2", "in a text")]
    [InlineData(". ./nowhere.ps1", "line 2", "nowhere.ps1")]
    [InlineData(". $PSScriptRoot/nowhere.ps1", "line 2", "nowhere.ps1")]
    [InlineData("New-VpcIpv6InternetBandwith x 2", "line 2", "did you mean New-VpcIpv6InternetBandwidth")]
    [InlineData("Invoke-VpcApi DescribNatGateways", "line 2", "did you mean DescribeNatGateways")]
    public void What_is_not_in_the_policy_is_named_with_its_line(string line, string where, string what)
    {
        File.WriteAllText(_script, "Get-VpcRegion\n" + line);

        ScriptResult result = _session.Run($"Get-VpcRamPolicy -Script '{_script}'");

        string warning = Assert.Single(result.Warnings);
        Assert.Contains(where, warning);
        Assert.Contains(what, warning);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Write-Output 1; function Get-VpcThing { }; Get-VpcThing; Start-VpcEmulator")]
    public void A_script_that_sends_nothing_gives_no_policy_and_says_so(string content)
    {
        File.WriteAllText(_script, content);

        ScriptResult result = _session.Run($"Get-VpcRamPolicy -Script '{_script}'");

        result.ShouldHaveNoErrors();
        Assert.Empty(result.Output);
        Assert.Contains("no command", Assert.Single(result.Warnings));
    }

    [Fact]
    public void A_script_that_a_script_names_is_read_too()
    {
        string helpers = _script + ".helpers.ps1";
        File.WriteAllText(helpers, "function buy { New-VpcIpv6InternetBandwidth $args }");
        File.WriteAllText(_script, $". ./{Path.GetFileName(helpers)}\n. \"$PSScriptRoot/{Path.GetFileName(helpers)}\"\nbuy x");
        try
        {
            Assert.Equal(ActionsIn(Policy("New-VpcIpv6InternetBandwidth")), ActionsIn(Policy($"-Script '{_script}'")));
        }
        finally
        {
            File.Delete(helpers);
        }
    }

    [Theory]
    [InlineData("Invoke-VpcApi", "NoActionOfItsOwn", "-Script")]
    [InlineData("New-VpcIpv6InternetBandwith", "UnknownCmdlet", "New-VpcIpv6InternetBandwidth")]
    [InlineData("-Script nowhere.ps1", "ScriptNotFound", "nowhere.ps1")]
    public void No_policy_comes_of_what_is_wrong(string arguments, string errorId, string told)
    {
        ScriptResult result = _session.Run("Get-VpcRamPolicy " + arguments);

        Assert.Contains(told, result.ShouldHaveOneError(errorId).ToString());
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_script_with_a_mistake_is_refused_with_its_line()
    {
        File.WriteAllText(_script, "Get-VpcRegion\nif (");

        Assert.Contains("line 2", _session.Run($"Get-VpcRamPolicy -Script '{_script}'").ShouldHaveOneError("ScriptUnreadable").ToString());
    }

    private JsonElement Policy(string arguments) => Json("Get-VpcRamPolicy " + arguments);

    private JsonElement Json(string script)
    {
        ScriptResult result = _session.Run(script);
        result.ShouldHaveNoErrors();
        return JsonDocument.Parse(Assert.Single(result.Output).ToString()!).RootElement;
    }

    private static IEnumerable<string> ActionsIn(JsonElement policy) =>
        policy.GetProperty("Statement").EnumerateArray().SelectMany(statement => statement.GetProperty("Action").EnumerateArray()).Select(action => action.GetString()!).Order(StringComparer.Ordinal);
}
