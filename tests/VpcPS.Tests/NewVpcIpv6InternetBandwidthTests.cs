using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>New-VpcIpv6InternetBandwidth with rows as a CSV gives them: all texts, blanks, extra columns.</summary>
public sealed class NewVpcIpv6InternetBandwidthTests : IDisposable
{
    private const string Address = "ipv6-hp351bytt9inrfp6tgubd";
    private const string OtherAddress = "ipv6-hp352ungkzcknmeicfvss";
    private const string Gateway = "ipv6gw-hp38x2x0fz785tlc65pfv";
    private const string New = "New-VpcIpv6InternetBandwidth";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void The_seeds_example_buys_2_Mbps()
    {
        PSObject bought = _session.Run($"{New} {Address} 2 -Ipv6GatewayId {Gateway}").ShouldHaveOneOutput();

        Assert.StartsWith("ipv6bw-", Text(bought, "InternetBandwidthId"));
        Assert.Equal(Text(bought, "InternetBandwidthId"), Text(bought, "Ipv6InternetBandwidthId"));
        Assert.Equal(Address, Text(bought, "Ipv6AddressId"));
        Assert.Equal(Gateway, Text(bought, "Ipv6GatewayId"));
        Assert.Equal(2, bought.Properties["Bandwidth"].Value);
        Assert.Equal("PayByBandwidth", Text(bought, "InternetChargeType"));
        Assert.Equal("cn-huhehaote", Text(bought, "RegionId"));
        Assert.Matches("^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$", Text(bought, "RequestId"));
        Assert.True(Guid.TryParse(Text(bought, "ClientToken"), out _));
        Assert.Equal(1, Bought());
    }

    [Fact]
    public void A_row_of_a_csv_with_extra_columns_is_bought()
    {
        PSObject bought = Rows($"Ipv6AddressId,Ipv6GatewayId,Bandwidth,InternetChargeType,Region,备注\n{Address},{Gateway},20,PayByTraffic,cn-huhehaote,网站").ShouldHaveOneOutput();

        Assert.Equal(20, bought.Properties["Bandwidth"].Value);
        Assert.Equal("PayByTraffic", Text(bought, "InternetChargeType"));
    }

    [Theory]
    [InlineData("AddressId,GatewayId,BandwidthMbps,ChargeType,RegionId")]
    [InlineData("ipv6addressid,IPV6GATEWAYID,bandwidth,internetchargetype,region")]
    public void Columns_are_known_by_their_aliases_and_in_any_case(string header)
    {
        PSObject bought = Rows($"{header}\n{Address},{Gateway},3,PayByTraffic,cn-huhehaote").ShouldHaveOneOutput();

        Assert.Equal(Gateway, Text(bought, "Ipv6GatewayId"));
        Assert.Equal("PayByTraffic", Text(bought, "InternetChargeType"));
    }

    // Surprise 1: an optional by-name enum would silently stay unbound, and the row would run with the default billing.
    [Fact]
    public void A_wrong_charge_type_refuses_the_row_and_never_runs_it_with_the_default()
    {
        ErrorRecord error = Rows($"Ipv6AddressId,Bandwidth,InternetChargeType\n{Address},2,garbage").ShouldHaveOneError("ParameterArgumentValidationError");

        Assert.Contains("garbage", error.ToString());
        Assert.Contains("PayByTraffic", error.ToString());
        Assert.Equal(0, Bought());
    }

    // Surprise 2: ValidateSet alone would refuse '' and would keep the wrong case, which the service refuses.
    [Theory]
    [InlineData("", "PayByBandwidth")]
    [InlineData("   ", "PayByBandwidth")]
    [InlineData("paybytraffic", "PayByTraffic")]
    [InlineData(" PAYBYBANDWIDTH ", "PayByBandwidth")]
    public void A_blank_charge_type_is_the_default_and_any_case_becomes_the_services(string given, string sent)
    {
        PSObject bought = Rows($"Ipv6AddressId,Bandwidth,InternetChargeType\n{Address},2,{given}").ShouldHaveOneOutput();

        Assert.Equal(sent, Text(bought, "InternetChargeType"));
    }

    // Surprise 3: a blank cell on a mandatory by-name id would be the engine's own error, without a remedy.
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_address_id_says_what_to_fill_in(string blank)
    {
        ErrorRecord error = Rows($"Ipv6AddressId,Bandwidth\n{blank},2").ShouldHaveOneError("MissingIpv6AddressId");

        Assert.Contains("column Ipv6AddressId", error.ToString());
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
    }

