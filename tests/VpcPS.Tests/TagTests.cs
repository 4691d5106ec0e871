using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Get-, Add- and Remove-VpcTag.</summary>
public sealed class TagTests : IDisposable
{
    private const string NoTags = """{"RequestId":"R","NextToken":"","TagResources":{"TagResource":[]}}""";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Tags_that_are_added_are_listed_and_can_be_removed()
    {
        _session.Run($"Add-VpcTag {Estate.OtherShopAddress} @{{ owner = '网络组'; note = '' }}").ShouldHaveNoErrors();

        ScriptResult tags = _session.Run($"Get-VpcTag {Estate.OtherShopAddress}");
        tags.ShouldHaveNoErrors();
        Assert.Equal(["app=shop", "env=prod", "note=", "owner=网络组"], tags.Output.Select(tag => tag.Text("TagKey") + "=" + tag.Text("TagValue")).Order(StringComparer.Ordinal));
        Assert.All(tags.Output, tag => Assert.Equal((Estate.OtherShopAddress, "cn-huhehaote"), (tag.Text("ResourceId"), tag.Text("RegionId"))));

        _session.Run($"Remove-VpcTag {Estate.OtherShopAddress} owner, note -Force").ShouldHaveNoErrors();
        Assert.Equal(["app", "env"], _session.Run($"Get-VpcTag {Estate.OtherShopAddress}").Values("TagKey").Order());
    }

    [Fact]
    public void Objects_of_every_kind_are_taken_from_the_pipe()
    {
        _session.Run($"Get-VpcIpv6Address -VSwitchId {Estate.WebVSwitch} | Add-VpcTag -Tag @{{ round = '1' }}").ShouldHaveNoErrors();
        _session.Run("Get-VpcIpv6Gateway | Add-VpcTag -Tag @{ round = '1' }").ShouldHaveNoErrors();

        Assert.Equal(3, _session.Run("Get-VpcIpv6Address -Tag @{ round = '1' }").Output.Count);
        Assert.Equal(6, _session.Run("Get-VpcTag -Tag @{ round = '*' } | Where-Object TagKey -eq round").Output.Count);
        _session.Run("Get-VpcTag -Tag @{ round = '1' } -ResourceType ipv6gateway | Where-Object TagKey -eq round | Remove-VpcTag -Force").ShouldHaveNoErrors();
        Assert.Equal(3, _session.Run("Get-VpcTag -Tag @{ round = '1' } | Where-Object TagKey -eq round").Output.Count);
    }

    [Fact]
    public void A_key_keeps_its_blanks_from_the_pipe_and_from_a_file()
    {
        _session.Run($"Add-VpcTag {Estate.WebAddress} @{{ 'k ' = 'v'; ' k' = 'v'; k = 'mine' }}").ShouldHaveNoErrors();

        _session.Run($"Get-VpcTag {Estate.WebAddress} | Where-Object Key -EQ 'k ' | Remove-VpcTag -Force").ShouldHaveNoErrors();
        Assert.Equal([" k", "app", "env", "k"], Keys());

        _session.Run(
            $"Get-VpcTag {Estate.WebAddress} | Where-Object Key -EQ ' k' | ConvertTo-Csv | ConvertFrom-Csv | Remove-VpcTag -Force").ShouldHaveNoErrors();
        Assert.Equal(["app", "env", "k"], Keys());
    }

    [Theory]
    [InlineData("'env '")]
    [InlineData("'*'")]
    [InlineData("env, 'a?p'")]
    public void A_key_that_is_hardly_meant_as_it_is_has_to_be_there(string keys)
    {
        ErrorRecord error = _session.Run($"Remove-VpcTag {Estate.WebAddress} -Key {keys} -Force").ShouldHaveOneError("NoSuchTagKey");

        Assert.Equal(["app", "env"], Keys());
        Assert.Equal(["app", "env"], _session.Run(error.ErrorDetails.RecommendedAction).Values("Key").Order());
        _session.Run($"Add-VpcTag {Estate.WebAddress} @{{ '*' = 'v' }}; Remove-VpcTag {Estate.WebAddress} '*' -Force").ShouldHaveNoErrors();
        Assert.Equal(["app", "env"], Keys());
    }

