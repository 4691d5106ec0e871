using System;
using System.Globalization;
using System.Linq;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Names, descriptions, tags and filters by name: damaged texts, values of another kind, and patterns.</summary>
public sealed class WrittenTextTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void Values_of_tags_are_the_same_in_every_culture(string culture)
    {
        ScriptResult result = _session.Run(
            "$own = [cultureinfo]::CurrentCulture; [cultureinfo]::CurrentCulture = $Culture; try { Add-VpcTag $Id -Tag @{ price = 1.5; minus = -0.25; whole = 12; exact = 1.50d; on = $true; since = [datetime]'2026-05-06T07:08:09'; 3 = [guid]::Empty; empty = '' } } finally { [cultureinfo]::CurrentCulture = $own }",
            ("Id", Estate.ShopGateway),
            ("Culture", CultureInfo.GetCultureInfo(culture)));

        result.ShouldHaveNoErrors();
        ScriptResult tags = _session.Run($"Get-VpcTag {Estate.ShopGateway} | Where-Object TagKey -in price, minus, whole, exact, on, since, empty, '3' | Sort-Object TagKey");
        Assert.Equal(
            ["3=00000000-0000-0000-0000-000000000000", "empty=", "exact=1.50", "minus=-0.25", "on=True", "price=1.5", "since=05/06/2026 07:08:09", "whole=12"],
            tags.Output.Select(tag => tag.Text("TagKey") + "=" + tag.Text("TagValue")));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("@(1, 2)")]
    [InlineData("@{ a = 'b' }")]
    [InlineData("[ordered]@{ a = 'b' }")]
    [InlineData("[pscustomobject]@{ a = 'b' }")]
    [InlineData("@()")]
    [InlineData("{ 'a' }")]
    [InlineData("\"a$([char]0xFFFD)b\"")]
    [InlineData("('x' * 129)")]
    public void What_is_no_value_is_refused_with_its_key(string value)
    {
        foreach (string command in new[]
        {
            "Add-VpcTag vpc-hp3kzilwd9yflssfdlgqe", "Get-VpcVSwitch vsw-hp3k6zr9x7x9574o9fel5 | Add-VpcTag", "Get-VpcTag", "Get-VpcIpv6Address", "Get-VpcIpv6Gateway", "Get-VpcNetwork", "Get-VpcVSwitch",
        })
        {
            ScriptResult result = _session.Run($"{command} -Tag @{{ odd = {value} }}");

            Assert.Empty(result.Output);
            Assert.Contains("'odd'", result.Ending?.ToString() ?? Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("TagResources", _session.Actions());
    }

    [Fact]
    public void A_star_stands_for_every_value_of_a_tag_and_no_other_wildcard_does()
    {
        _session.Run($"Add-VpcTag {Estate.ShopGateway} -Tag @{{ stage = 'blue' }}").ShouldHaveNoErrors();

        Assert.Equal(Estate.ShopGateway, _session.Run("Get-VpcIpv6Gateway -Tag @{ stage = '*' }").ShouldHaveOneOutput().Text("Ipv6GatewayId"));
        Assert.Contains("wildcard", _session.Run("Get-VpcIpv6Gateway -Tag @{ stage = 'bl*' }").Ending?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Name $Bad")]
    [InlineData("New-VpcIpv6Address vsw-hp3k6zr9x7x9574o9fel5 -Description $Bad")]
    [InlineData("Set-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd -Name $Bad")]
    [InlineData("Set-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv -Description $Bad")]
    [InlineData("New-VpcIpv6EgressOnlyRule -Ipv6GatewayId ipv6gw-hp37pqh7vop5edza0z273 -Ipv6AddressId ipv6-hp31kqlwhifpiwia0dy6i -Name $Bad")]
    [InlineData("Get-VpcNetwork -Name $Bad")]
    [InlineData("Remove-VpcTag vpc-hp36gvymdazvo5td9k27g -Key $Bad -Force")]
    [InlineData("Invoke-VpcApi ModifyIpv6AddressAttribute @{ Name = $Bad }")]
    public void A_text_that_a_wrong_encoding_has_spoilt_is_refused(string command)
    {
        ScriptResult result = _session.Run(command, ("Bad", "caf\uFFFD"));

        string said = result.Ending?.ToString() ?? Assert.Single(result.Errors).ToString();
        Assert.Contains("U+FFFD", said, StringComparison.Ordinal);
        Assert.Contains("-Encoding", said, StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("Get-VpcIpv6Gateway -Name 'shop-*'")]
    [InlineData("Get-VpcIpv6Gateway -Name 'SHOP-?*'")]
    [InlineData("Get-VpcVSwitch -Name 'vide?-a'")]
    [InlineData("Get-VpcNetwork -Name '[lL]ab*'")]
    [InlineData("Get-VpcIpv6Address -Name 'web*' | Select-Object -First 1")]
    [InlineData("Get-VpcRegion -Name '*huhehaot?'")]
    public void Wildcards_are_matched_here(string command) => Assert.Single(_session.Run(command).Output);

    [Theory]
    [InlineData("Get-VpcIpv6Gateway", "ipv6gw-1", """{"TotalCount":2,"Ipv6Gateways":{"Ipv6Gateway":[{"Ipv6GatewayId":"ipv6gw-1","Name":"shop-a"},{"Ipv6GatewayId":"ipv6gw-2","Name":"web"}]}}""")]
    [InlineData("Get-VpcIpv6Address", "ipv6-1", """{"TotalCount":2,"Ipv6Addresses":{"Ipv6Address":[{"Ipv6AddressId":"ipv6-1","Ipv6AddressName":"shop-a"},{"Ipv6AddressId":"ipv6-2"}]}}""")]
    [InlineData("Get-VpcIpv6EgressOnlyRule ipv6gw-1", "ipv6py-1", """{"TotalCount":2,"Ipv6EgressOnlyRules":{"Ipv6EgressOnlyRule":[{"Ipv6EgressOnlyRuleId":"ipv6py-1","Name":"shop-a"},{"Ipv6EgressOnlyRuleId":"ipv6py-2","Name":"web"}]}}""")]
    public void And_never_sent(string command, string id, string answer)
    {
        using StubService service = StubService.Answering(200, "application/json", answer);
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        Assert.Contains(id, session.Run($"{command} -Name 'SHOP-*'").ShouldHaveOneOutput().Properties.Select(property => property.Value?.ToString()));
        Assert.DoesNotContain(service.Requests.SelectMany(request => request.Values), value => value.Contains('*', StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_with_a_bracket_in_it_is_found_as_it_is_written_and_with_a_backtick()
    {
        _session.Run($"Set-VpcIpv6Address {Estate.WebAddress} -Name 'web[1]'").ShouldHaveNoErrors();

        Assert.Equal(Estate.WebAddress, _session.Run("Get-VpcIpv6Address -Name 'web[1]'").ShouldHaveOneOutput().Text("Ipv6AddressId"));
        Assert.Equal(Estate.WebAddress, _session.Run("Get-VpcIpv6Address -Name 'web`[1`]'").ShouldHaveOneOutput().Text("Ipv6AddressId"));
    }

    [Theory]
    [InlineData("PayByTraffic", true)]
    [InlineData("paybybandwidth", false)]
    [InlineData("", false)]
    public void Set_says_that_the_charge_type_of_a_row_can_t_be_changed(string cell, bool isRefused)
    {
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 3").ShouldHaveNoErrors();

        ScriptResult result = _session.RunWithRows($"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.WebAddress},4,{cell}", "Set-VpcIpv6InternetBandwidth");

        if (isRefused)
        {
            string said = result.ShouldHaveOneError("ChargeTypeCannotBeChanged").ToString();
            Assert.Contains("PayByTraffic", said, StringComparison.Ordinal);
            Assert.Contains("Sync-VpcIpv6InternetBandwidth -AllowReplace", said, StringComparison.Ordinal);
        }
        else
        {
            result.ShouldHaveNoErrors();
        }

        Assert.Equal(isRefused ? "3" : "4", _session.Run($"Get-VpcIpv6InternetBandwidth {Estate.WebAddress}").ShouldHaveOneOutput().Text("Bandwidth"));
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd")]
    [InlineData("Get-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv")]
    [InlineData("Get-VpcNetwork vpc-hp3kzilwd9yflssfdlgqe")]
    [InlineData("Get-VpcVSwitch vsw-hp3k6zr9x7x9574o9fel5")]
    [InlineData("Get-VpcTag -Tag @{ env = '*' } -ResourceType IPV6ADDRESS | Select-Object -First 1")]
    public void What_has_an_id_and_tags_can_be_tagged_from_anywhere(string listing)
    {
        string key = "from-" + Guid.NewGuid().ToString("n");
        foreach (string travel in new[]
        {
            "[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($thing))",
            "[pscustomobject]($thing.psobject.Properties | ForEach-Object { $row = [ordered]@{} } { $row[$_.Name + ' '] = \"$($_.Value)\" } { $row })",
            "$thing",
        })
        {
            string id = _session.Run($"$thing = {listing}; {travel} | Add-VpcTag -Tag @{{ '{key}' = 'x' }}; Get-VpcTag -Tag @{{ '{key}' = 'x' }} | Where-Object TagKey -eq '{key}' | ForEach-Object ResourceId; {travel} | Remove-VpcTag -Key '{key}' -Force")
                .ShouldHaveOneOutput().ToString()!;

            Assert.Contains(id, _session.Run("$thing.psobject.Properties.Value").Output.Select(value => value?.ToString()));
            Assert.Empty(_session.Run($"Get-VpcTag -Tag @{{ '{key}' = 'x' }}").Output);
        }
    }

    [Theory]
    [InlineData("[pscustomobject]@{ InternetBandwidthId = 'ipv6bw-1'; Ipv6AddressId = 'ipv6-1'; Ipv6GatewayId = 'ipv6gw-1' }")]
    [InlineData("[pscustomobject]@{ Ipv6EgressOnlyRuleId = 'ipv6py-1'; Ipv6GatewayId = 'ipv6gw-1' }")]
    [InlineData("[pscustomobject]@{ Ipv6AddressId = ''; VpcId = 'vpc-1' }")]
    [InlineData("[pscustomobject]@{ Owner = 'me' }")]
    public void What_has_none_is_refused_and_nothing_else_of_the_row_is_tagged_for_it(string row)
    {
        Assert.Single(_session.Run(row + " | Add-VpcTag -Tag @{ a = 'b' }").Errors);
        Assert.Empty(_session.Actions());
    }
}