    // Surprise 4: the engine's validators refuse null even when a transformation made it from a blank cell.
    [Fact]
    public void A_blank_gateway_id_and_token_are_looked_up_and_made()
    {
        PSObject bought = Rows($"Ipv6AddressId,Ipv6GatewayId,Bandwidth,ClientToken\n{Address},,2,").ShouldHaveOneOutput();

        Assert.Equal(Gateway, Text(bought, "Ipv6GatewayId"));
        Assert.True(Guid.TryParse(Text(bought, "ClientToken"), out _));
    }

    // Surprise 5: left to the engine, blank says '0 is less than 1' and a word is not named at all.
    [Theory]
    [InlineData("", "ParameterArgumentTransformationError", "is empty")]
    [InlineData("abc", "ParameterArgumentTransformationError", "'abc'")]
    [InlineData("2.5", "ParameterArgumentTransformationError", "'2.5'")]
    [InlineData("1e3", "ParameterArgumentTransformationError", "'1e3'")]
    [InlineData("0x10", "ParameterArgumentTransformationError", "'0x10'")]
    [InlineData("99999999999", "ParameterArgumentTransformationError", "'99999999999'")]
    [InlineData("-1", "ParameterArgumentTransformationError", "'-1'")]
    [InlineData("0", "ParameterArgumentValidationError", "0")]
    [InlineData("5001", "ParameterArgumentValidationError", "5001")]
    public void A_bad_bandwidth_is_named_and_nothing_is_bought(string bandwidth, string errorId, string named)
    {
        ErrorRecord error = Rows($"Ipv6AddressId,Bandwidth\n{Address},{bandwidth}").ShouldHaveOneError(errorId);

        Assert.Contains(named, error.ToString());
        Assert.Contains("'Bandwidth'", error.ToString());
        Assert.Equal(Address, Text((PSObject)error.TargetObject, "Ipv6AddressId"));
        Assert.Equal(0, Bought());
    }

    // Surprise 6: a foreign object would be turned into "@{...}" and sent.
    [Theory]
    [InlineData("eni-hp351bytt9inrfp6tgubd")]
    [InlineData("@{a=1}")]
    [InlineData("ipv6gw-hp38x2x0fz785tlc65pfv")]
    [InlineData("ipv6-")]
    public void An_id_of_another_kind_is_refused_before_anything_is_sent(string id)
    {
        ErrorRecord error = Rows($"Ipv6AddressId,Bandwidth\n{id},2").ShouldHaveOneError("ParameterArgumentValidationError");

        Assert.Contains($"'{id}'", error.ToString());
        Assert.Contains("'ipv6-'", error.ToString());
        Assert.Empty(Journal());
    }

    [Fact]
    public void An_object_that_has_none_of_the_columns_is_refused()
    {
        ErrorRecord error = _session.Run($"[pscustomobject]@{{ Something = 1 }} | {New} -Bandwidth 2").ShouldHaveOneError("InputObjectNotBound");

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Empty(Journal());
    }

    // Surprise 7: the module's own objects win through -InputObject, and their own bandwidth is not the one to buy.
    [Fact]
    public void An_address_object_is_taken_whole_with_its_gateway()
    {
        PSObject bought = _session.Run($"Get-VpcIpv6Address {Address} | {New} -Bandwidth 5").ShouldHaveOneOutput();

        Assert.Equal(Gateway, Text(bought, "Ipv6GatewayId"));
        Assert.Equal(5, bought.Properties["Bandwidth"].Value);
        Assert.Equal(["DescribeIpv6Addresses", "AllocateIpv6InternetBandwidth"], Journal().Select(entry => Text(entry, "Action")));
    }

    [Fact]
    public void An_address_object_without_a_bandwidth_to_buy_is_an_error()
    {
        ScriptResult result = _session.Run($"Get-VpcIpv6Address {Address} | {New}");

        Assert.Contains("is empty", Assert.Single(result.Errors).ToString());
        Assert.Equal(0, Bought());
    }

