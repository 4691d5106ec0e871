using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>New-, Get- and Remove-VpcIpv6EgressOnlyRule.</summary>
public sealed class Ipv6EgressOnlyRuleTests : IDisposable
{
    private const string Buy = $"$null = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 2; ";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_created_rule_is_emitted_and_listed()
    {
        PSObject created = _session.Run(Buy + $"New-VpcIpv6EgressOnlyRule {Estate.ShopGateway} {Estate.ShopAddress} -Name out -Description 'updates only' -Wait").ShouldHaveOneOutput();

        Assert.StartsWith("ipv6py-", created.Text("Ipv6EgressOnlyRuleId"));
        Assert.Equal(created.Text("Ipv6EgressOnlyRuleId"), created.Text("Ipv6EgressRuleId"));
        Assert.Equal(Estate.ShopAddress, created.Text("InstanceId"));
        Assert.Equal(Estate.ShopAddress, created.Text("Ipv6AddressId"));
        Assert.Equal(Estate.ShopGateway, created.Text("Ipv6GatewayId"));
        Assert.Equal("Available", created.Text("Status"));
        Assert.NotNull(created.Text("ClientToken"));
        PSObject found = _session.Run("Get-VpcIpv6Gateway -Name shop-edge | Get-VpcIpv6EgressOnlyRule").ShouldHaveOneOutput();
        Assert.Equal(created.Text("Ipv6EgressOnlyRuleId"), found.Text("Ipv6EgressOnlyRuleId"));
        Assert.Equal("updates only", found.Text("Description"));
    }

    [Fact]
    public void An_address_object_brings_its_gateway_and_keeps_its_name()
    {
        PSObject created = _session.Run(Buy + $"Get-VpcIpv6Address {Estate.ShopAddress} | New-VpcIpv6EgressOnlyRule").ShouldHaveOneOutput();

        Assert.Equal(Estate.ShopGateway, created.Text("Ipv6GatewayId"));
        Assert.Null(created.Text("Name"));
    }

    [Fact]
    public void Rows_of_a_csv_need_the_address_alone()
    {
        PSObject created = _session.RunWithRows($"InstanceId,Name\n{Estate.ShopAddress},出站", "New-VpcIpv6EgressOnlyRule").Errors.Count == 1
            ? _session.Run(Buy + $"[pscustomobject]@{{ InstanceId = '{Estate.ShopAddress}'; Name = '出站' }} | New-VpcIpv6EgressOnlyRule").ShouldHaveOneOutput()
            : throw new Xunit.Sdk.XunitException("An address without bandwidth takes no rule.");

        Assert.Equal("出站", created.Text("Name"));
    }

