using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>What people type without having read the help: several ids, ids in upper case, bandwidths with a unit.</summary>
public sealed class EverydayFormTests : IDisposable
{
    private const string Buy = "New-VpcIpv6InternetBandwidth";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("-Bandwidth 5")]
    [InlineData("5")]
    public void Each_of_several_ids_is_a_row_of_its_own(string bandwidth)
    {
        ScriptResult bought = _session.Run($"{Buy} {Estate.ShopAddress}, ipv6-hp3nosuchaddress00000, {Estate.WebAddress} {bandwidth}");

        Assert.StartsWith("ResourceNotFound.Ipv6Address,", Assert.Single(bought.Errors).FullyQualifiedErrorId);
        Assert.Equal([Estate.ShopAddress, Estate.WebAddress], bought.Values("Ipv6AddressId"));
        Assert.Equal(2, _session.Committed("AllocateIpv6InternetBandwidth"));
        Assert.Equal(2, bought.Values("ClientToken").Distinct().Count());
    }

    [Fact]
    public void Ids_of_objects_are_several_ids_too() => Assert.Equal(
        [Estate.WebAddress, Estate.ShopAddress],
        _session.Run($"{Buy} (Get-VpcIpv6Address {Estate.WebAddress}, {Estate.ShopAddress}).Ipv6AddressId 5").Values("Ipv6AddressId"));

    [Fact]
    public void The_same_id_twice_never_buys_twice()
    {
        ScriptResult bought = _session.Run($"{Buy} {Estate.WebAddress}, {Estate.WebAddress} 5");

        Assert.Single(bought.Output);
        Assert.StartsWith("OperationFailed.InternetBandwidthAlreadyExisted,", Assert.Single(bought.Errors).FullyQualifiedErrorId);
        Assert.Equal(1, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Fact]
    public void An_id_that_is_missing_among_several_is_said()
    {
        ScriptResult bought = _session.Run($"$gone = $null; {Buy} {Estate.WebAddress}, $gone.Ipv6AddressId 5");

        Assert.Equal([Estate.WebAddress], bought.Values("Ipv6AddressId"));
        Assert.StartsWith("MissingIpv6AddressId,", Assert.Single(bought.Errors).FullyQualifiedErrorId);
    }

    [Theory]
    [InlineData(Buy + " {0}, {1} 5 -ClientToken run-1")]
    [InlineData("New-VpcIpv6EgressOnlyRule -Ipv6AddressId {0}, {1} -ClientToken run-1")]
    public void One_token_for_several_ids_is_refused_with_why(string command)
    {
        ErrorRecord error = _session.Run(string.Format(null, command, Estate.WebAddress, Estate.ShopAddress)).ShouldHaveOneError("TokenForSeveral");

        Assert.Contains("the same token means the same change", error.ToString());
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void The_limit_of_all_rows_holds_over_several_ids()
    {
        ScriptResult bought = _session.Run(
            $"{Buy} {Estate.WebAddress}, {Estate.OtherWebAddress}, {Estate.ShopAddress} 5 -MaxTotalBandwidth 12");

        Assert.Equal([Estate.WebAddress, Estate.OtherWebAddress], bought.Values("Ipv6AddressId"));
        Assert.Contains("15", Assert.Single(bought.Errors).ToString());
    }

    [Theory]
    [InlineData(",")]
    [InlineData(" ")]
    [InlineData("; ")]
    [InlineData("\n")]
    public void Several_ids_in_one_text_are_refused_with_how_to_write_them(string between)
    {
        string both = Estate.WebAddress + between + Estate.ShopAddress;
        string asCell = Assert.Single(_session.Run(
            $"[pscustomobject]@{{ Ipv6AddressId = $Both; Bandwidth = 5 }} | {Buy}", ("Both", both)).Errors).ToString();
        string asArgument = _session.Run($"{Buy} $Both 5", ("Both", both)).Ending!.ToString();

        Assert.All([asCell, asArgument], said => Assert.Contains(
            $"2 ids in one text. Put each id in its own row. As arguments, put the commas outside the quotes: '{Estate.WebAddress}', '{Estate.ShopAddress}'",
            said));
        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void Several_ids_can_be_changed_and_removed()
    {
        _session.Run($"{Buy} {Estate.WebAddress}, {Estate.ShopAddress} 5").ShouldHaveNoErrors();

        ScriptResult set = _session.Run($"Set-VpcIpv6InternetBandwidth {Estate.WebAddress}, {Estate.ShopAddress} 7 -PassThru");
        set.ShouldHaveNoErrors();
        Assert.Equal([Estate.WebAddress, Estate.ShopAddress], set.Values("Ipv6AddressId"));
        ScriptResult byOwnIds = _session.Run(
            "$ids = (Get-VpcIpv6InternetBandwidth).InternetBandwidthId; Set-VpcIpv6InternetBandwidth -InternetBandwidthId $ids -Bandwidth 8 -PassThru");
        Assert.True(byOwnIds.Output.Count >= 2);
        Assert.All(byOwnIds.Values("Bandwidth"), mbps => Assert.Equal(8, mbps));

        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress}, {Estate.ShopAddress} -Force").ShouldHaveNoErrors();
        Assert.Equal(2, _session.Committed("DeleteIpv6InternetBandwidth"));
    }

    [Fact]
    public void Several_ids_of_two_kinds_are_refused()
    {
        _session.Run(
            $"Set-VpcIpv6InternetBandwidth {Estate.WebAddress}, {Estate.ShopAddress} 7 -InternetBandwidthId ipv6bw-hp3a, ipv6bw-hp3b")
            .ShouldHaveOneError("IdsOfTwoKinds");

        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("New-VpcIpv6Address {0}, {1} -Name x", "VSwitchId")]
    [InlineData("Remove-VpcIpv6Address {0}, {1} -Force", "Ipv6AddressId")]
    [InlineData("Set-VpcIpv6Address {0}, {1} -Name x", "Ipv6AddressId")]
    [InlineData("Remove-VpcIpv6Gateway {0}, {1} -Force", "Ipv6GatewayId")]
    [InlineData("Set-VpcIpv6Gateway {0}, {1} -Name x", "Ipv6GatewayId")]
    [InlineData("New-VpcIpv6Gateway {0}, {1}", "VpcId")]
    [InlineData("Remove-VpcIpv6EgressOnlyRule {0}, {1} -Force", "Ipv6EgressOnlyRuleId")]
    [InlineData("New-VpcIpv6EgressOnlyRule ipv6gw-hp37pqh7vop5edza0z273 {0}, {1}", "Ipv6AddressId")]
    public void Other_commands_take_several_ids_too(string command, string parameter)
    {
        string prefix = parameter switch
        {
            "VSwitchId" => "vsw-",
            "Ipv6GatewayId" => "ipv6gw-",
            "VpcId" => "vpc-",
            "Ipv6EgressOnlyRuleId" => "ipv6py-",
            _ => "ipv6-",
        };

        ScriptResult result = _session.Run(string.Format(null, command, prefix + "HP3ONE", prefix + "hp3two"));

        Assert.Equal(2, result.Errors.Count);
        Assert.Contains(prefix + "hp3one", result.Errors[0].ToString());
        Assert.Contains(prefix + "hp3two", result.Errors[1].ToString());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("'5'")]
    [InlineData("'5 Mbit/s'")]
    public void Addresses_that_are_piped_in_take_the_bandwidth_as_the_first_argument(string bandwidth)
    {
        string addresses = $"Get-VpcIpv6Address {Estate.WebAddress}, {Estate.ShopAddress} | ";

        ScriptResult bought = _session.Run($"{addresses}{Buy} {bandwidth}");
        bought.ShouldHaveNoErrors();
        Assert.Equal([Estate.WebAddress, Estate.ShopAddress], bought.Values("Ipv6AddressId"));
        Assert.All(bought.Values("Bandwidth"), mbps => Assert.Equal(5, mbps));

        ScriptResult set = _session.Run($"{addresses}Set-VpcIpv6InternetBandwidth 7 -PassThru");
        set.ShouldHaveNoErrors();
        Assert.All(set.Values("Bandwidth"), mbps => Assert.Equal(7, mbps));
    }

    [Theory]
    [InlineData("Test-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd, ipv6-hp31kqlwhifpiwia0dy6i 5")]
    [InlineData("Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd, ipv6-hp31kqlwhifpiwia0dy6i | Test-VpcIpv6InternetBandwidth 5")]
    [InlineData("$Rows | Test-VpcIpv6InternetBandwidth 5")]
    [InlineData("$Rows.Ipv6AddressId | Test-VpcIpv6InternetBandwidth '5M'")]
    [InlineData("Sync-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd, ipv6-hp31kqlwhifpiwia0dy6i 5")]
    [InlineData("Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd, ipv6-hp31kqlwhifpiwia0dy6i | Sync-VpcIpv6InternetBandwidth 5")]
    [InlineData("$Rows | Sync-VpcIpv6InternetBandwidth 5")]
    public void Plans_take_the_same_forms(string command)
    {
        ScriptResult result = _session.Run(
            command, ("Rows", CsvText.ToRows($"Ipv6AddressId\n{Estate.WebAddress}\n{Estate.ShopAddress}")));

        result.ShouldHaveNoErrors();
        Assert.Equal([Estate.WebAddress, Estate.ShopAddress], result.Values("Ipv6AddressId"));
        Assert.All(result.Output, item => Assert.Equal("5", item.Text("Bandwidth")));
    }

    [Theory]
    [InlineData("$Rows | " + Buy + " 5")]
    [InlineData("$Rows.Ipv6AddressId | " + Buy + " 5")]
    [InlineData(Buy + " -InputObject (Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd) 5")]
    [InlineData(Buy + " ipv6-hp351bytt9inrfp6tgubd 5")]
    public void The_first_argument_is_the_bandwidth_where_the_id_comes_another_way(string command)
    {
        ScriptResult bought = _session.Run(command, ("Rows", CsvText.ToRows("Ipv6AddressId\n" + Estate.WebAddress)));

        Assert.Equal(5, bought.ShouldHaveOneOutput().Properties["Bandwidth"].Value);
    }

    [Theory]
    [InlineData(Buy + " 5", "MissingIpv6AddressId")]
    [InlineData("Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd | " + Buy + " 5000000", "ParameterArgumentValidationError")]
    [InlineData("Get-VpcIpv6Address ipv6-hp351bytt9inrfp6tgubd | " + Buy + " five", "ParameterArgumentValidationError")]
    [InlineData(Buy + " 5 ipv6-hp351bytt9inrfp6tgubd", "ParameterArgumentTransformationError")]
    public void What_has_no_reading_buys_nothing(string command, string errorId)
    {
        ScriptResult result = _session.Run(command);

        Assert.StartsWith(errorId + ",", (result.Ending ?? Assert.Single(result.Errors)).FullyQualifiedErrorId);
        Assert.Equal(0, _session.Committed("AllocateIpv6InternetBandwidth"));
    }

    [Theory]
    [InlineData("Get-VpcIpv6Address $Upper")]
    [InlineData("$Upper | Get-VpcIpv6Address")]
    [InlineData("[pscustomobject]@{ Ipv6AddressId = $Upper } | Get-VpcIpv6Address")]
    [InlineData(Buy + " $Upper 2")]
    [InlineData("$Upper | " + Buy + " 2")]
    [InlineData("[pscustomobject]@{ Ipv6AddressId = $Upper; Bandwidth = 2 } | " + Buy)]
    [InlineData("Test-VpcIpv6InternetBandwidth $Upper 2")]
    [InlineData("$Upper | Test-VpcIpv6InternetBandwidth -Bandwidth 2")]
    [InlineData("Sync-VpcIpv6InternetBandwidth $Upper 2 -WhatIf")]
    [InlineData("Set-VpcIpv6Address $Upper -Name x -PassThru")]
    [InlineData("Add-VpcTag $Upper @{ a = 'b' }; Get-VpcTag $Upper")]
    public void Ids_in_upper_case_are_read_in_lower_case_and_that_is_said(string command)
    {
        string upper = "IPV6-" + Estate.WebAddress["ipv6-".Length..].ToUpperInvariant();

        ScriptResult result = _session.Run("$VerbosePreference = 'Continue'; " + command, ("Upper", upper));

        result.ShouldHaveNoErrors();
        Assert.All(
            result.Output, item => Assert.Equal(Estate.WebAddress, item.Text("Ipv6AddressId") ?? item.Text("ResourceId")));
        Assert.Contains(result.Verbose, line => line.Contains($"Read: '{upper}' as {Estate.WebAddress}"));
    }

    [Theory]
    [InlineData("Get-VpcIpv6Gateway IPV6GW-HP38X2X0FZ785TLC65PFV")]
    [InlineData("Get-VpcNetwork VPC-hp3kzilwd9yflssfdlgqe")]
    [InlineData("Get-VpcVSwitch -VpcId VPC-HP3KZILWD9YFLSSFDLGQE")]
    [InlineData("Get-VpcNetwork -Region CN-HUHEHAOTE")]
    [InlineData("'VPC-HP3KZILWD9YFLSSFDLGQE' | Get-VpcIpv6Address")]
    public void Filters_and_regions_may_be_in_upper_case_too(string command)
    {
        ScriptResult result = _session.Run(command);

        result.ShouldHaveNoErrors();
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void Tokens_and_names_keep_their_case()
    {
        PSObject bought = _session.Run($"{Buy} {Estate.WebAddress} 2 -ClientToken RUN-1").ShouldHaveOneOutput();
        PSObject named = _session.Run($"Set-VpcIpv6Address {Estate.WebAddress} -Name IPV6-X -PassThru").ShouldHaveOneOutput();

        Assert.Equal("RUN-1", bought.Text("ClientToken"));
        Assert.Equal("IPV6-X", named.Text("Name"));
    }

    [Fact]
    public void What_was_read_is_said_once_for_each_row_and_only_for_rows_that_were_read_so()
    {
        ScriptResult result = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress.ToUpperInvariant()},5 Mbps\n{Estate.ShopAddress},5\n{Estate.OtherWebAddress},abc\n{Estate.OtherShopAddress},6M",
            Buy + " -Verbose");

        Assert.Equal(3, result.Output.Count);
        string[] said = [.. result.Verbose.Where(line => line.Contains("Read:"))];
        Assert.Equal(2, said.Length);
        Assert.Contains($"'{Estate.WebAddress.ToUpperInvariant()}' as {Estate.WebAddress}", said[0]);
        Assert.Contains("'5 Mbps' as 5", said[0]);
        Assert.EndsWith("Read: '6M' as 6", said[1]);
    }

    [Theory]
    [InlineData("'5MB'", "'5MB' can mean 5 Mbit/s or, with B for bytes, 40 Mbit/s")]
    [InlineData("'5 MB/s'", "with B for bytes, 40 Mbit/s")]
    [InlineData("'5MBps'", "with B for bytes, 40 Mbit/s")]
    [InlineData("'5 mb'", "with B for bytes, 40 Mbit/s")]
    [InlineData("'2 Gbit/s'", "'2 Gbit/s' is 2000 Mbit/s; write only the number of Mbit/s")]
    [InlineData("'1,250'", "'1,250' can mean 1.25 or 1250 Mbit/s")]
    [InlineData("5MB", "PowerShell reads 5MB as the number 5242880; write 5 for 5 Mbit/s")]
    [InlineData("5GB", "PowerShell reads 5MB as the number 5242880")]
    [InlineData("1,000", "In PowerShell a comma separates values: write 1000, not 1,000")]
    [InlineData("'1e3'", "'1e3' is not a whole number")]
    [InlineData("'0x10'", "'0x10' is not a whole number")]
    [InlineData("-5", "'-5' is not a whole number")]
    [InlineData("5001", "5001 Mbit/s is outside 1 to 5000")]
    public void A_bandwidth_that_is_refused_says_how_it_can_be_read(string bandwidth, string said)
    {
        ScriptResult result = _session.Run($"{Buy} {Estate.WebAddress} -Bandwidth {bandwidth}");

        Assert.Contains(said, result.Ending!.ToString());
        Assert.Empty(_session.Actions());
    }

    [Theory]
    [InlineData("5M")]
    [InlineData("5 mbps")]
    [InlineData("5 Mb/s")]
    [InlineData("5 Mbit/s")]
    [InlineData("5.0 Mbps")]
    [InlineData(" 5 ")]
    public void A_unit_of_megabits_is_read_and_said(string cell)
    {
        ScriptResult result = _session.Run(
            $"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Bandwidth = $Cell }} | {Buy} -Verbose", ("Cell", cell));

        Assert.Equal(5, result.ShouldHaveOneOutput().Properties["Bandwidth"].Value);
        Assert.Contains(result.Verbose, line => line.EndsWith($"Read: '{cell}' as 5", StringComparison.Ordinal));
        PSObject finding = _session.Run(
            $"[pscustomobject]@{{ Ipv6AddressId = '{Estate.ShopAddress}'; Bandwidth = $Cell }} | Test-VpcIpv6InternetBandwidth", ("Cell", cell))
            .ShouldHaveOneOutput();
        Assert.Equal("5", finding.Text("Bandwidth"));
    }
}
