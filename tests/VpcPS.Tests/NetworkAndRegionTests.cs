using System;
using System.Linq;
using System.Management.Automation;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Get-VpcNetwork, Get-VpcVSwitch and Get-VpcRegion.</summary>
public sealed class NetworkAndRegionTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Networks_are_listed_with_their_blocks()
    {
        ScriptResult all = _session.Run("Get-VpcNetwork");

        all.ShouldHaveNoErrors();
        PSObject web = all.Output.Single(item => item.Text("VpcId") == Estate.WebVpc);
        Assert.Equal("web", web.Text("Name"));
        Assert.Equal("web", web.Text("VpcName"));
        Assert.Equal("2408:4004:c0:200::/56", web.Text("Ipv6CidrBlock"));
        Assert.Equal("cn-huhehaote", web.Text("RegionId"));
        Assert.Contains(Estate.WebVSwitch, web.Text("VSwitchIds"));
        Assert.Equal(["lab"], _session.Run("Get-VpcNetwork -Name lab").Values("Name"));
    }

    [Fact]
    public void A_network_goes_into_its_gateway_and_its_vSwitches()
    {
        PSObject gateway = _session.Run($"Get-VpcNetwork {Estate.LabVpc} | New-VpcIpv6Gateway -Wait").ShouldHaveOneOutput();
        Assert.Null(gateway.Text("Name"));

        PSObject address = _session.Run($"Get-VpcVSwitch -VpcId {Estate.LabVpc} | New-VpcIpv6Address -Wait").ShouldHaveOneOutput();
        Assert.Equal(gateway.Text("Ipv6GatewayId"), address.Text("Ipv6GatewayId"));
        Assert.Null(address.Text("Name"));
    }

    [Fact]
    public void VSwitches_are_listed_by_id_and_by_VPC()
    {
        PSObject found = _session.Run($"Get-VpcVSwitch {Estate.WebVSwitch}").ShouldHaveOneOutput();

        Assert.Equal("web-a", found.Text("VSwitchName"));
        Assert.Equal(Estate.WebVpc, found.Text("VpcId"));
        Assert.Equal("2408:4004:c0:200::/64", found.Text("Ipv6CidrBlock"));
        Assert.Equal(2, _session.Run($"Get-VpcVSwitch -VpcId {Estate.WebVpc}").Output.Count);
    }

    [Theory]
    [InlineData("Get-VpcNetwork vpc-hp3unknown", "ResourceNotFound.VPC")]
    [InlineData("Get-VpcVSwitch vsw-hp3unknown", "ResourceNotFound.VSwitch")]
    public void An_id_that_does_not_exist_is_an_error(string command, string code) => _session.Run(command).ShouldHaveOneError(code);

    [Theory]
    [InlineData("Get-VpcNetwork", "VpcId")]
    [InlineData("Get-VpcVSwitch", "VSwitchId")]
    public void A_blank_id_never_lists_everything(string command, string column)
    {
        _session.RunWithRows($"{column},Note\n,x", command).ShouldHaveOneError("Missing" + column);

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void Regions_are_listed_and_go_into_other_commands()
    {
        ScriptResult all = _session.Run("Get-VpcRegion");
        all.ShouldHaveNoErrors();
        PSObject hohhot = all.Output.Single(item => item.Text("RegionId") == "cn-huhehaote");
        Assert.NotNull(hohhot.Text("LocalName"));
        Assert.Equal(true, hohhot.Properties["HasIpv6Gateways"].Value);

        ScriptResult gateways = _session.Run("Get-VpcRegion | Get-VpcIpv6Gateway");
        gateways.ShouldHaveNoErrors();
        Assert.Equal(["cn-hangzhou", "cn-huhehaote"], gateways.Values("RegionId").Distinct().Order());
    }

    [Fact]
    public void Regions_need_no_region_and_are_filtered_here()
    {
        using var service = new StubService(context => context.Response.WriteAsync(
            """{"RequestId":"R","Regions":{"Region":[{"RegionId":"cn-huhehaote","LocalName":"China (Hohhot)","RegionEndpoint":"vpc.cn-huhehaote.aliyuncs.com"},{"RegionId":"xx-new","LocalName":"New"}]}}"""));
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject found = session.Run("Get-VpcRegion hohhot -AcceptLanguage EN-us").ShouldHaveOneOutput();

        Assert.Equal("cn-huhehaote", found.Text("RegionId"));
        Assert.Equal("vpc.cn-huhehaote.aliyuncs.com", found.Text("RegionEndpoint"));
        Assert.Equal("en-US", service.Requests.Single()["AcceptLanguage"]);
    }

    [Fact]
    public void Ids_of_networks_go_in_batches_of_20_and_those_of_vSwitches_one_by_one()
    {
        using var service = new StubService(context =>
        {
            string item = string.Join(",", context.Request.Query["VpcId"].ToString().Split(',').Select(id => $$"""{"VpcId":"{{id}}" }"""));
            return context.Response.WriteAsync(context.Request.Headers["x-acs-action"] == "DescribeVpcs"
                ? $$"""{"RequestId":"R","TotalCount":1,"Vpcs":{"Vpc":[{{item}}] } }"""
                : $$"""{"RequestId":"R","TotalCount":1,"VSwitches":{"VSwitch":[{"VSwitchId":"{{context.Request.Query["VSwitchId"]}}"}] } }""");
        });
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Equal(23, session.Run("1..23 | ForEach-Object { [pscustomobject]@{ VpcId = \"vpc-$_\" } } | Get-VpcNetwork").Output.Count);
        Assert.Equal(2, service.Requests.Count);
        Assert.Equal(["vsw-1", "vsw-2"], session.Run("Get-VpcVSwitch vsw-1, vsw-2").Values("VSwitchId"));
        Assert.Equal(4, service.Requests.Count);
    }

    [Fact]
    public void The_VPCs_of_gateways_are_read_in_one_call()
    {
        ScriptResult found = _session.Run("$gateways = @(Get-VpcIpv6Gateway); $gateways | Get-VpcNetwork");

        Assert.Equal(_session.Run("$gateways").Values("VpcId").Order(), found.Values("VpcId").Order());
        Assert.Equal(["DescribeIpv6Gateways", "DescribeVpcs"], _session.Actions());
    }

    [Fact]
    public void The_vSwitches_of_addresses_are_those_of_their_VPC()
    {
        ScriptResult found = _session.Run($"Get-VpcIpv6Address -VpcId {Estate.WebVpc} | Get-VpcVSwitch");

        found.ShouldHaveNoErrors();
        Assert.Equal(
            _session.Run($"(Get-VpcNetwork {Estate.WebVpc}).VSwitchIds").Output.Select(id => id.ToString()).Order(),
            found.Output.Select(item => item.Text("VSwitchId")).Distinct().Order());
        Assert.Equal(Estate.WebVSwitch, _session.Run("Get-VpcVSwitch -Name web-a").ShouldHaveOneOutput().Text("VSwitchId"));
        Assert.Equal(["cn-huhehaote"], _session.Run("Get-VpcVSwitch").Values("RegionId").Distinct());
    }

    [Theory]
    [InlineData("Get-VpcNetwork vpc-hp3unknown, " + Estate.WebVpc, "ResourceNotFound.VPC", "Get-VpcNetwork -Region cn-huhehaote", "VpcId", Estate.WebVpc)]
    [InlineData("Get-VpcVSwitch vsw-hp3unknown, " + Estate.WebVSwitch, "ResourceNotFound.VSwitch", "Get-VpcVSwitch -Region cn-huhehaote", "VSwitchId", Estate.WebVSwitch)]
    public void An_id_that_does_not_exist_points_to_the_list_and_does_not_hide_the_next(
        string command, string code, string next, string property, string found)
    {
        ScriptResult result = _session.Run(command);

        Assert.Equal(next, result.ShouldHaveOneError(code).ErrorDetails.RecommendedAction);
        Assert.Equal([found], result.Values(property));
    }

    [Fact]
    public void Regions_are_found_by_a_part_of_id_or_name_and_named_in_the_language_asked_for()
    {
        ScriptResult all = _session.Run("Get-VpcRegion");
        Assert.True(all.Output.Count > 20);
        Assert.Equal(all.Output.Count, all.Values("RegionId").Distinct().Count());
        Assert.Single(_session.Actions());

        PSObject hohhot = _session.Run("Get-VpcRegion HUHEHAOTE").ShouldHaveOneOutput();
        Assert.Equal("vpc.cn-huhehaote.aliyuncs.com", hohhot.Text("RegionEndpoint"));
        Assert.Matches("[^ -~]", hohhot.Text("LocalName"));
        hohhot = _session.Run("Get-VpcRegion Hohhot -AcceptLanguage en-us").ShouldHaveOneOutput();
        Assert.Equal("cn-huhehaote", hohhot.Text("RegionId"));
        Assert.Matches("^[ -~]+$", hohhot.Text("LocalName"));
        Assert.Empty(_session.Run("Get-VpcRegion nowhere").Output);
    }

    [Fact]
    public void What_is_no_region_and_no_language_is_refused()
    {
        Assert.Contains(
            "such as cn-huhehaote",
            _session.Run("Get-VpcRegion -Region 'no region'").ShouldHaveOneError("InvalidRegion").ToString());
        _session.Run("Get-VpcRegion -AcceptLanguage klingon").ShouldHaveEndedWith("ParameterArgumentValidationError");
    }
}
