using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>New-, Get-, Set- and Remove-VpcIpv6Address.</summary>
public sealed class Ipv6AddressTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void An_allocated_address_is_emitted_and_listed()
    {
        PSObject allocated = _session.Run($"New-VpcIpv6Address {Estate.WebVSwitch} -Name spare -Description 'for later' -Wait").ShouldHaveOneOutput();

        Assert.StartsWith("ipv6-", allocated.Text("Ipv6AddressId"));
        Assert.StartsWith("2408:4004:c0:200:", allocated.Text("Address"));
        Assert.Equal(allocated.Text("Address"), allocated.Text("Ipv6Address"));
        Assert.Equal("spare", allocated.Text("Name"));
        Assert.Equal("Available", allocated.Text("Status"));
        Assert.Equal(Estate.WebGateway, allocated.Text("Ipv6GatewayId"));
        Assert.NotNull(allocated.Text("ClientToken"));
        PSObject found = _session.Run($"Get-VpcIpv6Address {allocated.Text("Ipv6AddressId")}").ShouldHaveOneOutput();
        Assert.Equal("for later", found.Text("Description"));
        Assert.Null(found.Text("AssociatedInstanceId"));
    }

    [Fact]
    public void A_new_address_goes_straight_into_a_purchase_and_a_rule()
    {
        string vSwitch = "vsw-hp35gza3q2e4kbhtgi01t";
        PSObject rule = _session.Run(
            $"New-VpcIpv6Address {vSwitch} -Name spare -Wait | New-VpcIpv6InternetBandwidth -Bandwidth 2 | New-VpcIpv6EgressOnlyRule -Name out -Wait").ShouldHaveOneOutput();

        Assert.Equal("out", rule.Text("Name"));
        Assert.Equal(Estate.ShopGateway, rule.Text("Ipv6GatewayId"));
    }

    [Fact]
    public void Several_rows_of_one_vSwitch_get_an_address_each()
    {
        ScriptResult result = _session.RunWithRows(
            $"VSwitchId,Ipv6AddressName,Ipv6Address\n{Estate.WebVSwitch},a1,\n{Estate.WebVSwitch},a2,2408:4004:c0:200::77\n{Estate.WebVSwitch},a3,", "New-VpcIpv6Address");

        result.ShouldHaveNoErrors();
        Assert.Equal(["a1", "a2", "a3"], result.Values("Name"));
        Assert.Equal(3, result.Values("Address").Distinct().Count());
        Assert.Equal(3, result.Values("ClientToken").Distinct().Count());
        Assert.Contains("::77", result.Output[1].Text("Address"));
    }

    [Fact]
    public void Set_changes_what_is_given_and_leaves_the_rest()
    {
        PSObject changed = _session.Run($"Get-VpcIpv6Address {Estate.WebAddress} | Set-VpcIpv6Address -Description 'front' -PassThru").ShouldHaveOneOutput();

        Assert.Equal("网站前端", changed.Text("Name"));
        Assert.Equal("front", changed.Text("Description"));
        _session.RunWithRows($"AddressId,Name,Description\n{Estate.WebAddress},front-1,", "Set-VpcIpv6Address").ShouldHaveNoErrors();
        changed = _session.Run($"Get-VpcIpv6Address {Estate.WebAddress}").ShouldHaveOneOutput();
        Assert.Equal("front-1", changed.Text("Name"));
        Assert.Equal("front", changed.Text("Description"));
    }

    [Fact]
    public void Set_with_nothing_to_set_is_an_error()
    {
        _session.Run($"Get-VpcIpv6Address {Estate.WebAddress} | Set-VpcIpv6Address").ShouldHaveOneError("NothingToSet");
        _session.RunWithRows($"Ipv6AddressId,Name\n{Estate.WebAddress},", "Set-VpcIpv6Address").ShouldHaveOneError("NothingToSet");

        Assert.Equal(["DescribeIpv6Addresses"], _session.Actions());
    }

    [Fact]
    public void Remove_releases_an_unused_address()
    {
        _session.Run($"New-VpcIpv6Address {Estate.WebVSwitch} -Name spare | Remove-VpcIpv6Address -Force -Wait").ShouldHaveNoErrors();

        Assert.Empty(_session.Run("Get-VpcIpv6Address -Name spare").Output);
    }

    [Fact]
    public void An_address_with_bandwidth_is_told_to_remove_it_first()
    {
        string id = (string)_session.Run(
            $"$new = New-VpcIpv6Address {Estate.WebVSwitch}; $null = $new | New-VpcIpv6InternetBandwidth -Bandwidth 2; $new.Ipv6AddressId").ShouldHaveOneOutput().BaseObject;

        ErrorRecord error = _session.Run("$new | Remove-VpcIpv6Address -Force").ShouldHaveOneError("DependencyViolation.Ipv6InternetBandwidth");

        Assert.Equal($"Remove-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {id}", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_address_in_use_is_told_to_take_it_off_the_instance()
    {
        ErrorRecord error = _session.Run($"Remove-VpcIpv6Address {Estate.WebAddress} -Force").ShouldHaveOneError("OperationFailed.AssociationExist");

        Assert.Contains("take it off the instance", error.ToString());
    }

    [Fact]
    public void Removing_what_is_not_there_is_an_error_unless_IfExists()
    {
        _session.Run("Remove-VpcIpv6Address ipv6-hp3unknown -Force").ShouldHaveOneError("ResourceNotFound.Ipv6InstanceId");
        _session.Run("Remove-VpcIpv6Address ipv6-hp3unknown -Force -IfExists -Wait").ShouldHaveNoErrors();
    }

    [Theory]
    [InlineData("New-VpcIpv6Address vsw-hp3unknown", "ResourceNotFound.VSwitch", "Get-VpcVSwitch -Region cn-huhehaote")]
    [InlineData("Set-VpcIpv6Address ipv6-hp3unknown -Name x1", "ResourceNotFound.Ipv6Address", "Get-VpcIpv6Address -Region cn-huhehaote")]
    public void What_does_not_exist_points_to_the_list(string command, string code, string next)
    {
        Assert.Equal(next, _session.Run(command).ShouldHaveOneError(code).ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("New-VpcIpv6Address", "VSwitchId")]
    [InlineData("Set-VpcIpv6Address -Name x1", "Ipv6AddressId")]
    [InlineData("Remove-VpcIpv6Address -Force", "Ipv6AddressId")]
    public void A_blank_id_says_what_to_fill_in(string command, string column)
    {
        _session.RunWithRows($"{column},Note\n,x", command).ShouldHaveOneError("Missing" + column);

        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData($"New-VpcIpv6Address {Estate.WebVSwitch} -WhatIf")]
    [InlineData($"Set-VpcIpv6Address {Estate.WebAddress} -Name x1 -WhatIf")]
    [InlineData($"Remove-VpcIpv6Address {Estate.WebAddress} -WhatIf -Force")]
    public void WhatIf_sends_nothing(string command)
    {
        _session.Run(command).ShouldHaveNoErrors();

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void DryRun_allocates_nothing()
    {
        PSObject wanted = _session.Run($"New-VpcIpv6Address {Estate.WebVSwitch} -DryRun").ShouldHaveOneOutput();

        Assert.Null(wanted.Text("Ipv6AddressId"));
        Assert.Equal(0, _session.Committed("AllocateIpv6Address"));
    }
}