    [Fact]
    public void An_address_without_bandwidth_is_told_to_buy_some_first()
    {
        ErrorRecord error = _session.Run($"New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}").ShouldHaveOneError("OperationFailed.InternetBandwidthNonExist");

        Assert.Equal($"New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {Estate.ShopAddress} -Bandwidth <Mbit/s>", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_gateway_that_takes_no_more_rules_says_what_to_do()
    {
        using StubService service = StubService.Answering(400, "application/json", """{"RequestId":"R","HostId":"h","Code":"QuotaExceeded.Ipv6EgressOnlyRule","Message":"Full."}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ErrorRecord error = session.Run("New-VpcIpv6EgressOnlyRule ipv6gw-1 ipv6-1").ShouldHaveOneError("QuotaExceeded.Ipv6EgressOnlyRule");

        Assert.Equal(ErrorCategory.LimitsExceeded, error.CategoryInfo.Category);
        Assert.Equal("Set-VpcIpv6Gateway -Region cn-huhehaote -Ipv6GatewayId ipv6gw-1 -Spec Medium", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_second_rule_for_an_address_is_told_of_the_first()
    {
        ErrorRecord error = _session.Run(Buy + $"$null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}; New-VpcIpv6EgressOnlyRule {Estate.ShopGateway} {Estate.ShopAddress}")
            .ShouldHaveOneError("OperationFailed.Ipv6EgressOnlyRuleAlreadyExisted");

        Assert.Equal($"Get-VpcIpv6EgressOnlyRule -Region cn-huhehaote -Ipv6GatewayId {Estate.ShopGateway}", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Without_a_gateway_the_rules_of_all_are_listed()
    {
        _session.Run(Buy + $"$rule = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}").ShouldHaveNoErrors();

        _session.Run("Get-VpcIpv6EgressOnlyRule").ShouldHaveOneOutput();
        _session.Run($"Get-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}").ShouldHaveOneOutput();
        Assert.Empty(_session.Run($"Get-VpcIpv6Address {Estate.OtherShopAddress} | Get-VpcIpv6EgressOnlyRule").Output);
        _session.Run("$rule | Get-VpcIpv6EgressOnlyRule").ShouldHaveOneOutput();
        _session.Run("Get-VpcIpv6EgressOnlyRule -Ipv6EgressOnlyRuleId ipv6py-hp3unknown").ShouldHaveOneError("ResourceNotFound.Ipv6EgressOnlyRule");
    }

    [Fact]
    public void Get_into_Remove_with_Wait_ends_when_they_are_gone()
    {
        _session.Run(Buy + $"$null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}").ShouldHaveNoErrors();

        _session.Run("Get-VpcIpv6EgressOnlyRule | Remove-VpcIpv6EgressOnlyRule -Force -Wait").ShouldHaveNoErrors();

        Assert.Empty(_session.Run("Get-VpcIpv6EgressOnlyRule").Output);
    }

    [Fact]
    public void New_into_Remove_takes_it_away_again()
    {
        _session.Run(Buy + $"New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress} -Wait | Remove-VpcIpv6EgressOnlyRule -Force").ShouldHaveNoErrors();

        Assert.Equal(1, _session.Committed("DeleteIpv6EgressOnlyRule"));
    }

    [Fact]
    public void Removing_what_is_not_there_is_an_error_unless_IfExists()
    {
        _session.Run("Remove-VpcIpv6EgressOnlyRule ipv6py-hp3unknown -Force").ShouldHaveOneError("ResourceNotFound.Ipv6EgressOnlyRule");
        _session.Run("Remove-VpcIpv6EgressOnlyRule ipv6py-hp3unknown -Force -IfExists").ShouldHaveNoErrors();
    }

    [Fact]
    public void Waiting_for_a_removal_needs_the_gateway()
    {
        ErrorRecord error = _session.Run("Remove-VpcIpv6EgressOnlyRule ipv6py-1 -Force -Wait").ShouldHaveOneError("MissingIpv6GatewayId");

        Assert.Contains("Get-VpcIpv6EgressOnlyRule", error.ToString());
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("New-VpcIpv6EgressOnlyRule", "Ipv6AddressId")]
    [InlineData("Get-VpcIpv6EgressOnlyRule", "Ipv6GatewayId")]
    [InlineData("Remove-VpcIpv6EgressOnlyRule -Force", "Ipv6EgressOnlyRuleId")]
    public void A_blank_id_says_what_to_fill_in(string command, string column)
    {
        _session.RunWithRows($"{column},Note\n,x", command).ShouldHaveOneError("Missing" + column);

        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData($"New-VpcIpv6EgressOnlyRule {Estate.ShopGateway} {Estate.ShopAddress} -WhatIf")]
    [InlineData("Remove-VpcIpv6EgressOnlyRule ipv6py-1 -WhatIf")]
    public void WhatIf_sends_nothing(string command)
    {
        _session.Run(command).ShouldHaveNoErrors();

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void The_address_goes_as_InstanceId_and_the_answers_other_name_is_read()
    {
        using StubService service = StubService.Answering(200, "application/json", """{"RequestId":"R","Ipv6EgressRuleId":"ipv6py-1"}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject created = session.Run("New-VpcIpv6EgressOnlyRule ipv6gw-1 ipv6-1").ShouldHaveOneOutput();

        Assert.Equal("ipv6py-1", created.Text("Ipv6EgressOnlyRuleId"));
        Assert.Equal("ipv6-1", service.Requests.Single()["InstanceId"]);
        Assert.Equal("Ipv6Address", service.Requests.Single()["InstanceType"]);
    }
}