    private IEnumerable<string> Keys() =>
        _session.Run($"Get-VpcTag {Estate.WebAddress}").Values("Key").Cast<string>().Order(StringComparer.Ordinal);

    [Fact]
    public void Route_tables_of_both_kinds_have_tags_by_object_row_and_id()
    {
        _session.Run(
            $"$made = New-VpcRouteTable {Estate.WebVpc} -Tag @{{ env = 'prod' }} -Wait; "
            + $"$system = Get-VpcRouteTable -VpcId {Estate.WebVpc} -RouteTableType System; "
            + "$made, $system | Add-VpcTag -Tag @{ run = '7' }; "
            + "Add-VpcTag $system.RouteTableId @{ id = '1' }; "
            + "$made | ConvertTo-Csv | ConvertFrom-Csv | Add-VpcTag -Tag @{ row = '1' }").ShouldHaveNoErrors();

        Assert.Equal(2, _session.Run("Get-VpcRouteTable -Tag @{ run = '7' }").Output.Count);
        Assert.Equal(["env", "row", "run"], _session.Run("$made | Get-VpcTag").Values("Key").Order());
        Assert.Equal(["id", "run"], _session.Run("Get-VpcTag $system.RouteTableId").Values("Key").Order());
        Assert.Equal(["ROUTETABLE"], _session.Run("Get-VpcTag | Where-Object Key -In run, row, id").Values("ResourceType").Distinct());
        _session.Run("Get-VpcRouteTable -Tag @{ run = '*' } | Remove-VpcTag -Key run -Force").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcRouteTable -Tag @{ run = '*' }").Output);
        Assert.Equal([Estate.WebVSwitch], _session.Run($"Get-VpcVSwitch {Estate.WebVSwitch} | Add-VpcTag -Tag @{{ own = '1' }}; Get-VpcTag -Tag @{{ own = '1' }} | Where-Object Key -EQ own").Values("ResourceId"));
    }

    [Theory]
    [InlineData("Get-VpcRoute | Select-Object -First 1 *")]
    [InlineData("Get-VpcInterface | Select-Object -First 1 *")]
    public void A_row_about_a_part_lists_no_tags_of_the_whole(string row) =>
        Assert.Contains("RowIsAboutPart", _session.Run($"{row} | Get-VpcTag").Errors.Single().FullyQualifiedErrorId);

    [Fact]
    public void All_takes_every_tag_off()
    {
        _session.Run($"Get-VpcIpv6Address {Estate.WebAddress} | Remove-VpcTag -All -Force").ShouldHaveNoErrors();

        Assert.Empty(_session.Run($"Get-VpcTag {Estate.WebAddress}").Output);
    }

