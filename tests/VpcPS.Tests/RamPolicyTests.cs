using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>The policy has what the commands really send, by the journal of the emulator.</summary>
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
