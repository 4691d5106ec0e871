using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Get-VpcApi: what actions there are, what they take, and which commands do the same.</summary>
public sealed class GetVpcApiTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("*NatGateway*", "CreateNatGateway", "DescribeNatGateways")]
    [InlineData("createnatgateway", "CreateNatGateway")]
    [InlineData("CreateVpc, DeleteVpc", "CreateVpc", "DeleteVpc")]
    [InlineData("AllocateEip* -Kind Read")]
    [InlineData("-Cmdlet Set-VpcIpv6Gateway", "ModifyIpv6GatewayAttribute", "ModifyIpv6GatewaySpec")]
    public void Actions_are_found_by_name_kind_and_command(string arguments, params string[] expected)
    {
        ScriptResult result = _session.Run("Get-VpcApi " + arguments);

        result.ShouldHaveNoErrors();
        string?[] names = [.. result.Values("Name").Cast<string?>()];
        Assert.All(expected, name => Assert.Contains(name, names));
        Assert.True(expected.Length > 0 || names.Length == 0, string.Join(" ", names));
    }

    [Fact]
    public void An_action_says_what_it_takes()
    {
        PSObject nat = _session.Run("Get-VpcApi CreateNatGateway").ShouldHaveOneOutput();
        PSObject eips = _session.Run("Get-VpcApi DescribeEipAddresses").ShouldHaveOneOutput();

        Assert.Equal(("Change", "ClientToken", "False"), (nat.Text("Kind"), nat.Text("Token"), nat.Text("Deprecated")));
        Assert.NotNull(nat.Text("Cost"));
        Assert.Equal(("Read", "PageNumber", "EipAddresses.EipAddress"), (eips.Text("Kind"), eips.Text("Paging"), eips.Text("List")));
        Assert.Equal(
            ["RegionId string", "VpcId string"],
            _session.Run("(Get-VpcApi CreateNatGateway).Parameters | Where-Object Required | ForEach-Object { \"$($_.Name) $($_.Type)\" }").Output.Select(o => o.ToString()));
        Assert.Equal("Key Value", _session.Run("\"$(((Get-VpcApi CreateNatGateway).Parameters | Where-Object Name -eq Tag).Members.Name)\"").ShouldHaveOneOutput().ToString());
        Assert.Equal("True", _session.Run("((Get-VpcApi AssociateMacSecKey).Parameters | Where-Object Name -eq Cak).Secret").ShouldHaveOneOutput().ToString());
    }

    // What a command calls is read from its code.
    [Theory]
    [InlineData("AllocateIpv6InternetBandwidth", "New-VpcIpv6InternetBandwidth")]
    [InlineData("DescribeIpv6Addresses", "Get-VpcIpv6Address")]
    [InlineData("DescribeVpcs", "Get-VpcNetwork")]
    [InlineData("DescribeRegions", "Get-VpcRegion")]
    [InlineData("ReleaseIpv6Address", "Remove-VpcIpv6Address")]
    [InlineData("TagResources", "Add-VpcTag")]
    [InlineData("ModifyVSwitchAttribute", "Set-VpcVSwitch")]
    [InlineData("CreateNatGateway")]
    public void An_action_names_the_commands_that_do_it_better(string action, params string[] first) =>
        Assert.Equal(first, _session.Run($"(Get-VpcApi {action}).Cmdlet | Select-Object -First 1").Output.Select(o => o.ToString()));

    [Fact]
    public void Every_command_that_changes_something_in_a_VPC_calls_an_action()
    {
        string[] without =
        [
            .. _session.Run("""
                Get-Command -Module VpcPS | Where-Object { $_.Parameters.ContainsKey('WhatIf') -and $_.Parameters.ContainsKey('Session') -and $_.Name -ne 'Invoke-VpcApi' } |
                    Where-Object { -not (Get-VpcApi -Cmdlet $_.Name) } | ForEach-Object Name
                """).Output.Select(o => o.ToString()),
        ];

        // These two call ECS.
        Assert.Equal(["Add-VpcInterfaceAddress", "Remove-VpcInterfaceAddress"], without);
    }

    [Theory]
    [InlineData("Get-VpcApi CreateNatGatway", "InvalidAction.NotFound", "CreateNatGateway")]
    [InlineData("Get-VpcApi -Cmdlet New-VpcIpv6Gatway", "UnknownCmdlet", "New-VpcIpv6Gateway")]
    public void A_misspelt_name_is_an_error_with_the_nearest(string command, string errorId, string nearest) =>
        Assert.Contains(nearest, _session.Run(command).ShouldHaveOneError(errorId).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_pattern_that_fits_nothing_is_nothing()
    {
        ScriptResult result = _session.Run("Get-VpcApi *Qqq*");

        result.ShouldHaveNoErrors();
        Assert.Empty(result.Output);
    }

    // The catalog is read by whoever asks for it first.
    [Fact]
    public void An_action_names_each_parameter_with_a_type_that_PowerShell_has()
    {
        IEnumerable<string> types = _session.Run("(Get-VpcApi).Parameters.Type | Sort-Object -Unique").Output.Select(o => o.ToString());

        Assert.Equal(["bool", "hashtable", "hashtable[]", "long", "string", "string[]"], types.Order(StringComparer.Ordinal));
    }
}