    [Fact]
    public void Actions_and_parameters_are_the_services_own()
    {
        using StubService service = StubService.Answering(200, "application/json", "{\"RequestId\":\"R\"}");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run("Add-VpcTag ipv6-1, ipv6gw-1, ipv6-2 @{ env = 'prod' }; Remove-VpcTag ipv6-1 env -Force; Remove-VpcTag bwp-1 -ResourceType CommonBandwidthPackage -All -Force").ShouldHaveNoErrors();

        string[] expected =
        [
            "TagResources: RegionId=cn-huhehaote ResourceId.1=ipv6-1 ResourceId.2=ipv6-2 ResourceType=IPV6ADDRESS Tag.1.Key=env Tag.1.Value=prod",
            "TagResources: RegionId=cn-huhehaote ResourceId.1=ipv6gw-1 ResourceType=IPV6GATEWAY Tag.1.Key=env Tag.1.Value=prod",
            "UnTagResources: RegionId=cn-huhehaote ResourceId.1=ipv6-1 ResourceType=IPV6ADDRESS TagKey.1=env",
            "UnTagResources: All=true RegionId=cn-huhehaote ResourceId.1=bwp-1 ResourceType=COMMONBANDWIDTHPACKAGE",
        ];
        Assert.Equal(expected.Order(), service.Requests
            .Select(request => request["Action"] + ": " + string.Join(" ", request.Where(p => p.Key != "Action").OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key + "=" + p.Value)))
            .Order());
    }

    [Fact]
    public void Many_ids_go_50_in_a_call_and_pages_are_followed_by_their_cursor()
    {
        using var service = new StubService(context => context.Response.WriteAsync(context.Request.Query["NextToken"] == "second"
            ? NoTags
            : """{"RequestId":"R","NextToken":"second","TagResources":{"TagResource":[{"ResourceId":"ipv6-1","ResourceType":"ipv6address","TagKey":"a","TagValue":""}]}}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        ScriptResult result = session.Run("Get-VpcTag (1..60 | ForEach-Object { \"ipv6-$_\" })");

        Assert.Equal(["", ""], result.Values("TagValue"));
        Assert.Equal([50, 50, 10, 10], service.Requests.Select(request => request.Keys.Count(key => key.StartsWith("ResourceId.", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("$null | Get-VpcTag", "MissingResourceId")]
    [InlineData("Get-VpcTag $null", "MissingResourceId")]
    [InlineData("[pscustomobject]@{ ResourceId = '' } | Get-VpcTag", "MissingResourceId")]
    [InlineData("Get-VpcTag -ResourceType EIP", "CannotListAll")]
    [InlineData("Get-VpcTag ipv6bw-1", "UnknownResourceType")]
    [InlineData("Add-VpcTag ipv6py-1 @{ a = 'b' }", "UnknownResourceType")]
    [InlineData("Remove-VpcTag ipv6-1 -Force", "KeyOrAll")]
    [InlineData("Remove-VpcTag ipv6-1 a -All -Force", "KeyOrAll")]
    public void What_can_not_be_meant_is_refused_before_anything_is_sent(string command, string code)
    {
        _session.Run(command).ShouldHaveOneError(code);

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void A_foreign_object_and_a_blank_cell_are_refused()
    {
        ErrorRecord error = Assert.Single(_session.Run("[pscustomobject]@{ Something = 1 } | Add-VpcTag -Tag @{ a = 'b' }").Errors);
        Assert.Contains("The row has no id of anything that has tags", error.ToString());
        _session.RunWithRows("ResourceId,Note\n,x", "Remove-VpcTag -Key a -Force").ShouldHaveOneError("MissingResourceId");

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void Rows_of_a_csv_bring_ids_and_keys()
    {
        _session.RunWithRows($"ResourceId,TagKey,RegionId\n{Estate.WebAddress},env,cn-huhehaote", "Remove-VpcTag -Force").ShouldHaveNoErrors();

        Assert.Equal(["app"], _session.Run($"Get-VpcTag {Estate.WebAddress}").Values("TagKey"));
    }

    [Theory]
    [InlineData($"Add-VpcTag {Estate.WebAddress} @{{ a = 'b' }} -WhatIf")]
    [InlineData($"Remove-VpcTag {Estate.WebAddress} env -WhatIf")]
    [InlineData($"Remove-VpcTag {Estate.WebAddress} -All -Force -WhatIf")]
    public void WhatIf_sends_nothing(string command)
    {
        _session.Run(command).ShouldHaveNoErrors();

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void A_key_that_is_there_gets_the_new_value_and_others_stay()
    {
        ScriptResult added = _session.Run($"Add-VpcTag {Estate.WebAddress} -Tag @{{ env = 'test'; run = '' }}");

        added.ShouldHaveNoErrors();
        Assert.Empty(added.Output);
        Assert.Equal(
            ["app=web", "env=test", "run="],
            _session.Run($"Get-VpcTag {Estate.WebAddress}").Output
                .Select(tag => $"{tag.Text("Key")}={tag.Text("Value")}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["app=web", "env=test"],
            _session.Run($"(Get-VpcIpv6Address {Estate.WebAddress}).Tags | "
                + $"ForEach-Object {{ \"$_\" }}").Output.Select(tag => tag.ToString()).Take(2));
    }

    [Fact]
    public void A_tag_has_the_names_of_the_service_beside_its_own_and_the_kind_of_its_resource()
    {
        ScriptResult tags = _session.Run($"Get-VpcTag {Estate.WebAddress}");

        Assert.Equal(tags.Values("TagKey"), tags.Values("Key"));
        Assert.Equal(tags.Values("TagValue"), tags.Values("Value"));
        Assert.Equal(["IPV6ADDRESS"], tags.Values("ResourceType").Distinct());
    }

    [Fact]
    public void Addresses_gateways_VPCs_and_vSwitches_are_told_apart_in_one_pipe()
    {
        _session.Run(
            $"$resources = @(Get-VpcIpv6Address {Estate.WebAddress}; Get-VpcIpv6Gateway {Estate.WebGateway}; "
            + "Get-VpcNetwork -Name web; Get-VpcVSwitch -Name web-a); "
            + "$resources | Add-VpcTag -Tag @{ run = '7' }").ShouldHaveNoErrors();

        ScriptResult found = _session.Run("$resources | Get-VpcTag -Tag @{ run = '7' } | Where-Object Key -EQ 'run'");

        Assert.Equal(["IPV6ADDRESS", "IPV6GATEWAY", "VPC", "VSWITCH"], found.Values("ResourceType").Order());
        Assert.Equal([Estate.WebVpc], _session.Run("Get-VpcNetwork -Tag @{ run = '7' }").Values("VpcId"));
        Assert.Equal([Estate.WebVpc], _session.Run("Get-VpcNetwork -Tag @{ run = '*' }").Values("VpcId"));
        Assert.Equal([Estate.WebVSwitch], _session.Run("Get-VpcVSwitch -Tag @{ run = '7' }").Values("VSwitchId"));
        Assert.Equal([Estate.WebGateway], _session.Run("Get-VpcIpv6Gateway -Tag @{ run = '7' }").Values("Ipv6GatewayId"));
        Assert.Equal([Estate.WebGateway], _session.Run("Get-VpcTag -Tag @{ run = '*' } -ResourceType Ipv6Gateway").Values("ResourceId"));
        Assert.Empty(_session.Run("Get-VpcTag -Tag @{ run = '8' }; Get-VpcNetwork -Tag @{ run = '8' }").Output);

        _session.Run("$resources | Remove-VpcTag -Key run -Force; "
            + "Remove-VpcTag " + Estate.WebGateway + " -Key nothing -Force").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcTag -Tag @{ run = $null }").Output);
    }

    [Theory]
    [InlineData("Add-VpcTag ipv6-hp3unknown -Tag @{ run = '7' }", "ResourceNotFound.Ipv6Address")]
    [InlineData("Remove-VpcTag ipv6-hp3unknown -All -Force", "ResourceNotFound.Ipv6Address")]
    [InlineData($"Add-VpcTag {Estate.WebAddress} -Tag @{{ 'acs:mine' = '7' }}", "IllegalParam.TagKey")]
    public void What_the_service_refuses_is_named(string command, string code)
    {
        ErrorRecord error = _session.Run(command).ShouldHaveOneError(code);

        if (code == "ResourceNotFound.Ipv6Address")
        {
            Assert.Equal("Get-VpcIpv6Address -Region cn-huhehaote", error.ErrorDetails.RecommendedAction);
        }

        Assert.Equal(["app", "env"], _session.Run($"Get-VpcTag {Estate.WebAddress}").Values("Key"));
    }

    [Fact]
    public void What_can_not_be_meant_says_what_to_give()
    {
        Assert.Contains("Give -ResourceType", _session.Run("Get-VpcTag ipv6bw-1").ShouldHaveOneError("UnknownResourceType").ToString());
        Assert.Contains(
            "Give the keys with -Key, or give -All",
            _session.Run("Remove-VpcTag ipv6-1 -Force").ShouldHaveOneError("KeyOrAll").ToString());
        _session.Run("Add-VpcTag ipv6-1 -Tag @{}").ShouldHaveEndedWith("ParameterArgumentValidationError");
    }
}