    // Surprise 8: a row that fails validation does not stop the next.
    [Fact]
    public void Bad_rows_among_good_ones_are_errors_and_the_good_ones_are_bought()
    {
        ScriptResult result = Rows(
            $"""
            Ipv6AddressId,Bandwidth,InternetChargeType
            {Address},,PayByTraffic
            ipv6-hp3unknown,2,PayByTraffic
            {Address},2,PayByTraffic
            eni-x,2,PayByTraffic
            {OtherAddress},3,
            ,4,
            """);

        Assert.Null(result.Ending);
        Assert.Equal([Address, OtherAddress], result.Values("Ipv6AddressId"));
        Assert.Equal(
            ["MissingIpv6AddressId", "ParameterArgumentTransformationError", "ParameterArgumentValidationError", "ResourceNotFound.Ipv6Address"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
    }

    // Surprise 9: a column named like a switch must not flip it, and the token of a piped object is its own.
    [Fact]
    public void Columns_named_DryRun_WhatIf_Session_and_Confirm_do_nothing()
    {
        PSObject bought = Rows($"Ipv6AddressId,Bandwidth,DryRun,WhatIf,Confirm,Session\n{Address},2,true,true,true,none").ShouldHaveOneOutput();

        Assert.NotNull(bought.Properties["InternetBandwidthId"].Value);
    }

    // Surprise 10: ConfirmImpact High would fail in a host without a prompt; buying is Medium.
    [Fact]
    public void Buying_asks_nothing_by_default()
    {
        _session.Run($"{New} {Address} 2").ShouldHaveOneOutput();
    }

    // Surprise 11: WriteObject from another thread throws; rows come out on the pipeline's own, in the order of input.
    [Fact]
    public void Output_is_in_the_order_of_input()
    {
        ScriptResult result = Rows($"Ipv6AddressId,Bandwidth\n{Address},2\nipv6-hp3unknown,1\n{OtherAddress},3", $"{New} -ThrottleLimit 8 2>&1");

        Assert.Equal([Address, null, OtherAddress], result.Output.Select(item => Text(item, "Ipv6AddressId")));
    }

    // Surprise 14: Windows PowerShell shows the message alone.
    [Fact]
    public void The_remedy_is_in_the_message_and_the_next_command_beside_it()
    {
        ErrorRecord error = Rows("Ipv6AddressId,Ipv6GatewayId,Bandwidth\nipv6-hp3unknown," + Gateway + ",2").ShouldHaveOneError("ResourceNotFound.Ipv6Address");

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("ipv6-hp3unknown in cn-huhehaote", error.ToString());
        Assert.Contains("Check the id and the region", error.ToString());
        Assert.Equal("Get-VpcIpv6Address -Region cn-huhehaote", error.ErrorDetails.RecommendedAction);
        Assert.Equal("VpcApiException", error.Exception.GetType().Name);
        Assert.Equal(404, Property(error.Exception, "HttpStatus"));
        Assert.Equal("AllocateIpv6InternetBandwidth", Property(error.Exception, "Action"));
        Assert.Equal("cn-huhehaote", Property(error.Exception, "Region"));
        Assert.NotNull(Property(error.Exception, "RequestId"));
    }

    [Fact]
    public void A_purchase_with_its_gateway_is_one_call()
    {
        _session.Run($"{New} {Address} 2 -Ipv6GatewayId {Gateway}").ShouldHaveNoErrors();

        Assert.Equal(["AllocateIpv6InternetBandwidth"], _session.Actions());
    }

    [Fact]
    public void The_same_token_twice_buys_once_and_gives_the_same_answer()
    {
        const string script = $"{New} {Address} 2 -Ipv6GatewayId {Gateway} -ClientToken run-42";

        PSObject first = _session.Run(script).ShouldHaveOneOutput();
        PSObject second = _session.Run(script).ShouldHaveOneOutput();

        Assert.Equal(Text(first, "InternetBandwidthId"), Text(second, "InternetBandwidthId"));
        Assert.Equal(1, Bought());
    }

    [Theory]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "65 characters")]
    [InlineData("令牌", "'令牌'")]
    [InlineData("a b", "'a b'")]
    public void A_token_that_the_service_would_not_take_is_refused_before_anything_is_sent(string token, string named)
    {
        ErrorRecord error = Rows($"Ipv6AddressId,Bandwidth,ClientToken\n{Address},2,{token}").ShouldHaveOneError("ParameterArgumentValidationError");

        Assert.Contains(named, error.ToString());
        Assert.Empty(Journal());
    }

    [Fact]
    public void DryRun_buys_nothing_and_emits_what_would_be_bought()
    {
        PSObject checkedRow = _session.Run($"{New} {Address} 2 -DryRun").ShouldHaveOneOutput();

        Assert.Null(checkedRow.Properties["InternetBandwidthId"].Value);
        Assert.Equal(2, checkedRow.Properties["Bandwidth"].Value);
        Assert.Equal(0, Bought());
    }

    [Fact]
    public void DryRun_reports_what_would_fail()
    {
        _session.Run($"{New} {Address} 501 -InternetChargeType PayByTraffic -Ipv6GatewayId {Gateway} -DryRun").ShouldHaveOneError("IllegalParam.Bandwidth");
    }

    [Fact]
    public void The_target_of_an_error_piped_in_again_is_the_same_purchase_with_the_same_token()
    {
        ErrorRecord error = Rows($"Ipv6AddressId,Ipv6GatewayId,Bandwidth,ClientToken\nipv6-hp3unknown,{Gateway},2,run-7").ShouldHaveOneError("ResourceNotFound.Ipv6Address");

        var target = PSObject.AsPSObject(error.TargetObject);

        Assert.Equal("ipv6-hp3unknown", Text(target, "Ipv6AddressId"));
        Assert.Equal("run-7", Text(target, "ClientToken"));
        ErrorRecord again = _session.Run($"$Target | {New}", ("Target", target)).ShouldHaveOneError("ResourceNotFound.Ipv6Address");
        Assert.Equal("run-7", Text(PSObject.AsPSObject(again.TargetObject), "ClientToken"));
    }

