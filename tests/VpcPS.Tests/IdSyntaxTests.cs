using System;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// Ids, regions, filters and tokens that are not possible: they are refused before anything is sent, and the message shows why.
/// </summary>
public sealed class IdSyntaxTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    public static TheoryData<string> Commands =>
    [
        "Get-VpcIpv6Address", "Get-VpcIpv6InternetBandwidth", "New-VpcIpv6InternetBandwidth -Bandwidth 2", "Set-VpcIpv6InternetBandwidth -Bandwidth 2",
        "Remove-VpcIpv6InternetBandwidth -IfExists -Force", "Set-VpcIpv6Address -Name n", "Remove-VpcIpv6Address -IfExists -Force",
        "Sync-VpcIpv6InternetBandwidth -Bandwidth 2", "Test-VpcIpv6InternetBandwidth -Bandwidth 2", "Get-VpcIpv6EgressOnlyRule",
        "New-VpcIpv6EgressOnlyRule", "Add-VpcTag -Tag @{ a = 'b' }", "Remove-VpcTag -All -Force", "Get-VpcTag",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_character_that_nobody_sees_is_named_in_a_row(string command)
    {
        string column = command.Contains("Tag", StringComparison.Ordinal) ? "ResourceId" : "Ipv6AddressId";
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty(column, Estate.WebAddress.Insert(9, "\u200B")));

        ScriptResult result = _session.Run("$Rows | " + command, ("Rows", row));

        string said = result.Errors.Count == 1 ? result.Errors[0].ToString() : Assert.Single(result.Output).Text("Message")!;
        Assert.Contains("U+200B", said, StringComparison.Ordinal);
        Assert.Contains(Estate.WebAddress, said, StringComparison.Ordinal);
        Assert.DoesNotContain("\u200B", said, StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("ipv6-hp35\u00A01bytt9inrfp6tgubd", "U+00A0")]
    [InlineData("ipv6-hp\uFF131bytt9inrfp6tgubd", "U+FF13")]
    [InlineData("ipv6-hp3\u04301bytt9inrfp6tgubd", "U+0430")]
    [InlineData("ipv6\u2060-hp351bytt9inrfp6tgubd", "U+2060")]
    [InlineData("ipv6-hp351bytt9inrfp6tgubd\u200B", "U+200B")]
    [InlineData("ipv6-\u212A351bytt9inrfp6tgubd", "U+212A")]
    [InlineData("ipv6-hp351bytt9inrfp6tgubd;5", "U+003B")]
    [InlineData("ipv6-hp3\u001B[31m", "U+001B")]
    [InlineData("ipv6-hp3\uDB40\uDC41bytt", "U+E0041")]
    public void As_an_argument_too(string id, string named)
    {
        ScriptResult result = _session.Run("Remove-VpcIpv6InternetBandwidth $Id -IfExists -Force", ("Id", id));

        Assert.Contains(named, result.Ending?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("New-VpcIpv6InternetBandwidth -Ipv6AddressId $thing -Bandwidth 2", "Get-VpcIpv6Address " + Estate.WebAddress, Estate.WebAddress)]
    [InlineData("Set-VpcIpv6Gateway -Ipv6GatewayId $thing -Name n", "Get-VpcIpv6Gateway " + Estate.WebGateway, Estate.WebGateway)]
    [InlineData("New-VpcIpv6InternetBandwidth -Ipv6AddressId " + Estate.WebAddress + " -Bandwidth 2 -Ipv6GatewayId $thing", "Get-VpcIpv6Gateway " + Estate.WebGateway, Estate.WebGateway)]
    [InlineData("New-VpcVSwitch -VpcId $thing -ZoneId cn-huhehaote-a -CidrMask 24", "Get-VpcNetwork " + Estate.WebVpc, Estate.WebVpc)]
    public void An_object_in_place_of_its_id_says_what_to_give(string command, string thing, string id)
    {
        _session.Run("$thing = " + thing).ShouldHaveNoErrors();

        ScriptResult result = _session.Run(command);

        string said = (result.Ending ?? Assert.Single(result.Errors)).ToString();
        Assert.Contains($"Pipe the object into the command, or give its id: '{id}'", said, StringComparison.Ordinal);
        Assert.DoesNotContain("invisible", said, StringComparison.Ordinal);
        Assert.DoesNotContain("AllocateIpv6InternetBandwidth", _session.Actions());
    }

    [Fact]
    public void A_blank_in_an_id_is_not_called_invisible() => Assert.Contains(
        "it contains a blank (U+0020)", _session.Run("Get-VpcIpv6Address 'ipv6-hp3 51bytt'").Ending!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Blanks_around_an_id_are_no_part_of_it() =>
        Assert.Single(_session.Run("Get-VpcIpv6Address $Id", ("Id", "\u00A0" + Estate.WebAddress + "\t ")).Output);

    [Theory]
    [InlineData("Get-VpcNetwork -Region $Bad")]
    [InlineData("Get-VpcIpv6Address -AssociatedInstanceId $Bad")]
    [InlineData("Get-VpcIpv6Address -Ipv6Address $Bad")]
    [InlineData("Get-VpcIpv6Address -Name $Bad")]
    [InlineData("Get-VpcIpv6Gateway -Name $Bad")]
    [InlineData("Get-VpcIpv6EgressOnlyRule -Name $Bad")]
    [InlineData("Get-VpcVSwitch -ZoneId $Bad")]
    [InlineData("Get-VpcIpv6Address -NetworkType $Bad")]
    [InlineData("Get-VpcNetwork -Tag @{ env = $Bad }")]
    [InlineData("Get-VpcNetwork -Tag @{ $Bad = 'x' }")]
    [InlineData("Get-VpcRegion -Name $Bad")]
    [InlineData("New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ClientToken $Bad")]
    [InlineData("New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Name $Bad")]
    [InlineData("Set-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd -Description $Bad")]
    [InlineData("Add-VpcTag vpc-hp36gvymdazvo5td9k27g -Tag @{ a = $Bad }")]
    [InlineData("Remove-VpcTag vpc-hp36gvymdazvo5td9k27g -Key $Bad -Force")]
    [InlineData("Add-VpcTag $Bad -ResourceType EIP -Tag @{ a = 'b' }")]
    [InlineData("Invoke-VpcApi DescribeVpcs @{ VpcId = $Bad }")]
    [InlineData("Invoke-VpcApi $Bad")]
    public void Control_characters_are_refused_and_not_shown_raw(string command)
    {
        foreach (string control in new[] { "\u001B[2J", "\u0007", "\u007F", "\u009B31m" })
        {
            ScriptResult result = _session.Run(command, ("Bad", "cn-" + control + "x"));

            string said = result.Ending?.ToString() ?? Assert.Single(result.Errors).ToString();
            Assert.DoesNotContain(said, char.IsControl);
        }

        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("\uFF11\uFF10", 10)]
    [InlineData("5\u200B", 5)]
    [InlineData("\u00A05 ", 5)]
    [InlineData("50.0", 50)]
    [InlineData("5,00", 5)]
    [InlineData("5 Mbps", 5)]
    public void A_bandwidth_is_read_where_it_has_one_reading(string cell, int mbps)
    {
        ScriptResult result = _session.Run($"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = $Cell }} | New-VpcIpv6InternetBandwidth", ("Cell", cell));

        Assert.Equal(mbps, result.ShouldHaveOneOutput().Properties["Bandwidth"].Value);
    }

    [Theory]
    [InlineData("@(5)", 5)]
    [InlineData("@('5 Mbps')", 5)]
    public void A_list_of_one_bandwidth_is_that_bandwidth(string cell, int mbps)
    {
        ScriptResult result = _session.Run($"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = {cell} }} | New-VpcIpv6InternetBandwidth");

        Assert.Equal(mbps, result.ShouldHaveOneOutput().Properties["Bandwidth"].Value);
    }

    [Theory]
    [InlineData("@()", "The bandwidth is empty")]
    [InlineData("@('x')", "'x' is not a whole number")]
    [InlineData("@(5, 6)", "2 values were given, and the first is '5'")]
    public void Any_other_list_is_none(string cell, string said)
    {
        ScriptResult result = _session.Run($"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = {cell} }} | New-VpcIpv6InternetBandwidth");

        string error = Assert.Single(result.Errors).ToString();
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Contains("row 1, " + Estate.WebAddress, error, StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("1,000", "1 or 1000")]
    [InlineData("2.000", "2 or 2000")]
    [InlineData("5,5", "'5,5' is not a whole number")]
    [InlineData("5\u200B!", "<U+200B>")]
    [InlineData("5 Gbps", "'5 Gbps'")]
    public void A_bandwidth_with_two_readings_or_none_is_refused(string cell, string said)
    {
        ScriptResult result = _session.Run($"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = $Cell }} | New-VpcIpv6InternetBandwidth", ("Cell", cell));

        Assert.Contains(said, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("PayByTraffic\u200B")]
    [InlineData("\uFF30ayByTraffic")]
    [InlineData("paybytraffic\u00A0")]
    public void A_charge_type_is_read_as_it_looks(string cell) => Assert.Equal("PayByTraffic", _session.Run(
        $"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = 2; InternetChargeType = $Cell }} | New-VpcIpv6InternetBandwidth",
        ("Cell", cell)).ShouldHaveOneOutput().Text("InternetChargeType"));
}
