using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Test-VpcIpv6InternetBandwidth: what would fail, and why, without spending.</summary>
public sealed class TestVpcIpv6InternetBandwidthTests : IDisposable
{
    private const string Test = "Test-VpcIpv6InternetBandwidth";

    // The only address of the built-in estate that is Pending for good, one in a Large gateway's VPC, and a unique-local one.
    private const string LargeGatewayAddress = "ipv6-hp3bqu4r91wui8bib8sw1";
    private const string UniqueLocalAddress = "ipv6-hp33fmmwq9qim1uj37atc";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_row_that_is_fine_says_what_would_be_bought()
    {
        PSObject finding = _session.Run($"{Test} {Estate.WebAddress} 2 -InternetChargeType PayByTraffic").ShouldHaveOneOutput();

        Assert.Equal(true, finding.Properties["WouldSucceed"].Value);
        Assert.Equal(Estate.WebGateway, finding.Text("Ipv6GatewayId"));
        Assert.Equal($"{Estate.WebAddress} (网站前端) in cn-huhehaote: 0 -> 2 Mbit/s, PayByTraffic", finding.Text("Message"));
        Assert.Null(finding.Text("Code"));
        Assert.Null(finding.Text("Remedy"));
    }

    [Theory]
    [InlineData("", "2", "", "", "", "MissingIpv6AddressId")]
    [InlineData("eip-1", "2", "", "", "", "InvalidIpv6AddressId")]
    [InlineData(Estate.WebAddress, "", "", "", "", "IllegalParam.Bandwidth")]
    [InlineData(Estate.WebAddress, "many", "", "", "", "IllegalParam.Bandwidth")]
    [InlineData(Estate.WebAddress, "5001", "", "", "", "IllegalParam.Bandwidth")]
    [InlineData(Estate.WebAddress, "501", "PayByTraffic", "", "", "IllegalParam.Bandwidth")]
    [InlineData(Estate.ShopAddress, "1001", "paybytraffic", "", "", "IllegalParam.Bandwidth")]
    [InlineData(LargeGatewayAddress, "2001", "PayByTraffic", "", "", "IllegalParam.Bandwidth")]
    [InlineData(Estate.WebAddress, "2", "PayMonthly", "", "", "IllegalParam.InternetChargeType")]
    [InlineData(Estate.WebAddress, "2", "", Estate.ShopGateway, "", "OperationFailed.Ipv6GatewayDisMatchIpv6Address")]
    [InlineData(Estate.WebAddress, "2", "", "web-edge", "", "InvalidIpv6GatewayId")]
    [InlineData(Estate.WebAddress, "2", "", "", "呼和浩特", "InvalidRegion")]
    [InlineData(Estate.WebAddress, "2", "", "", "cn-hangzhou", "ResourceNotFound.Ipv6Address")]
    [InlineData(Estate.LabAddress, "2", "", "", "", "OperationFailed.Ipv6GatewayNotExist")]
    [InlineData(UniqueLocalAddress, "2", "", "", "", "OperationUnsupported.ULA")]
    public void What_is_wrong_is_found_and_says_what_to_do(string address, string bandwidth, string chargeType, string gateway, string region, string code)
    {
        ScriptResult result = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth,InternetChargeType,Ipv6GatewayId,Region\n{address},{bandwidth},{chargeType},{gateway},{region}", Test);

        PSObject finding = result.ShouldHaveOneOutput();
        Assert.Equal(code, finding.Text("Code"));
        Assert.Equal(false, finding.Properties["WouldSucceed"].Value);
        Assert.NotEmpty(finding.Text("Message")!);
        Assert.NotEmpty(finding.Text("Remedy")!);
    }

    [Theory]
    [InlineData(Estate.WebAddress, "500", "PayByTraffic")]
    [InlineData(Estate.ShopAddress, "1000", "PayByTraffic")]
    [InlineData(LargeGatewayAddress, "2000", "PayByTraffic")]
    [InlineData(Estate.WebAddress, "5000", "")]
    public void The_most_that_a_gateway_allows_is_fine(string address, string bandwidth, string chargeType)
    {
        PSObject finding = _session.RunWithRows($"Ipv6AddressId,Bandwidth,InternetChargeType\n{address},{bandwidth},{chargeType}", Test).ShouldHaveOneOutput();

        Assert.Equal(true, finding.Properties["WouldSucceed"].Value);
    }