    [Fact]
    public void A_region_in_the_row_goes_before_the_sessions()
    {
        ErrorRecord error = Rows($"Ipv6AddressId,Ipv6GatewayId,Bandwidth,Region\n{Address},{Gateway},2,xx-nowhere").ShouldHaveOneError("InvalidRegionId.NotFound");

        Assert.Contains("The specified RegionId does not exist in our records", error.ToString());
    }

    [Fact]
    public void ErrorAction_Stop_ends_with_the_bad_rows_error_and_no_purchase_goes_unsaid()
    {
        ScriptResult result = Rows($"Ipv6AddressId,Bandwidth\n{Address},2\nipv6-hp3unknown,2\n{OtherAddress},2", New + " -ErrorAction Stop -OutVariable said");

        result.ShouldHaveEndedWith("ResourceNotFound.Ipv6Address");
        Assert.Equal(Bought(), _session.Run("$said.Count").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void Select_First_ends_the_pipeline_and_a_purchase_that_was_sent_is_warned_about()
    {
        ScriptResult result = Rows($"Ipv6AddressId,Bandwidth\n{Address},2\n{OtherAddress},3", New + " | Select-Object -First 1");

        Assert.Single(result.Output);
        Assert.Equal(Bought(), 1 + result.Warnings.Count(warning => warning.Contains(OtherAddress, StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_rows_for_one_address_are_bought_one_after_the_other()
    {
        ScriptResult result = Rows($"Ipv6AddressId,Bandwidth\n{Address},2\n{Address},2", New + " -ThrottleLimit 8");

        Assert.Single(result.Output);
        result.ShouldHaveOneError("OperationFailed.InternetBandwidthAlreadyExisted");
    }

    [Fact]
    public void Verbose_says_what_was_called_and_shows_no_secret()
    {
        ScriptResult result = _session.Run($"{New} {Address} 2 -Verbose");

        Assert.Contains(result.Verbose, line => line.StartsWith("AllocateIpv6InternetBandwidth in cn-huhehaote at http://127.0.0.1:", StringComparison.Ordinal) && line.Contains("HTTP 200, request "));
        string secret = (string)_session.Run("$emulator.Credential.GetNetworkCredential().Password").ShouldHaveOneOutput().BaseObject;
        Assert.DoesNotContain(result.Verbose, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void What_Select_First_took_is_there()
    {
        ScriptResult taken = _session.Run("Get-VpcIpv6Address -NetworkType Private | Select-Object -First 5 | "
            + "New-VpcIpv6InternetBandwidth -Bandwidth 5 | Select-Object -First 2");

        Assert.Equal(2, taken.Output.Count);
        IEnumerable<object?> there = _session.Run("Get-VpcIpv6InternetBandwidth").Values("InternetBandwidthId");
        Assert.Empty(taken.Values("InternetBandwidthId").Except(there));
    }

    [Fact]
    public void A_refusal_of_the_service_can_be_caught_with_all_that_it_said()
    {
        ErrorRecord error = _session.Run($"{New} {Address} 501 -Ipv6GatewayId {Gateway} -InternetChargeType PayByTraffic "
            + $"-ErrorAction Stop").ShouldHaveEndedWith("IllegalParam.Bandwidth");

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Equal("IllegalParam.Bandwidth", _session.Run("$Error[0].Exception.Code").ShouldHaveOneOutput().BaseObject);
        Assert.Equal(400, _session.Run("$Error[0].Exception.HttpStatus").ShouldHaveOneOutput().BaseObject);
        Assert.Matches("^[0-9A-F]{8}-", _session.Run("$Error[0].Exception.RequestId").ShouldHaveOneOutput().ToString());
        Assert.Contains("500 on a Small", _session.Run("$Error[0].ErrorDetails.Message").ShouldHaveOneOutput().ToString());
        Assert.Equal("Refused", _session.Run("$Error[0].Exception.Outcome").ShouldHaveOneOutput().ToString());
    }

    private ScriptResult Rows(string csv, string command = New) => _session.RunWithRows(csv, command);

    private IReadOnlyList<PSObject> Journal() => _session.Run("$emulator.Journal").Output;

    private int Bought() => Journal().Count(entry => Text(entry, "Action") == "AllocateIpv6InternetBandwidth" && entry.Properties["Committed"].Value is true);

    private static string? Text(PSObject item, string property) => item.Properties[property]?.Value as string;

    private static object? Property(object item, string property) => PSObject.AsPSObject(item).Properties[property].Value;
}
