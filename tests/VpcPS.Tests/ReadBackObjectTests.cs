using System;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Objects of the module that come from a file, a job or another computer.</summary>
public sealed class ReadBackObjectTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-VpcNetwork -Name intranet", "VpcNetwork", "CidrBlock")]
    [InlineData($"Get-VpcVSwitch {Estate.WebVSwitch}", "VpcVSwitch", "CidrBlock")]
    [InlineData($"Get-VpcIpv6Gateway {Estate.WebGateway}", "VpcIpv6Gateway", "Spec")]
    [InlineData($"Get-VpcIpv6Address {Estate.WebAddress}", "VpcIpv6Address", "Address")]
    public void What_is_read_back_sets_nothing_but_what_is_given(string get, string noun, string kept)
    {
        _session.Run($"$live = {get}; $saved = {ReadBack("$live")}; $live | Set-{noun} -Name renamed").ShouldHaveNoErrors();

        _session.Run($"$saved | Set-{noun} -Description dd").ShouldHaveNoErrors();

        PSObject now = _session.Run(get.Replace("-Name intranet", "-Name renamed", StringComparison.Ordinal)).ShouldHaveOneOutput();
        Assert.Equal("renamed", now.Text("Name"));
        Assert.Equal("dd", now.Text("Description"));
        Assert.Equal(_session.Run("$live").ShouldHaveOneOutput().Text(kept), now.Text(kept));
        _session.Run($"$saved | Set-{noun}").ShouldHaveOneError("NothingToSet");
    }

    [Fact]
    public void The_blocks_of_a_network_that_is_read_back_are_not_those_of_a_vSwitch()
    {
        _session.Run($"$saved = New-VpcNetwork 10.66.0.0/16 -Name n66 -Tag @{{ a = 'b' }} -Wait; $saved = {ReadBack("$saved")}").ShouldHaveNoErrors();

        _session.Run("$saved | New-VpcVSwitch -ZoneId cn-huhehaote-a").ShouldHaveOneError("MissingCidrBlock");

        Assert.Null(_session.Run("$saved | New-VpcVSwitch -ZoneId cn-huhehaote-a -CidrMask 24").ShouldHaveOneOutput().Text("Name"));
        Assert.Null(_session.Run("$saved | New-VpcRouteTable").ShouldHaveOneOutput().Text("Name"));
    }

    [Fact]
    public void A_bandwidth_that_is_read_back_is_changed_to_what_is_given()
    {
        _session.Run($"$bought = New-VpcIpv6InternetBandwidth {Estate.WebAddress} 3").ShouldHaveNoErrors();

        _session.Run($"{ReadBack("$bought")} | Set-VpcIpv6InternetBandwidth 7").ShouldHaveNoErrors();
        Assert.Equal("7", Bandwidth());
        _session.Run($"{ReadBack($"(Get-VpcIpv6Address {Estate.WebAddress})")} | Set-VpcIpv6InternetBandwidth 8").ShouldHaveNoErrors();
        Assert.Equal("8", Bandwidth());
        _session.Run($"{ReadBack($"(Get-VpcIpv6Address {Estate.OtherWebAddress})")} | New-VpcIpv6InternetBandwidth 9").ShouldHaveOneOutput();
    }

    [Theory]
    [InlineData("$made | ConvertTo-Csv | ConvertFrom-Csv")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($made))")]
    [InlineData("$made | Select-Object *")]
    [InlineData("$made | Select-Object Address, AssociatedInstanceId, RegionId")]
    public void An_exported_address_is_taken_away_from_its_interface(string saved)
    {
        _session.Run($"$made = (Get-VpcInterface -VpcId {Estate.WebVpc})[0] | Add-VpcInterfaceAddress -Wait").ShouldHaveNoErrors();

        _session.Run(saved + " | Remove-VpcInterfaceAddress -Force").ShouldHaveNoErrors();

        Assert.Equal(0, _session.Run("@(Get-VpcIpv6Address | Where-Object Ipv6AddressId -eq $made.Ipv6AddressId).Count").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void An_exported_address_of_an_instance_or_of_nobody_is_as_the_live_one()
    {
        _session.Run(
            "$addresses = Get-VpcIpv6Address; $ofInstance = @($addresses | Where-Object AssociatedInstanceId -like 'i-*')[0];"
            + $" $ofNobody = New-VpcIpv6Address {Estate.WebVSwitch} -Wait").ShouldHaveNoErrors();

        _session.Run("$ofInstance | ConvertTo-Csv | ConvertFrom-Csv | Remove-VpcInterfaceAddress -Force").ShouldHaveNoErrors();
        _session.Run("$ofNobody | ConvertTo-Csv | ConvertFrom-Csv | Remove-VpcInterfaceAddress -Force").ShouldHaveOneError("NoInterface");
        _session.Run("$ofInstance | ConvertTo-Csv | ConvertFrom-Csv | Remove-VpcInterfaceAddress -All -Force").ShouldHaveOneError("AddressesAndAll");

        Assert.Equal(0, _session.Run("@(Get-VpcIpv6Address | Where-Object Ipv6AddressId -eq $ofInstance.Ipv6AddressId).Count").ShouldHaveOneOutput().BaseObject);
    }

    private static string ReadBack(string thing) =>
        $"[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize({thing}))";

    private string? Bandwidth() => _session.Run($"Get-VpcIpv6InternetBandwidth -Ipv6AddressId {Estate.WebAddress}").ShouldHaveOneOutput().Text("Bandwidth");
}