    [Fact]
    public void An_address_that_is_not_Available_and_one_with_bandwidth_are_found()
    {
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 3").ShouldHaveNoErrors();
        _session.Run($"$pending = New-VpcIpv6Address {Estate.WebVSwitch}; $emulator | Set-VpcEmulator").ShouldHaveNoErrors();

        PSObject bought = _session.Run($"{Test} {Estate.WebAddress} 3").ShouldHaveOneOutput();

        Assert.Equal("OperationFailed.InternetBandwidthAlreadyExisted", bought.Text("Code"));
        Assert.Contains("3 Mbit/s", bought.Text("Message"));
        Assert.StartsWith("Set-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId " + Estate.WebAddress, bought.Text("Remedy"));
    }

    [Fact]
    public void A_pending_address_is_found()
    {
        using var session = new ModuleSession();
        session.Run("$null = Start-VpcEmulator -Clock Manual | Connect-VpcSession").ShouldHaveNoErrors();

        PSObject finding = session.Run($"New-VpcIpv6Address {Estate.WebVSwitch} | {Test} -Bandwidth 2").ShouldHaveOneOutput();

        Assert.Equal("IncorrectStatus.Ipv6Instance", finding.Text("Code"));
        Assert.Contains("Pending", finding.Text("Message"));
    }

    [Fact]
    public void A_row_gives_one_object_with_a_finding_for_each_thing_that_is_wrong()
    {
        PSObject check = _session.RunWithRows($"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.LabAddress},0,never", Test).ShouldHaveOneOutput();

        string[] codes = ["IllegalParam.Bandwidth", "IllegalParam.InternetChargeType", "OperationFailed.Ipv6GatewayNotExist"];
        PSObject[] findings = [.. ((IEnumerable)check.Properties["Findings"].Value).Cast<object>().Select(PSObject.AsPSObject)];
        Assert.Equal(codes, findings.Select(finding => finding.Text("Code")));
        Assert.All(findings, finding => Assert.NotEmpty(finding.Text("Message")! + finding.Text("Remedy")));
        Assert.All(findings, finding => Assert.Contains(finding.Text("Message")!, check.Text("Message")));
        Assert.Equal(string.Join("; ", codes), check.Text("Findings"));
        Assert.Equal("IllegalParam.Bandwidth", check.Text("Code"));
        Assert.Equal(1, check.Properties["Row"].Value);
    }

    [Fact]
    public void Scripts_that_filter_by_code_find_every_row_with_a_problem()
    {
        ScriptResult result = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},2\n{Estate.LabAddress},0\n{Estate.ShopAddress},2", Test + " | Where-Object Code");

