using System;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
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

        Assert.Contains("Unassign it from the instance", error.ToString());
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
    [InlineData("Get-VpcIpv6Address ipv6-hp3unknown", "ResourceNotFound.Ipv6Address", "Get-VpcIpv6Address -Region cn-huhehaote")]
    [InlineData("Remove-VpcIpv6Address ipv6-hp3unknown -Force", "ResourceNotFound.Ipv6InstanceId", "Get-VpcIpv6Address -Region cn-huhehaote")]
    public void What_does_not_exist_points_to_the_list(string command, string code, string next)
    {
        ErrorRecord error = _session.Run(command).ShouldHaveOneError(code);

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal(next, error.ErrorDetails.RecommendedAction);
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

    [Fact]
    public void Get_lists_the_region_of_the_session_or_another()
    {
        ScriptResult all = _session.Run("Get-VpcIpv6Address");

        Assert.True(all.Output.Count > 10);
        Assert.Contains(Estate.WebAddress, all.Values("Ipv6AddressId"));
        Assert.Equal(["cn-huhehaote"], all.Values("RegionId").Distinct());
        Assert.Equal(["cn-hangzhou"], _session.Run("Get-VpcIpv6Address -Region cn-hangzhou").Values("RegionId").Distinct());
        Assert.Equal(
            all.Output.Count,
            _session.Run("(Get-VpcIpv6Address | Sort-Object VpcId, Ipv6AddressId | Group-Object VpcId | Measure-Object Count "
                + "-Sum).Sum").ShouldHaveOneOutput().BaseObject is double sum ? (int)sum : 0);
        Assert.Equal(3, _session.Run("Get-VpcIpv6Address | Select-Object -First 3").Output.Count);
    }

    [Fact]
    public void An_address_has_the_names_of_the_service_beside_its_own()
    {
        PSObject found = _session.Run($"Get-VpcIpv6Address {Estate.WebAddress}").ShouldHaveOneOutput();

        Assert.Equal(found.Text("Name"), found.Text("Ipv6AddressName"));
        Assert.Equal(found.Text("Address"), found.Text("Ipv6Address"));
        Assert.IsType<DateTimeOffset>(PSObject.AsPSObject(found.Properties["AllocationTime"].Value).BaseObject);
        Assert.Null(found.Properties["Bandwidth"].Value);
        // Not .Address: of several objects at once, that is a method that every .NET array has.
        Assert.All(
            _session.Run("(Get-VpcIpv6Address).Ipv6Address").Output,
            address => Assert.Equal(AddressFamily.InterNetworkV6, IPAddress.Parse(address.ToString()!).AddressFamily));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("VpcId")]
    [InlineData("VSwitchId")]
    [InlineData("AssociatedInstanceId")]
    [InlineData("AssociatedInstanceType")]
    [InlineData("NetworkType")]
    public void Each_filter_leaves_what_has_its_value(string parameter)
    {
        PSObject known = _session.Run($"Get-VpcIpv6Address {Estate.WebAddress}").ShouldHaveOneOutput();

        ScriptResult found = _session.Run($"Get-VpcIpv6Address -{parameter} '{known.Text(parameter)}'");

        Assert.Contains(Estate.WebAddress, found.Values("Ipv6AddressId"));
        Assert.All(found.Output, item => Assert.Equal(known.Text(parameter), item.Text(parameter)));
    }

    [Fact]
    public void Tags_filter()
    {
        ScriptResult found = _session.Run("Get-VpcIpv6Address -Tag @{ app = 'web' }");

        Assert.Contains(Estate.WebAddress, found.Values("Ipv6AddressId"));
        Assert.True(found.Output.Count < _session.Run("Get-VpcIpv6Address").Output.Count);
    }

    [Fact]
    public void An_id_of_another_kind_is_refused_before_anything_is_sent()
    {
        Assert.Contains(
            "'eni-1' is not an id of this kind",
            _session.Run("Get-VpcIpv6Address eni-1").ShouldHaveEndedWith("ParameterArgumentValidationError").ToString());

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void Each_vSwitch_of_the_pipe_gets_an_address_without_its_name()
    {
        ScriptResult created = _session.Run($"Get-VpcVSwitch -VpcId {Estate.WebVpc} | New-VpcIpv6Address -Wait");

        created.ShouldHaveNoErrors();
        Assert.Equal([Estate.WebVSwitch, "vsw-hp3nf3oi0zbgzsiea72ph"], created.Values("VSwitchId"));
        Assert.Equal([null, null], created.Values("Name"));
        Assert.Equal(["Private", "Private"], created.Output.Select(address => address.Text("NetworkType")));
    }

    [Fact]
    public void The_same_token_twice_allocates_once()
    {
        const string script = $"(New-VpcIpv6Address {Estate.WebVSwitch} -ClientToken run-1).Ipv6AddressId";

        Assert.Equal(_session.Run(script).ShouldHaveOneOutput().BaseObject, _session.Run(script).ShouldHaveOneOutput().BaseObject);
        Assert.Equal(1, _session.Committed("AllocateIpv6Address"));
    }

    [Fact]
    public void A_literal_address_that_is_taken_is_refused()
    {
        string taken = (string)_session.Run($"(Get-VpcIpv6Address "
            + $"-VSwitchId {Estate.WebVSwitch})[0].Ipv6Address").ShouldHaveOneOutput().BaseObject;

        string error = _session.Run($"New-VpcIpv6Address {Estate.WebVSwitch} "
            + $"-Ipv6Address {taken}").ShouldHaveOneError("IllegalParam.Ipv6Address").ToString();

        Assert.Contains(taken, error);
        Assert.Contains("Check the address", error);
    }

    [Fact]
    public void Set_says_nothing_and_takes_addresses_from_the_pipe()
    {
        Assert.Empty(_session.Run($"Set-VpcIpv6Address {Estate.WebAddress} -Name front-1 -Description 'the first'").Output);
        _session.Run("Get-VpcIpv6Address -VSwitchId vsw-hp3nf3oi0zbgzsiea72ph | Set-VpcIpv6Address "
            + "-Description 'ours'").ShouldHaveNoErrors();

        Assert.Equal(["ours"], _session.Run("Get-VpcIpv6Address -VSwitchId vsw-hp3nf3oi0zbgzsiea72ph").Values("Description").Distinct());
        Assert.Equal("the first", _session.Run($"Get-VpcIpv6Address {Estate.WebAddress}").ShouldHaveOneOutput().Text("Description"));
    }

    [Fact]
    public void Rows_that_can_not_be_set_do_not_keep_the_next()
    {
        ScriptResult result = _session.RunWithRows(
            $"AddressId,Name\n{Estate.WebAddress},\n,x\n{Estate.WebAddress},front-1",
            "Set-VpcIpv6Address");

        Assert.Equal(["NothingToSet", "MissingIpv6AddressId"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Matches($"{Estate.WebAddress}: there is nothing to set.*-Name and -Description", result.Errors[0].ToString());
        Assert.Equal("front-1", _session.Run($"Get-VpcIpv6Address {Estate.WebAddress}").ShouldHaveOneOutput().Text("Name"));
    }

    [Theory]
    [InlineData($"Set-VpcIpv6Address {Estate.WebAddress} -Name other -DryRun")]
    [InlineData("$spare | Remove-VpcIpv6Address -Force -DryRun")]
    public void DryRun_changes_and_releases_nothing(string command)
    {
        _session.Run($"$spare = New-VpcIpv6Address {Estate.WebVSwitch} -Name spare -Wait; {command}").ShouldHaveNoErrors();

        Assert.Equal("网站前端", _session.Run($"Get-VpcIpv6Address {Estate.WebAddress}").ShouldHaveOneOutput().Text("Name"));
        _session.Run("Get-VpcIpv6Address -Name spare").ShouldHaveOneOutput();
    }

    [Fact]
    public void IfExists_does_not_take_an_address_in_use_for_one_that_is_gone() =>
        _session.Run($"Remove-VpcIpv6Address {Estate.WebAddress} -Force -IfExists").ShouldHaveOneError("OperationFailed.AssociationExist");
}
