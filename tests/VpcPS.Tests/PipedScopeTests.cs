using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Piped input without an id for the command is a filter, a region or an error. It never means everything.</summary>
public sealed class PipedScopeTests : IDisposable
{
    private const string WebVpc = Estate.WebVpc;

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-VpcIpv6Gateway " + Estate.ShopGateway, "Get-VpcIpv6Address", "Ipv6GatewayId", Estate.ShopGateway)]
    [InlineData("Get-VpcIpv6Gateway " + Estate.ShopGateway, "Get-VpcVSwitch", "VpcId", null)]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcIpv6Address", "VpcId", WebVpc)]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcVSwitch", "VpcId", WebVpc)]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcIpv6Gateway", "VpcId", WebVpc)]
    [InlineData("Get-VpcVSwitch " + Estate.WebVSwitch, "Get-VpcIpv6Address", "VSwitchId", Estate.WebVSwitch)]
    [InlineData("Get-VpcVSwitch " + Estate.WebVSwitch, "Get-VpcIpv6Gateway", "VpcId", WebVpc)]
    [InlineData("Get-VpcVSwitch " + Estate.WebVSwitch, "Get-VpcNetwork", "VpcId", WebVpc)]
    [InlineData("Get-VpcIpv6Address " + Estate.WebAddress, "Get-VpcIpv6Gateway", "Ipv6GatewayId", Estate.WebGateway)]
    [InlineData("Get-VpcIpv6Address " + Estate.WebAddress, "Get-VpcVSwitch", "VSwitchId", Estate.WebVSwitch)]
    [InlineData("Add-VpcTag " + Estate.WebAddress + " @{ a = 'b' }; Get-VpcTag " + Estate.WebAddress, "Get-VpcIpv6Address", "Ipv6AddressId", Estate.WebAddress)]
    [InlineData("Add-VpcTag " + Estate.WebVSwitch + " @{ a = 'b' }; Get-VpcTag " + Estate.WebVSwitch + " | Select-Object -First 1", "Get-VpcIpv6Address", "VSwitchId", Estate.WebVSwitch)]
    [InlineData("Add-VpcTag " + WebVpc + " @{ a = 'b' }; Get-VpcTag " + WebVpc + " | Select-Object -First 1", "Get-VpcVSwitch", "VpcId", WebVpc)]
    [InlineData("'" + Estate.WebGateway + "'", "Get-VpcIpv6Address", "Ipv6GatewayId", Estate.WebGateway)]
    [InlineData("' " + Estate.WebAddress + "\t', ''", "Get-VpcIpv6Address", "Ipv6AddressId", Estate.WebAddress)]
    [InlineData("'" + WebVpc + "'", "Get-VpcIpv6Address", "VpcId", WebVpc)]
    [InlineData("'" + Estate.WebVSwitch + "'", "Get-VpcIpv6Address", "VSwitchId", Estate.WebVSwitch)]
    [InlineData("'" + Estate.WebVSwitch + "'", "Get-VpcVSwitch", "VSwitchId", Estate.WebVSwitch)]
    [InlineData("'" + WebVpc + "'", "Get-VpcNetwork", "VpcId", WebVpc)]
    [InlineData("'" + Estate.WebVSwitch + "'", "Get-VpcIpv6Gateway", "Ipv6GatewayId", Estate.WebGateway)]
    [InlineData("'" + Estate.WebGateway + "'", "Get-VpcIpv6Gateway", "Ipv6GatewayId", Estate.WebGateway)]
    public void A_thing_limits_the_list_to_what_is_in_it(string thing, string list, string property, string? value)
    {
        foreach (string way in new[] { thing, $"[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(@({thing}))) | ForEach-Object {{ $_ }}" })
        {
            ScriptResult result = _session.Run($"& {{ {way} }} | {list}");

            result.ShouldHaveNoErrors();
            Assert.NotEmpty(result.Output);
            Assert.All(result.Output, item => Assert.Equal(value ?? result.Output[0].Text(property), item.Text(property)));
        }
    }

    [Theory]
    [InlineData("Ipv6GatewayId", Estate.ShopGateway, "Get-VpcIpv6Address", 6)]
    [InlineData("VSwitchId", "vsw-hp3cfxklon54rk20f9zl1", "Get-VpcIpv6Address", 5)]
    [InlineData("VpcId", "vpc-hp307f1yabrpot3hb3scr", "Get-VpcVSwitch", 2)]
    [InlineData("VSwitchId", Estate.WebVSwitch, "Get-VpcIpv6Gateway", 1)]
    public void A_row_with_the_id_and_nothing_else_is_as_good(string column, string id, string list, int count)
    {
        ScriptResult result = _session.RunWithRows($"Region,{column}\ncn-huhehaote,{id}", list);

        result.ShouldHaveNoErrors();
        Assert.Equal(count, result.Output.Count);
    }

    [Fact]
    public void Only_the_bandwidth_of_a_gateway_is_removed_with_it()
    {
        _session.Run($"$null = Get-VpcIpv6Address -NetworkType Private | New-VpcIpv6InternetBandwidth -Bandwidth 2 -ErrorAction SilentlyContinue");
        string[] before = [.. _session.Run("Get-VpcIpv6InternetBandwidth").Values("Ipv6GatewayId").Cast<string>()];

        _session.Run($"Get-VpcIpv6Gateway {Estate.ShopGateway} | Get-VpcIpv6InternetBandwidth | Remove-VpcIpv6InternetBandwidth -Force").ShouldHaveNoErrors();

        Assert.Equal(before.Where(id => id != Estate.ShopGateway), _session.Run("Get-VpcIpv6InternetBandwidth").Values("Ipv6GatewayId").Cast<string>());
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address")]
    [InlineData("Get-VpcIpv6InternetBandwidth")]
    [InlineData("Get-VpcIpv6Gateway")]
    [InlineData("Get-VpcVSwitch")]
    [InlineData("Get-VpcNetwork")]
    [InlineData("Get-VpcIpv6EgressOnlyRule")]
    [InlineData("Invoke-VpcApi DescribeVpcs -All")]
    [InlineData("Get-VpcTag -Tag @{ a = 'b' }")]
    public void What_has_no_meaning_for_a_list_is_an_error_and_lists_nothing(string list)
    {
        string[] inputs =
        [
            "[pscustomobject]@{ Region = 'cn-huhehaote'; Server = 'build' }",
            "[pscustomobject]@{ Region = '' }",
            "[pscustomobject]@{ Server = 'build' }",
            "[pscustomobject]@{ Region = 'cn-huhehaote'; Gateway = 'x'; Vpc = 'y' }",
            "$null",
            "1",
            "[datetime]::Now",
            "'no-id-at-all'",
            "'cn-huhehaote'",
            "@{ Region = 'cn-huhehaote' }",
            "$connected",
            "$emulator",
        ];
        Assert.All(inputs, input => ShouldBeAnError(input, list));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Region = 'cn-huhehaote'; Ipv6AdressId = 'x'; Ipv6GatewayId = '" + Estate.ShopGateway + "' }", "Get-VpcIpv6Address")]
    [InlineData("[pscustomobject]@{ Region = 'cn-huhehaote'; VSwichId = 'x'; VpcId = '" + WebVpc + "' }", "Get-VpcVSwitch")]
    [InlineData("[pscustomobject]@{ Region = 'cn-huhehaote'; Ipv6AddressId = '' }", "Get-VpcIpv6EgressOnlyRule")]
    [InlineData("[pscustomobject]@{ Ipv6GatewayId = '" + Estate.ShopGateway + "'; Ipv6AddressId = ' ' }", "Get-VpcIpv6EgressOnlyRule")]
    [InlineData("'" + Estate.WebGateway + "'", "Get-VpcIpv6Address -VpcId " + Estate.LabVpc)]
    [InlineData("'" + Estate.WebGateway + "'", "Get-VpcVSwitch -VpcId " + Estate.LabVpc)]
    [InlineData("'" + Estate.WebVSwitch + "'", "Get-VpcIpv6Gateway -VpcId " + Estate.LabVpc)]
    [InlineData("'vsw-hp3nosuchvswitch'", "Get-VpcIpv6Gateway")]
    [InlineData("'vsw-hp3nosuchvswitch'", "Get-VpcIpv6EgressOnlyRule")]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcIpv6EgressOnlyRule -Region cn-hangzhou")]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcIpv6Address -Region cn-hangzhou")]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcIpv6Address -VpcId vpc-hp307f1yabrpot3hb3scr")]
    [InlineData("'vpc-hp3nosuchvpc'", "Get-VpcIpv6Address")]
    [InlineData("'ipv6gw-hp3nosuchgateway'", "Get-VpcIpv6InternetBandwidth")]
    [InlineData("'vsw-hp3nosuchvswitch'", "Get-VpcIpv6Address")]
    [InlineData("'ipv6bw-hp3nosuchbandwidth'", "Get-VpcIpv6Address")]
    [InlineData("[pscustomobject]@{ Server = 'build' }", "Get-VpcRegion")]
    [InlineData("$null", "Get-VpcRegion")]
    [InlineData("1", "Get-VpcSession")]
    [InlineData("1", "Get-VpcEmulator")]
    public void What_is_nearly_right_is_an_error_and_lists_nothing(string input, string list) => ShouldBeAnError(input, list);

    [Theory]
    [InlineData("Get-VpcNetwork " + Estate.LabVpc, "Get-VpcIpv6Gateway " + Estate.WebGateway)]
    [InlineData("Get-VpcNetwork " + Estate.LabVpc, "Get-VpcIpv6Address " + Estate.WebAddress)]
    [InlineData("'" + Estate.LabVpc + "'", "Get-VpcVSwitch " + Estate.WebVSwitch)]
    [InlineData("'" + Estate.LabVpc + "'", "Get-VpcNetwork " + WebVpc)]
    [InlineData("Get-VpcIpv6Gateway " + Estate.ShopGateway, "Get-VpcIpv6Gateway " + Estate.WebGateway)]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcIpv6EgressOnlyRule " + Estate.ShopGateway)]
    [InlineData("Get-VpcVSwitch " + Estate.WebVSwitch, "Get-VpcIpv6EgressOnlyRule " + Estate.ShopGateway)]
    [InlineData("'" + Estate.WebGateway + "'", "Get-VpcIpv6EgressOnlyRule " + Estate.ShopGateway)]
    [InlineData("'" + Estate.WebAddress + "'", "Get-VpcIpv6EgressOnlyRule -Ipv6AddressId " + Estate.ShopAddress)]
    public void Input_that_is_not_what_an_argument_names_is_an_error_and_lists_nothing(string input, string list)
    {
        ShouldBeAnError(input, list);

        Assert.Contains("ScopesDisagree", _session.Run($"& {{ {input} }} | {list}").Errors.Single().FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData("Get-VpcNetwork " + WebVpc, "Get-VpcNetwork " + WebVpc)]
    [InlineData("'" + Estate.WebGateway + "'", "Get-VpcIpv6Gateway " + Estate.WebGateway)]
    [InlineData("Get-VpcIpv6Gateway " + Estate.WebGateway, "Get-VpcNetwork -VpcId { $_.VpcId }")]
    [InlineData("[pscustomobject]@{ Region = 'cn-huhehaote'; Note = 'x' }", "Get-VpcNetwork " + WebVpc)]
    [InlineData("Get-VpcRegion | Where-Object RegionId -eq cn-huhehaote", "Get-VpcNetwork " + WebVpc)]
    public void Input_beside_an_argument_that_says_the_same_or_nothing_is_no_error(string input, string list) =>
        _session.Run($"& {{ {input} }} | {list}").ShouldHaveOneOutput();

    [Theory]
    [InlineData("Get-VpcNetwork " + WebVpc, "-Name nosuch", "-Name")]
    [InlineData("Get-VpcNetwork " + WebVpc, "-Name no*", "-Name")]
    [InlineData("Get-VpcNetwork " + WebVpc, "-EnableIpv6:$false -Tag @{ none = 'x' }", "-EnableIpv6, -Tag")]
    [InlineData("Get-VpcVSwitch " + Estate.WebVSwitch, "-Name nosuch", "-Name")]
    [InlineData("Get-VpcIpv6Gateway " + Estate.WebGateway, "-VpcId " + Estate.LabVpc, "-VpcId")]
    [InlineData("Get-VpcRouteTable vtb-hp3kzilwd9yflssfdlgqe", "-RouteTableType Custom", "-RouteTableType")]
    [InlineData("Get-VpcIpv6Address " + Estate.WebAddress, "-NetworkType Public", "-NetworkType")]
    [InlineData("Get-VpcIpv6Address " + Estate.WebAddress, "-AddressType IPv6Prefix -IncludeReservationData", "-AddressType")]
    public void An_id_that_does_not_match_a_filter_is_not_said_not_to_exist(string look, string filter, string named)
    {
        ErrorRecord error = Assert.Single(_session.Run($"{look} {filter}").Errors);

        Assert.Contains("NotFound", error.FullyQualifiedErrorId);
        Assert.Contains($"it does not match {named} (", error.ToString());
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        _session.Run(error.ErrorDetails.RecommendedAction).ShouldHaveOneOutput();
        Assert.Empty(_session.Run($"& {{ {look} }} | {look[..look.IndexOf(' ')]} {filter}").Output);
    }

    [Fact]
    public void An_id_without_a_filter_is_said_not_to_exist()
    {
        _session.Run("Get-VpcIpv6Address ipv6-hp3unknown -IncludeReservationData").ShouldHaveOneError("ResourceNotFound.Ipv6Address");
        _session.Run("Get-VpcNetwork vpc-hp3unknown").ShouldHaveOneError("ResourceNotFound.VPC");
    }

    private void ShouldBeAnError(string input, string list)
    {
        ScriptResult result = _session.Run($"& {{ {input} }} | {list}");

        Assert.Null(result.Ending?.ToString());
        Assert.Empty(result.Output);
        Assert.Single(result.Errors);
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address -VpcId $vpc.VpcId")]
    [InlineData("Get-VpcIpv6Address -VSwitchId $null")]
    [InlineData("Get-VpcIpv6Address -Name ''")]
    [InlineData("Get-VpcIpv6Address -Name ' '")]
    [InlineData("Get-VpcIpv6Address -AssociatedInstanceId $null")]
    [InlineData("Get-VpcIpv6InternetBandwidth -InternetBandwidthId $null")]
    [InlineData("Get-VpcIpv6Gateway -VpcId $null")]
    [InlineData("Get-VpcVSwitch -ZoneId ''")]
    [InlineData("Get-VpcNetwork -Name $null")]
    [InlineData("Get-VpcIpv6EgressOnlyRule -Ipv6AddressId $null")]
    [InlineData("Get-VpcIpv6EgressOnlyRule -Name ''")]
    [InlineData("Get-VpcIpv6Address -InputObject $null")]
    public void An_argument_without_a_value_lists_nothing(string command)
    {
        ScriptResult result = _session.Run(command);

        Assert.Empty(result.Output);
        Assert.Contains("EmptyArgument", (result.Ending ?? result.Errors.Single()).FullyQualifiedErrorId);
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void The_error_names_what_was_looked_for_and_the_columns_seen()
    {
        string error = _session.RunWithRows("Region,VSwichId,Owner\ncn-huhehaote,vsw-hp35gza3q2e4kbhtgi01t,web", "Get-VpcVSwitch").ShouldHaveOneError("MissingVSwitchId").ToString();

        Assert.Contains("VSwitchId", error);
        Assert.Contains("vsw-..., ipv6gw-..., vpc-...", error);
        Assert.Contains("Region, VSwichId, Owner", error);
    }

    [Theory]
    [InlineData("Get-VpcRegion | Where-Object RegionId -eq cn-hangzhou", "Get-VpcIpv6Gateway", 1)]
    [InlineData("[pscustomobject]@{ Region = 'cn-hangzhou' }", "Get-VpcIpv6Gateway", 1)]
    [InlineData("[pscustomobject]@{ RegionId = 'cn-hangzhou' }", "Invoke-VpcApi DescribeIpv6Gateways -All", 1)]
    [InlineData("Get-VpcRegion | Where-Object RegionId -eq cn-hangzhou", "Invoke-VpcApi DescribeIpv6Gateways -All", 1)]
    [InlineData("Get-VpcIpv6Gateway", "Get-VpcRegion | Select-Object -First 1", 1)]
    [InlineData("''", "Get-VpcIpv6Gateway", 0)]
    [InlineData("@()", "Get-VpcIpv6Gateway", 0)]
    public void A_region_lists_the_region(string input, string list, int count)
    {
        ScriptResult result = _session.Run($"& {{ {input} }} | {list}");

        result.ShouldHaveNoErrors();
        Assert.Equal(count, result.Output.Count);
    }

    [Fact]
    public void Without_input_everything_is_listed_wherever_the_command_stands()
    {
        Assert.Equal(2, _session.Run("1, 2 | ForEach-Object { @(Get-VpcNetwork).Count -gt 1 }").Output.Count(one => one.BaseObject is true));
        Assert.Equal(true, _session.Run("function f { process { @(Get-VpcNetwork).Count -gt 1 } }; 1 | f").ShouldHaveOneOutput().BaseObject);
    }

    [Theory]
    [InlineData("New-VpcIpv6InternetBandwidth -Bandwidth 2", "Get-VpcIpv6InternetBandwidth", 2)]
    [InlineData("Sync-VpcIpv6InternetBandwidth -Bandwidth 2", "Get-VpcIpv6InternetBandwidth", 2)]
    [InlineData("Test-VpcIpv6InternetBandwidth -Bandwidth 2", "Get-VpcIpv6InternetBandwidth", 0)]
    [InlineData("Set-VpcIpv6Address -Name told", "Get-VpcIpv6Address -Name told", 2)]
    public void Lines_of_text_are_ids_and_blank_lines_nothing(string command, string look, int count)
    {
        _session.Run($"' {Estate.WebAddress}', '', \"`t\", '{Estate.OtherWebAddress} ', '' | {command}").ShouldHaveNoErrors();

        Assert.Equal(count, _session.Run(look).Output.Count);
    }

    [Fact]
    public void A_line_can_name_the_bandwidth_where_that_is_known_too()
    {
        string id = _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2").ShouldHaveOneOutput().Text("InternetBandwidthId")!;

        _session.Run($"'{id}' | Set-VpcIpv6InternetBandwidth -Bandwidth 3").ShouldHaveNoErrors();
        Assert.Equal("3", _session.Run($"'{id}' | Get-VpcIpv6InternetBandwidth").ShouldHaveOneOutput().Text("Bandwidth"));
        _session.Run($"'{id}' | Remove-VpcIpv6InternetBandwidth -Force").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcIpv6InternetBandwidth").Output);
    }

    [Theory]
    [InlineData("Remove-VpcIpv6InternetBandwidth -Force")]
    [InlineData("Remove-VpcIpv6Address -Force")]
    [InlineData("Remove-VpcIpv6Gateway -Force")]
    [InlineData("Remove-VpcIpv6EgressOnlyRule -Force")]
    [InlineData("Set-VpcIpv6Gateway -Name x1")]
    [InlineData("New-VpcIpv6Address")]
    [InlineData("New-VpcIpv6Gateway")]
    [InlineData("New-VpcIpv6EgressOnlyRule")]
    [InlineData("New-VpcIpv6InternetBandwidth -Bandwidth 2")]
    public void Text_that_is_no_id_is_quoted_and_nothing_is_sent(string command)
    {
        Assert.Contains("'no-id-at-all'", _session.Run($"'no-id-at-all' | {command}").ShouldHaveOneError("InvalidText").ToString());
        Assert.Empty(_session.Run($"'', ' ' | {command}").Errors);
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void Text_beside_an_id_that_is_given_is_an_error()
    {
        _session.Run($"'{Estate.WebAddress}' | Remove-VpcIpv6Address {Estate.OtherWebAddress} -Force").ShouldHaveOneError("TwoIds");

        Assert.Empty(_session.Actions());
    }
}
