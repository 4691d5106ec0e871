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
        Assert.Equal("out", created.Text("Name"));
        Assert.Equal("cn-huhehaote", created.Text("RegionId"));
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

        Assert.Equal($"New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {Estate.ShopAddress} -Bandwidth 2", error.ErrorDetails.RecommendedAction);
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
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.DoesNotContain("run the same command again", error.ToString(), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("$one")]
    [InlineData("$one.VSwitchId")]
    [InlineData("[pscustomobject]@{ VSwitchId = $one.VSwitchId }")]
    [InlineData("[pscustomobject]@{ VSwitchId = $one.VSwitchId; VpcId = $one.VpcId; RegionId = $one.RegionId }")]
    public void A_vSwitch_lists_and_removes_the_rules_for_its_own_addresses_alone(string vSwitch)
    {
        // By the rules of today a Small gateway, too, takes egress-only rules. Its VPC has two vSwitches.
        using ModuleSession session = new();
        session.Run(
            "$emulator = Start-VpcEmulator -Rules Today -Clock Manual; $null = $emulator | Connect-VpcSession; "
            + $"$addresses = Get-VpcIpv6Address -VpcId {Estate.WebVpc} | Where-Object Status -EQ Available; "
            + "$null = $addresses | New-VpcIpv6InternetBandwidth -Bandwidth 1; $null = $addresses | New-VpcIpv6EgressOnlyRule -Wait; "
            + $"$one = Get-VpcVSwitch {Estate.WebVSwitch}").ShouldHaveNoErrors();
        object?[] all = [.. session.Run("Get-VpcIpv6EgressOnlyRule").Values("Ipv6AddressId")];
        object?[] ofOne = [.. session.Run("$addresses | Where-Object VSwitchId -EQ $one.VSwitchId").Values("Ipv6AddressId")];
        Assert.NotEmpty(ofOne);
        Assert.NotEmpty(all.Except(ofOne));

        ScriptResult listed = session.Run($"{vSwitch} | Get-VpcIpv6EgressOnlyRule");
        listed.ShouldHaveNoErrors();
        Assert.Equal(ofOne.Order(), listed.Values("Ipv6AddressId").Order());
        session.Run($"{vSwitch} | Get-VpcIpv6EgressOnlyRule | Remove-VpcIpv6EgressOnlyRule -Force -Wait").ShouldHaveNoErrors();

        Assert.Equal(all.Except(ofOne).Order(), session.Run("Get-VpcIpv6EgressOnlyRule").Values("Ipv6AddressId").Order());
    }

    [Fact]
    public void A_vSwitch_without_addresses_lists_no_rules()
    {
        ScriptResult none = _session.Run($"Get-VpcVSwitch -VpcId {Estate.IntranetVpc} | Get-VpcIpv6EgressOnlyRule");

        none.ShouldHaveNoErrors();
        Assert.Empty(none.Output);
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

        Assert.Contains("Give -Ipv6GatewayId", error.ToString());
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

    [Fact]
    public void Rules_of_two_gateways_are_told_apart_by_gateway_rule_address_and_name()
    {
        _session.Run(
            $"$null = {Estate.WebAddress.Quoted()}, {Estate.ShopAddress.Quoted()} | "
                + $"ForEach-Object {{ New-VpcIpv6InternetBandwidth $_ 2 }}; "
            + $"$first = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.WebAddress} -Name first; "
            + $"$second = New-VpcIpv6EgressOnlyRule -InstanceId {Estate.ShopAddress} -Name second").ShouldHaveNoErrors();

        ScriptResult all = _session.Run("Get-VpcIpv6EgressOnlyRule");
        Assert.Equal(["first", "second"], all.Values("Name").Order());
        Assert.Equal(["cn-huhehaote"], all.Values("RegionId").Distinct());
        foreach (string one in (string[])
        [
            $"Get-VpcIpv6EgressOnlyRule {Estate.ShopGateway}",
            "Get-VpcIpv6EgressOnlyRule -Ipv6EgressOnlyRuleId $second.Ipv6EgressOnlyRuleId",
            $"Get-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}",
            "Get-VpcIpv6EgressOnlyRule -Name second",
            $"Get-VpcIpv6Address {Estate.ShopAddress} | Get-VpcIpv6EgressOnlyRule",
        ])
        {
            Assert.Equal("second", _session.Run(one).ShouldHaveOneOutput().Text("Name"));
        }

        Assert.Equal(Estate.ShopGateway, _session.Run("$second").ShouldHaveOneOutput().Text("Ipv6GatewayId"));
        _session.Run("Remove-VpcIpv6EgressOnlyRule $first.Ipv6EgressOnlyRuleId -Force").ShouldHaveNoErrors();
        Assert.Equal(["second"], _session.Run("Get-VpcIpv6EgressOnlyRule").Values("Name"));
    }

    [Theory]
    [InlineData("Get-VpcIpv6EgressOnlyRule")]
    [InlineData("Remove-VpcIpv6EgressOnlyRule -Force")]
    public void A_rule_that_is_not_there_points_to_the_list_of_its_gateway(string command)
    {
        ErrorRecord error = _session.Run($"{command} -Ipv6GatewayId {Estate.WebGateway} "
            + $"-Ipv6EgressOnlyRuleId ipv6py-hp3unknown").ShouldHaveOneError("ResourceNotFound.Ipv6EgressOnlyRule");

        Assert.Equal(
            $"Get-VpcIpv6EgressOnlyRule -Region cn-huhehaote -Ipv6GatewayId {Estate.WebGateway}",
            error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void What_is_only_tried_creates_and_removes_nothing()
    {
        _session.Run(Buy + $"$null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress} -DryRun").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcIpv6EgressOnlyRule").Output);

        _session.Run($"$rule = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress} -Wait; "
            + $"$rule | Remove-VpcIpv6EgressOnlyRule -Force -WhatIf; "
            + $"$rule | Remove-VpcIpv6EgressOnlyRule -Force -DryRun").ShouldHaveNoErrors();
        _session.Run("Get-VpcIpv6EgressOnlyRule").ShouldHaveOneOutput();

        _session.Run("$rule | Remove-VpcIpv6EgressOnlyRule -Force -Wait; "
            + "$rule | Remove-VpcIpv6EgressOnlyRule -Force -IfExists -Wait").ShouldHaveNoErrors();
    }

    [Fact]
    public void The_same_token_twice_creates_once()
    {
        _session.Run(Buy).ShouldHaveNoErrors();
        const string script = $"(New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress} -ClientToken run-1).Ipv6EgressOnlyRuleId";

        Assert.Equal(_session.Run(script).ShouldHaveOneOutput().BaseObject, _session.Run(script).ShouldHaveOneOutput().BaseObject);
        Assert.Equal(1, _session.Committed("CreateIpv6EgressOnlyRule"));
    }
}
