using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>-Region with several regions and with patterns, and lists by several names.</summary>
public sealed class SeveralRegionTests : IDisposable
{
    private const string Hangzhou = "cn-hangzhou";
    private const string Hohhot = "cn-huhehaote";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("*", new[] { Hangzhou, Hohhot })]
    [InlineData("cn-h*", new[] { Hangzhou, Hohhot })]
    [InlineData("cn-hu*", new[] { Hohhot })]
    [InlineData("CN-HUHEHAOTE, cn-hangzhou", new[] { Hohhot, Hangzhou })]
    [InlineData("cn-hu*, *", new[] { Hohhot, Hangzhou })]
    [InlineData("'cn-hangzhou,cn-huhehaote'", new[] { Hangzhou, Hohhot })]
    public void Everything_of_several_regions_comes_out_region_by_region(string regions, string[] expected)
    {
        foreach (string command in new[] { "Get-VpcIpv6Gateway", "Get-VpcNetwork", "Get-VpcVSwitch", "Get-VpcIpv6Address -ServiceManaged:$false" })
        {
            ScriptResult found = _session.Run($"{command} -Region {regions}");

            found.ShouldHaveNoErrors();
            string?[] inOrder = [.. found.Values("RegionId").Cast<string?>()];
            Assert.Equal(expected, inOrder.Distinct());
            Assert.Equal(expected.SelectMany(region => inOrder.Where(one => one == region)), inOrder);
        }
    }

    [Fact]
    public void An_id_is_found_in_whatever_region_it_is()
    {
        ScriptResult found = _session.Run($"Get-VpcIpv6Gateway {Estate.WebGateway}, ipv6gw-hp3none, {Estate.HangzhouGateway} -Region *");

        Assert.Equal([Estate.HangzhouGateway, Estate.WebGateway], found.Values("Ipv6GatewayId").Order());
        ErrorRecord error = Assert.Single(found.Errors);
        Assert.Contains("ipv6gw-hp3none in *: the gateway does not exist", error.ToString());
    }

    [Fact]
    public void A_region_that_fails_is_an_error_of_its_own()
    {
        _session.Run("Set-VpcEmulator $emulator -Fault @{ Action = 'DescribeVpcs'; Region = 'cn-hangzhou'; Code = 'Forbidden.RAM' }").ShouldHaveNoErrors();

        ScriptResult list = _session.Run("Get-VpcNetwork -Region *");
        Assert.Contains("cn-hangzhou", list.ShouldHaveOneError("Forbidden.RAM").ToString());
        Assert.Equal([Hohhot], list.Values("RegionId").Distinct());

        ScriptResult ids = _session.Run($"Get-VpcNetwork {Estate.WebVpc}, vpc-hp3none -Region *");
        Assert.Equal([Estate.WebVpc], ids.Values("VpcId"));
        Assert.Equal(2, ids.Errors.Count);
        Assert.Contains("cn-hangzhou", ids.Errors[0].ToString());
        Assert.Contains("vpc-hp3none was not found in any region of * that answered", ids.Errors[1].ToString());
    }

    [Fact]
    public void Things_that_are_piped_in_are_looked_for_in_their_own_region()
    {
        ScriptResult gateways = _session.Run($"Get-VpcNetwork -Region * | Get-VpcIpv6Gateway -Region *");
        gateways.ShouldHaveNoErrors();
        Assert.Equal(_session.Run("Get-VpcIpv6Gateway -Region *").Values("Ipv6GatewayId"), gateways.Values("Ipv6GatewayId"));

        _session.Run($"Get-VpcNetwork -Region {Hohhot} | Select-Object -First 1 | Get-VpcIpv6Gateway -Region cn-hang*, eu-central-1")
            .ShouldHaveOneError("OtherRegion");
        _session.Run($"'{Estate.WebVpc}' | Get-VpcIpv6Address -Region *").ShouldHaveOneError("OneRegion");
        _session.Run($"Get-VpcIpv6EgressOnlyRule {Estate.ShopGateway} -Region *").ShouldHaveOneError("OneRegion");
    }

    [Fact]
    public void Rules_and_tags_of_all_regions_come_out_too()
    {
        _session.Run(
            $"$null = New-VpcIpv6EgressOnlyRule {Estate.ShopGateway} (New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 2).Ipv6AddressId -Name one; "
            + $"Add-VpcTag {Estate.HangzhouGateway} @{{ site = 'east' }} -Region {Hangzhou}").ShouldHaveNoErrors();

        Assert.Equal("one", _session.Run("Get-VpcIpv6EgressOnlyRule -Region *").ShouldHaveOneOutput().Text("Name"));
        ScriptResult tags = _session.Run("Get-VpcTag -Region *");
        tags.ShouldHaveNoErrors();
        Assert.Equal([Hangzhou, Hohhot], tags.Values("RegionId").Distinct());
        Assert.Equal(
            Estate.HangzhouGateway, _session.Run("Get-VpcTag -Tag @{ site = '*' } -Region *").ShouldHaveOneOutput().Text("ResourceId"));
    }

    [Theory]
    [InlineData("New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 5 -Region *")]
    [InlineData("Remove-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd -Force -Region cn-*")]
    [InlineData("Add-VpcTag ipv6-hp351bytt9inrfp6tgubd @{ a = 'b' } -Region cn-hangzhou, cn-huhehaote")]
    [InlineData("Get-VpcRegion -Region *")]
    [InlineData("Invoke-VpcApi DescribeVpcs -Region *")]
    [InlineData("[pscustomobject]@{ VpcId = 'vpc-hp3kzilwd9yflssfdlgqe'; Region = '*' } | Get-VpcNetwork")]
    [InlineData("[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp351bytt9inrfp6tgubd'; Bandwidth = 5; Region = '*' } | New-VpcIpv6InternetBandwidth")]
    public void Where_one_region_is_due_several_are_refused_with_what_to_type(string command)
    {
        ErrorRecord error = _session.Run(command).ShouldHaveOneError("InvalidRegion");

        Assert.Contains("stands for several regions, but this needs exactly one. Give one region, such as cn-huhehaote", error.ToString());
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void A_pattern_that_fits_no_region_is_an_error() =>
        Assert.Contains("'xx-*'", _session.Run("Get-VpcNetwork -Region xx-*").ShouldHaveEndedWith("InvalidRegion").ToString());

    [Theory]
    [InlineData("Get-VpcNetwork -Region cn-hangzhou, cn-huhehaote")]
    [InlineData("Get-VpcNetwork vpc-hp3one -Region cn-hangzhou, cn-huhehaote")]
    public void Regions_are_asked_at_the_same_time(string command)
    {
        // Neither region is answered before both have been queried.
        var bothAsked = new TaskCompletionSource();
        int asked = 0;
        using var service = new StubService(async context =>
        {
            if (System.Threading.Interlocked.Increment(ref asked) == 2)
            {
                bothAsked.SetResult();
            }

            await bothAsked.Task;
            await context.Response.WriteAsync("""{"RequestId":"R","TotalCount":0,"PageNumber":1,"PageSize":50,"Vpcs":{"Vpc":[]}}""");
        });
        using var session = ModuleSession.ConnectedTo(service.Endpoint);

        session.Run(command + " -ErrorAction SilentlyContinue");

        Assert.Equal([Hangzhou, Hohhot], service.Requests.Select(request => request["RegionId"]).Order());
    }

    [Fact]
    public void Several_names_and_wildcards_are_matched_in_any_case()
    {
        Assert.Equal(["web", "lab"], _session.Run("Get-VpcNetwork -Name W*, LAB").Values("Name"));
        Assert.Equal(["web-edge", "shop-edge"], _session.Run("Get-VpcIpv6Gateway -Name web-edge, shop-edge").Values("Name"));
        Assert.Empty(_session.Run("Get-VpcNetwork -Name nobody, none").Output);
        _session.Run("Get-VpcNetwork -Name web, ''").ShouldHaveEndedWith("EmptyArgument");
        Assert.NotNull(_session.Run("Get-VpcNetwork -Name @()").Ending);
    }

    [Fact]
    public void Without_arguments_all_tags_of_the_region_are_listed()
    {
        _session.Run(
            $"Add-VpcTag {Estate.WebVpc}, {Estate.WebVSwitch}, {Estate.WebGateway} @{{ owner = 'net' }}; Add-VpcTag {Estate.WebAddress} @{{ owner = 'web' }}")
            .ShouldHaveNoErrors();

        ScriptResult all = _session.Run("Get-VpcTag");
        all.ShouldHaveNoErrors();
        Assert.Equal(
            ["IPV6ADDRESS", "IPV6GATEWAY", "VPC", "VSWITCH"],
            all.Output.Where(tag => tag.Text("TagKey") == "owner").Select(tag => tag.Text("ResourceType")!.ToUpperInvariant()));
        Assert.Equal(all.Output.Count, all.Output.Select(tag => tag.Text("ResourceId") + tag.Text("TagKey")).Distinct().Count());
        Assert.Equal([Estate.WebVpc], _session.Run("Get-VpcTag -ResourceType VPC").Values("ResourceId"));
    }
}
