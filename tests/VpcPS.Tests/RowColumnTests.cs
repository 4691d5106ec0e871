using System;
using System.Data;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Columns as people write them: nearly correct, doubled, or all in one cell. None of them is ignored silently.</summary>
public sealed class RowColumnTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    public static TheoryData<string> LooksLikeBandwidth =>
    [
        "Bandwidth ", " bandwidth", "\tBandwidth", "Bandwidth\u00A0", "\uFEFFBandwidth", "Band\u00ADwidth", "\u200FBandwidth", "Bandwidth\u200B",
        "\u00EF\u00BB\u00BFBandwidth", "\uFF22\uFF21\uFF2E\uFF24\uFF37\uFF29\uFF24\uFF34\uFF28\u3000", "BandwidthMbps ",
    ];

    [Theory]
    [MemberData(nameof(LooksLikeBandwidth))]
    public void A_column_that_looks_the_same_binds_and_the_row_stays_as_it_was(string column)
    {
        PSObject row = Row(("Ipv6AddressId", Estate.WebAddress), (column, "7"));

        ScriptResult result = _session.Run("$Rows | New-VpcIpv6InternetBandwidth", ("Rows", row));

        Assert.Equal("7", result.ShouldHaveOneOutput().Text("Bandwidth"));
        Assert.Empty(result.Warnings);
        Assert.Equal(["Ipv6AddressId", column], row.Properties.Select(property => property.Name));
    }

    [Theory]
    [InlineData("Ipv6AddressId ", Estate.WebAddress, "Get-VpcIpv6Address")]
    [InlineData("\u200BVpcId", Estate.WebVpc, "Get-VpcNetwork")]
    [InlineData("VSwitchId ", Estate.WebVSwitch, "Get-VpcVSwitch")]
    [InlineData(" GatewayId", Estate.WebGateway, "Get-VpcIpv6Gateway")]
    [InlineData("VSwitchId\u00A0", Estate.WebVSwitch, "New-VpcIpv6Address -WhatIf")]
    [InlineData("VpcId\u00A0", Estate.LabVpc, "New-VpcIpv6Gateway -DryRun")]
    [InlineData("Ipv6AddressId\u200B", Estate.WebAddress, "Set-VpcIpv6Address -Name n")]
    [InlineData("\uFEFFIpv6GatewayId", Estate.WebGateway, "Set-VpcIpv6Gateway -Name n")]
    [InlineData(" ResourceId", Estate.WebVpc, "Add-VpcTag -Tag @{ a = 'b' }")]
    [InlineData("ResourceId ", Estate.WebVpc, "Remove-VpcTag -Key a -Force")]
    [InlineData("ResourceId ", Estate.WebVpc, "Get-VpcTag")]
    [InlineData("\uFEFFIpv6AddressId", Estate.WebAddress, "Test-VpcIpv6InternetBandwidth -Bandwidth 2")]
    [InlineData("Ipv6AddressId\u00AD", Estate.WebAddress, "Sync-VpcIpv6InternetBandwidth -Bandwidth 2")]
    [InlineData("Ipv6AddressId ", Estate.WebAddress, "Remove-VpcIpv6InternetBandwidth -IfExists -Force")]
    public void In_every_command(string column, string id, string command)
    {
        ScriptResult result = _session.Run("$Rows | " + command, ("Rows", Row((column, id))));

        result.ShouldHaveNoErrors();
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void What_a_nearly_named_column_holds_is_checked_as_ever()
    {
        ScriptResult result = _session.Run(
            "$Rows | New-VpcIpv6InternetBandwidth",
            ("Rows", new[] { Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth ", "5001")), Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth ", "3"), (" ChargeType", "daily")) }));

        Assert.Equal(2, result.Errors.Count);
        Assert.Contains("5001", result.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("daily", result.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void A_row_of_a_database_binds_too()
    {
        using var table = new DataTable();
        table.Columns.Add("Ipv6AddressId ");
        table.Columns.Add("Bandwidth", typeof(decimal));
        table.Rows.Add(Estate.WebAddress, 6.0m);

        Assert.Equal("6", _session.Run("$Rows | New-VpcIpv6InternetBandwidth", ("Rows", table.Rows[0])).ShouldHaveOneOutput().Text("Bandwidth"));
    }

    [Theory]
    [InlineData("InternetChargeTyp", "InternetChargeType")]
    [InlineData("Internet Charge Type", "InternetChargeType")]
    [InlineData("internet-charge-type", "InternetChargeType")]
    [InlineData("INTERNET_CHARGE_TYPE", "InternetChargeType")]
    [InlineData("'InternetChargeType'", "InternetChargeType")]
    [InlineData("InternetCh\u0430rg\u0435Type", "InternetChargeType")]
    [InlineData("Charge Type (by traffic)", "InternetChargeType")]
    [InlineData("ClientTokne", "ClientToken")]
    [InlineData("Regoin", "Region")]
    [InlineData("RegionIds", "Region")]
    [InlineData("Gateway Id", "Ipv6GatewayId")]
    public void A_column_that_is_nearly_a_parameter_is_warned_of_once(string column, string parameter)
    {
        ScriptResult result = _session.Run("$Rows | New-VpcIpv6InternetBandwidth", ("Rows", new[]
        {
            Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth", "2"), (column, "x")),
            Row(("Ipv6AddressId", Estate.OtherWebAddress), ("Bandwidth", "2"), (column, "x")),
        }));

        Assert.Equal(2, result.Output.Count);
        string warning = Assert.Single(result.Warnings);
        Assert.Contains(column, warning, StringComparison.Ordinal);
        Assert.Contains(parameter, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_that_stops_stops_before_anything_is_bought()
    {
        ScriptResult result = _session.Run(
            "$Rows | New-VpcIpv6InternetBandwidth -WarningAction Stop",
            ("Rows", Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth", "2"), ("InternetChargeTyp", "PayByTraffic"))));

        Assert.NotNull(result.Ending);
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void Where_the_mandatory_column_is_misspelt_the_warning_comes_beside_the_error()
    {
        ScriptResult result = _session.Run("$Rows | New-VpcIpv6InternetBandwidth", ("Rows", Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwith", "2"))));

        Assert.Single(result.Errors);
        Assert.Contains("'Bandwith', which may mean Bandwidth", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Owner")]
    [InlineData("Note")]
    [InlineData("Game")]
    [InlineData("Cost")]
    [InlineData("备注")]
    [InlineData("InstanceChargeType")]
    [InlineData("\uFFFD\uFFFD\uFFFD")]
    // The proper columns are there as well, or the value came as an argument.
    [InlineData("Bandwidth_old")]
    [InlineData("Bandwidths")]
    [InlineData("Ipv6AddressID2")]
    [InlineData("Client Token")]
    public void Columns_of_the_user_s_own_stay_silent(string column)
    {
        ScriptResult result = _session.Run(
            "$Rows | New-VpcIpv6InternetBandwidth -ClientToken t-1", ("Rows", Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth", "2"), (column, "x"))));

        result.ShouldHaveOneOutput();
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void The_proper_column_goes_before_one_that_looks_the_same()
    {
        ScriptResult result = _session.Run(
            "$Rows | New-VpcIpv6InternetBandwidth", ("Rows", Row(("Bandwidth ", "9"), ("Ipv6AddressId", Estate.WebAddress), ("Bandwidth", "2"))));

        Assert.Equal("2", result.ShouldHaveOneOutput().Text("Bandwidth"));
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("Ipv6AddressId", Estate.WebAddress, "AddressId", Estate.OtherWebAddress, "New-VpcIpv6InternetBandwidth -Bandwidth 3")]
    [InlineData("BandwidthMbps", "900", "Bandwidth", "3", "New-VpcIpv6InternetBandwidth -Ipv6AddressId " + Estate.WebAddress)]
    [InlineData("InternetChargeType", "PayByTraffic", "ChargeType", "PayByBandwidth", "New-VpcIpv6InternetBandwidth " + Estate.WebAddress + " 3")]
    [InlineData("AddressId", Estate.WebAddress, "InstanceId", Estate.OtherWebAddress, "New-VpcIpv6EgressOnlyRule")]
    [InlineData("Region", "cn-hangzhou", "RegionId", "cn-beijing", "New-VpcNetwork 10.0.0.0/8")]
    [InlineData("Region", "cn-hangzhou", "RegionId", "cn-beijing", "Get-VpcNetwork")]
    [InlineData("Region", "cn-hangzhou", "RegionId", "cn-beijing", "Get-VpcRegion")]
    [InlineData("Region", "cn-hangzhou", "RegionId", "cn-beijing", "Invoke-VpcApi DescribeVpcs")]
    [InlineData("Ipv6AddressId", Estate.WebAddress, "AddressId", Estate.OtherWebAddress, "Get-VpcIpv6Address -Region cn-*")]
    public void Two_columns_for_one_parameter_must_not_differ(string column, string cell, string other, string otherCell, string command)
    {
        string error = _session.Run("$Rows | " + command, ("Rows", Row((column, cell), (other, otherCell)))).ShouldHaveOneError("UnreadableRow").ToString();

        Assert.Contains($"'{column}', '{other}'", error, StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("Test-VpcIpv6InternetBandwidth")]
    [InlineData("Sync-VpcIpv6InternetBandwidth")]
    public void Also_in_a_plan(string command)
    {
        ScriptResult result = _session.Run(
            "$Rows | " + command, ("Rows", Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth", "3"), ("BandwidthMbps", "900"))));

        Assert.Contains("UnreadableRow", result.Errors.Count > 0 ? result.Errors[0].FullyQualifiedErrorId : result.Output[0].Text("Code"), StringComparison.Ordinal);
        Assert.DoesNotContain("AllocateIpv6InternetBandwidth", _session.Actions());
    }

    [Theory]
    [InlineData("Region", "", "RegionId", "cn-hangzhou")]
    [InlineData("RegionId", "cn-hangzhou", "Region", " ")]
    [InlineData("Region", "", "RegionId ", "cn-hangzhou")]
    [InlineData("Region", "cn-hangzhou", "RegionId", "cn-hangzhou ")]
    public void Of_two_columns_the_filled_one_counts_and_the_row_stays_as_it_was(string column, string cell, string other, string otherCell)
    {
        PSObject row = Row(("CidrBlock", "10.0.0.0/8"), (column, cell), (other, otherCell));

        Assert.Equal("cn-hangzhou", _session.Run("$Rows | New-VpcNetwork", ("Rows", row)).ShouldHaveOneOutput().Text("RegionId"));
        Assert.All(
            _session.Run("$Rows | Select-Object * -ExcludeProperty CidrBlock | Get-VpcNetwork", ("Rows", row)).Values("RegionId"),
            region => Assert.Equal("cn-hangzhou", region));
        Assert.Equal(["CidrBlock", column, other], row.Properties.Select(property => property.Name));
        Assert.Equal(["10.0.0.0/8", cell, otherCell], row.Properties.Select(property => property.Value));
    }

    [Fact]
    public void In_a_row_of_a_database_too()
    {
        using var table = new DataTable();
        table.Columns.Add("Ipv6AddressId");
        table.Columns.Add("AddressId");
        table.Rows.Add(DBNull.Value, Estate.WebAddress);

        _session.Run("$Rows | New-VpcIpv6InternetBandwidth -Bandwidth 3", ("Rows", table.Rows[0])).ShouldHaveOneOutput();

        Assert.Equal(DBNull.Value, table.Rows[0]["Ipv6AddressId"]);
    }

    [Fact]
    public void An_argument_goes_before_both()
    {
        PSObject row = Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth", "3"), ("BandwidthMbps", "900"));

        Assert.Equal("2", _session.Run("$Rows | New-VpcIpv6InternetBandwidth -Bandwidth 2", ("Rows", row)).ShouldHaveOneOutput().Text("Bandwidth"));
    }

    [Fact]
    public void The_id_of_something_else_contradicts_nothing()
    {
        PSObject row = Row(("Ipv6AddressId", Estate.WebAddress), ("InstanceId", "i-hp3server"));

        _session.Run("$null = $Rows | New-VpcIpv6InternetBandwidth -Bandwidth 2; $Rows | New-VpcIpv6EgressOnlyRule", ("Rows", row)).ShouldHaveOneOutput();
    }

    // A blank id must not make the VPC of an address the thing that is moved.
    [Fact]
    public void Ids_of_different_kinds_don_t_stand_in_for_each_other()
    {
        PSObject row = Row(("Ipv6AddressId", ""), ("VpcId", Estate.WebVpc));

        Assert.Single(_session.Run("$Rows | Move-VpcResource -NewResourceGroupId rg-acfmxazb4ph6aiy", ("Rows", row)).Errors);
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void An_unanswered_row_with_another_column_s_name_can_be_repeated()
    {
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Times = 9 }").ShouldHaveNoErrors();
        ScriptResult lost = _session.Run(
            "$Rows | New-VpcIpv6InternetBandwidth -ErrorVariable lost",
            ("Rows", Row(("AddressId", Estate.WebAddress), ("BandwidthMbps", "3 Mbit/s"), ("ChargeType", "paybytraffic"))));
        Assert.StartsWith("OutcomeUnknown.", Assert.Single(lost.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

        ScriptResult again = _session.Run("Set-VpcEmulator -Fault @(); $lost[0].TargetObject | New-VpcIpv6InternetBandwidth");

        Assert.Equal("3", again.ShouldHaveOneOutput().Text("Bandwidth"));
    }

    [Theory]
    [InlineData("Get-VpcNetwork -Region $undefined")]
    [InlineData("New-VpcNetwork 10.0.0.0/8 -Region ' '")]
    [InlineData("Remove-VpcIpv6InternetBandwidth " + Estate.WebAddress + " -Force -Region $null")]
    public void A_region_without_a_value_is_not_the_session_s(string command)
    {
        _session.Run(command).ShouldHaveEndedWith("EmptyArgument");
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("New-VpcIpv6InternetBandwidth")]
    [InlineData("Sync-VpcIpv6InternetBandwidth")]
    public void Two_columns_that_look_the_same_are_refused(string command)
    {
        ScriptResult result = _session.Run(
            "$Rows | " + command, ("Rows", Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth ", "9"), (" Bandwidth", "2"))));

        Assert.Contains("'Bandwidth ', ' Bandwidth'", result.ShouldHaveOneError("UnreadableRow").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("AllocateIpv6InternetBandwidth", _session.Actions());
    }

    public static TheoryData<string, string> WrongDelimiters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string command in new[]
            {
                "New-VpcIpv6InternetBandwidth", "Set-VpcIpv6InternetBandwidth", "Remove-VpcIpv6InternetBandwidth -Force", "Get-VpcIpv6Address", "Set-VpcIpv6Address",
                "Get-VpcTag", "Add-VpcTag -Tag @{ a = 'b' }", "Remove-VpcIpv6Gateway -Force", "Get-VpcIpv6EgressOnlyRule", "Sync-VpcIpv6InternetBandwidth",
            })
            {
                data.Add("Ipv6AddressId;Bandwidth", command);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WrongDelimiters))]
    public void A_row_in_one_cell_says_what_to_type(string header, string command)
    {
        ScriptResult result = _session.Run("$Rows | " + command, ("Rows", Row((header, Estate.WebAddress + ";2"))));

        string error = Assert.Single(result.Errors).ToString();
        Assert.Contains($"'{header}'", error, StringComparison.Ordinal);
        Assert.Contains("-Delimiter ';'", error, StringComparison.Ordinal);
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("Ipv6AddressId\tBandwidth", "-Delimiter \"`t\"")]
    [InlineData("Ipv6AddressId,Bandwidth", "-Delimiter ','")]
    [InlineData("Ipv6AddressId|Bandwidth", "-Delimiter '|'")]
    [InlineData("\"Ipv6AddressId\";\"Bandwidth\"", "-Delimiter ';'")]
    [InlineData("sep=;", "-Skip 1 | ConvertFrom-Csv -Delimiter ';'")]
    [InlineData("\uFEFFSEP=,", "-Skip 1 | ConvertFrom-Csv -Delimiter ','")]
    [InlineData("sep=", "and keep the delimiter")]
    public void Whatever_the_delimiter_is(string header, string advice)
    {
        ScriptResult result = _session.Run("$Rows | New-VpcIpv6InternetBandwidth", ("Rows", Row((header, "x"), ("H1", "y"))));

        Assert.Contains(advice, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Prune_removes_nothing_for_rows_in_one_cell()
    {
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.OtherWebAddress} 6").ShouldHaveNoErrors();

        ScriptResult result = _session.Run(
            $"$Rows | Sync-VpcIpv6InternetBandwidth -Prune -Ipv6GatewayId {Estate.WebGateway} -Force", ("Rows", Row(("Ipv6AddressId;Bandwidth", "x;2"))));

        Assert.Contains("PruneRefused", result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal(0, _session.Committed("DeleteIpv6InternetBandwidth"));
    }

    [Fact]
    public void Rows_of_another_shape_are_read_anew()
    {
        ScriptResult result = _session.Run("$Rows | New-VpcIpv6InternetBandwidth", ("Rows", new[]
        {
            Row(("Ipv6AddressId", Estate.WebAddress), ("Bandwidth ", "2")),
            Row(("Bandwidth", "3"), ("\u200BIpv6AddressId", Estate.OtherWebAddress)),
        }));

        result.ShouldHaveNoErrors();
        Assert.Equal([2, 3], result.Values("Bandwidth"));
    }

    [Fact]
    public void What_is_no_row_lists_no_region()
    {
        foreach (string command in new[] { "Get-VpcIpv6Address", "Get-VpcNetwork", "Get-VpcIpv6EgressOnlyRule", "Invoke-VpcApi DescribeVpcs", "Get-VpcRegion" })
        {
            foreach (object? input in new object?[] { null, new Version(1, 2), Row(("Owner", "me")) })
            {
                ScriptResult result = _session.Run("$Rows | " + command, ("Rows", input));

                Assert.Single(result.Errors);
                Assert.Empty(result.Output);
            }
        }

        Assert.Empty(_session.Actions());
    }

    private static PSObject Row(params (string Column, string Cell)[] cells)
    {
        var row = new PSObject();
        foreach ((string column, string cell) in cells)
        {
            row.Properties.Add(new PSNoteProperty(column, cell));
        }

        return row;
    }
}