        Assert.Equal(2, result.ShouldHaveOneOutput().Properties["Row"].Value);
    }

    [Fact]
    public void A_second_row_for_an_address_is_found()
    {
        ScriptResult result = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth,Region\n{Estate.WebAddress},2,\n{Estate.ShopAddress},2,\n{Estate.WebAddress},3,cn-huhehaote", Test);

        Assert.Equal([null, null, "DuplicateRow"], result.Output.Select(finding => finding.Text("Code")));
        Assert.Contains("row 1", result.Output[2].Text("Message"));
    }

    [Fact]
    public void Every_row_is_counted_even_what_is_no_row_at_all()
    {
        ScriptResult result = _session.Run($"'text', 5, [pscustomobject]@{{ Unrelated = 1 }}, [pscustomobject]@{{ AddressId = '{Estate.WebAddress}' }} | {Test} -Bandwidth 2");

        Assert.Equal([1, 2, 3, 4], result.Values("Row"));
        Assert.Equal(["MissingIpv6AddressId", "MissingIpv6AddressId", "MissingIpv6AddressId", null], result.Output.Select(finding => finding.Text("Code")));
    }

    [Fact]
    public void Nothing_is_bought_and_addresses_are_read_20_in_a_call()
    {
        ScriptResult result = _session.Run(
            $"1..45 | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = \"ipv6-$_\"; Bandwidth = 2 }} }} | {Test}");

        Assert.Equal(Enumerable.Range(1, 45).Cast<object>(), result.Values("Row"));
        Assert.Equal(["DescribeIpv6Addresses", "DescribeIpv6Addresses", "DescribeIpv6Addresses"], _session.Actions());
    }

    [Fact]
    public void Gateways_are_read_once_each()
    {
        _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},2\n{Estate.OtherWebAddress},2\n{Estate.ShopAddress},2", Test).ShouldHaveNoErrors();

        Assert.Equal(2, _session.Actions().Count(action => action == "DescribeIpv6Gateways"));
    }

    [Fact]
    public void DryRun_asks_the_service_about_rows_that_pass_and_takes_its_word_for_the_range()
    {
        ScriptResult result = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.WebAddress},2,\n{Estate.OtherWebAddress},501,PayByTraffic\n{Estate.ShopAddress},0,", Test + " -DryRun");

        Assert.Equal([null, "IllegalParam.Bandwidth", "IllegalParam.Bandwidth"], result.Output.Select(finding => finding.Text("Code")));
        Assert.Equal(2, _session.Actions().Count(action => action == "AllocateIpv6InternetBandwidth"));
        Assert.Equal(0, _session.Committed("AllocateIpv6InternetBandwidth"));
        Assert.Empty(_session.Run("Get-VpcIpv6InternetBandwidth").Output);
    }

    [Fact]
    public void Findings_that_would_succeed_are_bought_as_they_are()
    {
        ScriptResult result = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.WebAddress},7,PayByTraffic\n{Estate.LabAddress},2,",
            Test + " | Where-Object WouldSucceed | New-VpcIpv6InternetBandwidth");

        PSObject bought = result.ShouldHaveOneOutput();
        Assert.Equal(7, bought.Properties["Bandwidth"].Value);
        Assert.Equal("PayByTraffic", bought.Text("InternetChargeType"));
    }

    [Fact]
    public void A_row_that_could_not_be_checked_is_not_fine()
    {
        using var service = StubService.Answering(403, "application/json", """{"Code":"Forbidden.RAM","Message":"No.","RequestId":"R-1"}""");
        using ModuleSession session = ModuleSession.ConnectedTo(service.Endpoint);

        PSObject finding = session.Run($"{Test} {Estate.WebAddress} 2").ShouldHaveOneOutput();

        Assert.Equal("Forbidden.RAM", finding.Text("Code"));
        Assert.Equal(false, finding.Properties["WouldSucceed"].Value);
    }

    [Theory]
    [InlineData("1000", "PayByTraffic", true)]
    [InlineData("1001", "PayByTraffic", false)]
    [InlineData("2000", "", true)]
    [InlineData("2001", "", false)]
    public void By_todays_documents_the_bounds_are_those_without_editions(string bandwidth, string chargeType, bool fits)
    {
        using var session = new ModuleSession();
        session.Run("$emulator = Start-VpcEmulator -Rules Today; $emulator | Connect-VpcSession | Out-Null").ShouldHaveNoErrors();
        string csv = $"Ipv6AddressId,Bandwidth,InternetChargeType\n{Estate.WebAddress},{bandwidth},{chargeType}";

        PSObject check = session.RunWithRows(csv, "Test-VpcIpv6InternetBandwidth").ShouldHaveOneOutput();
        ScriptResult run = session.RunWithRows(csv, "New-VpcIpv6InternetBandwidth");

        Assert.Equal(fits, check.Properties["WouldSucceed"].Value);
        Assert.Equal(fits, run.Errors.Count == 0);
        Assert.DoesNotContain("Small", check.Text("Message") ?? "", StringComparison.Ordinal);
    }
}
