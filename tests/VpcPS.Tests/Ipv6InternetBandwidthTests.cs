using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Set- and Remove-VpcIpv6InternetBandwidth, New- with -Wait, and the pipelines between them.</summary>
public sealed class Ipv6InternetBandwidthTests : IDisposable
{
    private const string Recommended = $"Set-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {Estate.WebAddress} -Bandwidth";
    private const string Buy = $"New-VpcIpv6InternetBandwidth {Estate.WebAddress} 2";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void New_into_Set_changes_what_was_bought()
    {
        ScriptResult result = _session.Run($"{Buy} | Set-VpcIpv6InternetBandwidth -Bandwidth 10");

        result.ShouldHaveNoErrors();
        Assert.Empty(result.Output);
        Assert.Equal(10, Bandwidth());
        // An object's two ids belong together: nothing is looked up.
        Assert.Equal("ModifyIpv6InternetBandwidth", _session.Actions().Where(action => action != "DescribeIpv6Addresses").Last());
        Assert.Equal(2, _session.Actions().Count(action => action == "DescribeIpv6Addresses"));
    }

    [Fact]
    public void New_into_Remove_gives_it_up()
    {
        _session.Run($"{Buy} | Remove-VpcIpv6InternetBandwidth -Force").ShouldHaveNoErrors();

        Assert.Null(Bandwidth());
        Assert.Equal("Private", _session.Run($"(Get-VpcIpv6Address {Estate.WebAddress}).NetworkType").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void PassThru_emits_the_bandwidth_as_it_is_now()
    {
        PSObject changed = _session.Run($"$bought = {Buy}; $bought | Set-VpcIpv6InternetBandwidth -Bandwidth 10 -PassThru").ShouldHaveOneOutput();

        Assert.Equal(10, changed.Properties["Bandwidth"].Value);
        Assert.Equal(Estate.WebAddress, changed.Text("Ipv6AddressId"));
        Assert.Equal("cn-huhehaote", changed.Text("RegionId"));
        Assert.NotNull(changed.Text("RequestId"));
        Assert.Equal(true, _session.Run("$bought.InternetBandwidthId -eq (Get-VpcIpv6InternetBandwidth).InternetBandwidthId").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void Every_private_address_of_a_region_becomes_public_in_one_line()
    {
        ScriptResult result = _session.Run("Get-VpcIpv6Address -NetworkType Private -Region cn-hangzhou | New-VpcIpv6InternetBandwidth -Bandwidth 5");

        result.ShouldHaveNoErrors();
        Assert.All(result.Output, item => Assert.Equal("cn-hangzhou", item.Text("RegionId")));
        Assert.Equal(3, result.Output.Count);
        Assert.Empty(_session.Run("Get-VpcIpv6Address -NetworkType Private -Region cn-hangzhou").Output);
    }

    [Fact]
    public void A_csv_of_what_was_bought_is_read_back_to_change_it()
    {
        string path = Path.Combine(_directory.FullName, "bought.csv");
        _session.Run(
            $"{Estate.WebAddress.Quoted()}, {Estate.ShopAddress.Quoted()} | ForEach-Object {{ [pscustomobject]@{{ Ipv6AddressId = $_; Bandwidth = 3 }} }} "
            + "| New-VpcIpv6InternetBandwidth | Export-Csv $Path -NoTypeInformation",
            ("Path", path)).ShouldHaveNoErrors();

        _session.Run("Import-Csv $Path | Set-VpcIpv6InternetBandwidth -Bandwidth 9", ("Path", path)).ShouldHaveNoErrors();

        Assert.Equal([9, 9], _session.Run("Get-VpcIpv6InternetBandwidth").Values("Bandwidth"));
    }

    [Fact]
    public void A_row_of_a_csv_brings_its_own_bandwidth_and_blank_ids_are_none()
    {
        _session.Run(Buy).ShouldHaveNoErrors();

        _session.RunWithRows($"AddressId,InternetBandwidthId,BandwidthMbps,RegionId\n{Estate.WebAddress},,20,cn-huhehaote", "Set-VpcIpv6InternetBandwidth").ShouldHaveNoErrors();

        Assert.Equal(20, Bandwidth());
    }

    [Fact]
    public void An_address_object_stands_for_its_bandwidth()
    {
        _session.Run(Buy).ShouldHaveNoErrors();

        _session.Run($"Get-VpcIpv6Address {Estate.WebAddress} | Set-VpcIpv6InternetBandwidth -Bandwidth 11").ShouldHaveNoErrors();
        Assert.Equal(11, Bandwidth());

        _session.Run($"Get-VpcIpv6Address {Estate.WebAddress} | Remove-VpcIpv6InternetBandwidth -Confirm:$false").ShouldHaveNoErrors();
        Assert.Null(Bandwidth());
    }

    [Fact]
    public void The_present_bandwidth_of_an_object_is_not_the_one_to_set()
    {
        ScriptResult result = _session.Run($"{Buy} | Set-VpcIpv6InternetBandwidth");

        Assert.Contains("Give -Bandwidth", result.ShouldHaveOneError("MissingBandwidth").ToString());
        Assert.Equal(0, _session.Committed("ModifyIpv6InternetBandwidth"));
    }

    [Theory]
    [InlineData("Set-VpcIpv6InternetBandwidth -Bandwidth 5")]
    [InlineData("Remove-VpcIpv6InternetBandwidth -Force")]
    public void Two_ids_that_disagree_are_one_error_and_nothing_is_done(string command)
    {
        string other = (string)_session.Run($"$null = {Buy}; (New-VpcIpv6InternetBandwidth {Estate.OtherWebAddress} 2).InternetBandwidthId").ShouldHaveOneOutput().BaseObject;

        ErrorRecord error = _session.RunWithRows($"Ipv6AddressId,InternetBandwidthId\n{Estate.WebAddress},{other}", command).ShouldHaveOneError("IdsDisagree");

        Assert.Contains($"not {other}", error.ToString());
        Assert.Contains("Give only one of the two ids", error.ToString());
        Assert.Equal(0, _session.Committed("ModifyIpv6InternetBandwidth") + _session.Committed("DeleteIpv6InternetBandwidth"));
    }

    [Theory]
    [InlineData("Set-VpcIpv6InternetBandwidth -Bandwidth 5")]
    [InlineData("Remove-VpcIpv6InternetBandwidth -Force")]
    public void An_id_of_another_kind_is_refused_before_anything_is_sent(string command)
    {
        _session.RunWithRows($"InternetBandwidthId\n{Estate.WebGateway}", command).ShouldHaveOneError("ParameterArgumentValidationError");
        _session.RunWithRows("Ipv6AddressId,InternetBandwidthId\n,", command).ShouldHaveOneError("MissingIpv6AddressId");

        Assert.Empty(_session.Actions());
    }

    [Fact]
    public void The_seeds_bare_number_is_no_id_and_the_address_is_used()
    {
        _session.Run(Buy).ShouldHaveNoErrors();

        _session.RunWithRows($"Ipv6AddressId,InternetBandwidthId,Bandwidth\n{Estate.WebAddress},2,7", "Set-VpcIpv6InternetBandwidth").ShouldHaveNoErrors();

        Assert.Equal(7, Bandwidth());
    }

    [Fact]
    public void An_address_without_bandwidth_is_told_how_to_get_some()
    {
        ErrorRecord error = _session.Run($"Set-VpcIpv6InternetBandwidth {Estate.WebAddress} 5").ShouldHaveOneError("OperationFailed.InternetBandwidthNonExist");

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal($"New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {Estate.WebAddress} -Bandwidth 5", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void An_address_with_bandwidth_is_told_to_change_it()
    {
        ErrorRecord error = _session.Run($"$null = {Buy}; {Buy}").ShouldHaveOneError("OperationFailed.InternetBandwidthAlreadyExisted");

        Assert.Equal($"Set-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {Estate.WebAddress} -Bandwidth 2", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_purchase_with_another_charge_type_leads_to_that_charge_type()
    {
        ErrorRecord error = _session.Run($"$null = {Buy}; {Buy} -InternetChargeType PayByTraffic").ShouldHaveOneError("OperationFailed.InternetBandwidthAlreadyExisted");

        ErrorRecord conflict = _session.Run(error.ErrorDetails.RecommendedAction).ShouldHaveOneError("SyncConflict");
        Assert.Equal(error.ErrorDetails.RecommendedAction + " -AllowReplace", conflict.ErrorDetails.RecommendedAction);
        Assert.Contains("removed and bought again", conflict.ToString());

        Assert.Equal(["Remove", "Create"], _session.Run(conflict.ErrorDetails.RecommendedAction).Values("Action").Select(action => action?.ToString()));
        Assert.Equal(
            (2, "PayByTraffic"),
            _session.Run("Get-VpcIpv6InternetBandwidth").Output.Select(item => ((int)item.Properties["Bandwidth"].Value, item.Text("InternetChargeType"))).Single());
    }

    // A number that nobody asked for would change what is paid.
    [Fact]
    public void A_row_without_a_number_is_not_recommended_one_for_bandwidth_that_is_there()
    {
        _session.Run(Buy).ShouldHaveNoErrors();

        ScriptResult remedies = _session.RunWithRows(
            $"Ipv6AddressId,Bandwidth\n{Estate.WebAddress},many", "Test-VpcIpv6InternetBandwidth | ForEach-Object { $_.Findings.Remedy }");

        Assert.Contains(remedies.Output, remedy => remedy.ToString().StartsWith($"{Recommended} <Mbit/s>", StringComparison.Ordinal));
    }

    [Fact]
    public void An_address_whose_VPC_has_no_gateway_is_told_how_to_create_it()
    {
        ErrorRecord error = _session.Run($"New-VpcIpv6InternetBandwidth {Estate.LabAddress} 2").ShouldHaveOneError("OperationFailed.Ipv6GatewayNotExist");

        Assert.Equal($"New-VpcIpv6Gateway -Region cn-huhehaote -VpcId {Estate.LabVpc} -Wait", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_region_that_does_not_exist_points_to_the_list()
    {
        ErrorRecord error = _session.Run($"Set-VpcIpv6InternetBandwidth {Estate.WebAddress} 5 -Region xx-nowhere").ShouldHaveOneError("InvalidRegionId.NotFound");

        Assert.Equal("Get-VpcRegion", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData($"Set-VpcIpv6InternetBandwidth {Estate.WebAddress} 5 -WhatIf")]
    [InlineData($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -WhatIf")]
    [InlineData($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force -WhatIf")]
    [InlineData($"$WhatIfPreference = $true; Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force")]
    public void WhatIf_looks_and_changes_nothing(string command)
    {
        _session.Run(Buy).ShouldHaveNoErrors();

        _session.Run(command).ShouldHaveNoErrors();

        Assert.All(_session.Actions().Skip(2), action => Assert.StartsWith("Describe", action));
        Assert.Equal(0, _session.Committed("ModifyIpv6InternetBandwidth") + _session.Committed("DeleteIpv6InternetBandwidth"));
    }

    [Fact]
    public void Removing_asks_and_a_host_without_a_prompt_says_so()
    {
        ScriptResult result = _session.Run($"{Buy} | Remove-VpcIpv6InternetBandwidth");

        Assert.True(result.Ending is not null || result.Errors.Count > 0);
        Assert.Equal(0, _session.Committed("DeleteIpv6InternetBandwidth"));
    }

    [Fact]
    public void DryRun_changes_nothing_and_says_nothing_when_it_would_pass()
    {
        _session.Run($"{Buy} | Set-VpcIpv6InternetBandwidth -Bandwidth 9 -DryRun -PassThru; Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force -DryRun -Wait").ShouldHaveNoErrors();

        Assert.Equal(2, Bandwidth());
    }

    [Fact]
    public void Removing_what_is_not_there_is_an_error_unless_IfExists()
    {
        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force").ShouldHaveOneError("OperationFailed.InternetBandwidthNonExist");
        _session.Run("Remove-VpcIpv6InternetBandwidth ipv6-hp3unknown -Force").ShouldHaveOneError("ResourceNotFound.Ipv6Address");

        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force -IfExists; Remove-VpcIpv6InternetBandwidth ipv6-hp3unknown -Force -IfExists").ShouldHaveNoErrors();
        _session.RunWithRows($"Ipv6AddressId,InternetBandwidthId\n{Estate.WebAddress},ipv6bw-hp3gone", "Remove-VpcIpv6InternetBandwidth -Force -IfExists").ShouldHaveNoErrors();
    }

    // In a run and before, whether the service or the module finds out.
    [Theory]
    [InlineData("-Force", Estate.WebAddress + ",")]
    [InlineData("-WhatIf", Estate.WebAddress + ",")]
    [InlineData("-Force", Estate.WebAddress + ",ipv6bw-hp3gone")]
    [InlineData("-WhatIf", Estate.WebAddress + ",ipv6bw-hp3gone")]
    public void A_removal_never_recommends_a_purchase(string arguments, string row)
    {
        ErrorRecord error = _session.RunWithRows("Ipv6AddressId,InternetBandwidthId\n" + row, $"Remove-VpcIpv6InternetBandwidth {arguments}")
            .ShouldHaveOneError("OperationFailed.InternetBandwidthNonExist");

        Assert.Contains("nothing to remove", error.ToString());
        Assert.Contains("-IfExists", error.ToString());
        Assert.Equal("", error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("buy", error.ToString());
    }

    [Fact]
    public void IfExists_does_not_hide_other_errors()
    {
        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force -IfExists -Region xx-nowhere").ShouldHaveOneError("InvalidRegionId.NotFound");
    }

    [Fact]
    public void Bandwidth_with_a_rule_is_told_to_remove_the_rule_first()
    {
        _session.Run($"$null = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} 2; $null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.ShopAddress}").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Force").ShouldHaveOneError("DependencyViolation.Ipv6EgressOnlyRule");

        Assert.Equal(
            $"Get-VpcIpv6EgressOnlyRule -Region cn-huhehaote -Ipv6AddressId {Estate.ShopAddress} | Remove-VpcIpv6EgressOnlyRule -Wait",
            error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Every_change_has_a_token_of_its_own()
    {
        _session.Run($"{Buy} | Set-VpcIpv6InternetBandwidth -Bandwidth 3; Set-VpcIpv6InternetBandwidth {Estate.WebAddress} 4; Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force").ShouldHaveNoErrors();

        string?[] tokens = [.. _session.Run("$emulator.Journal").Output.Where(entry => entry.Properties["Committed"].Value is true).Select(entry => entry.Text("ClientToken"))];
        Assert.Equal(4, tokens.Length);
        Assert.Equal(4, tokens.Where(token => token is { Length: > 0 and <= 64 }).Distinct().Count());
    }

    [Fact]
    public void Wait_ends_at_once_when_it_is_public_and_when_it_is_gone()
    {
        JumpingClock clock = JumpingClock.PutInto(_session.Run("$connected").ShouldHaveOneOutput().BaseObject);

        PSObject bought = _session.Run($"{Buy} -Wait").ShouldHaveOneOutput();
        _session.Run("Get-VpcIpv6InternetBandwidth | Remove-VpcIpv6InternetBandwidth -Force -Wait").ShouldHaveNoErrors();

        Assert.Equal("Normal", bought.Text("BusinessStatus"));
        Assert.NotNull(bought.Text("ClientToken"));
        Assert.Empty(clock.Waits);
    }

    [Fact]
    public void Get_finds_by_bandwidth_address_and_what_other_commands_emit()
    {
        _session.Run(
            $"$bought = @({Estate.WebAddress.Quoted()}, {Estate.OtherWebAddress.Quoted()}, {Estate.ShopAddress.Quoted()} | "
            + "ForEach-Object { New-VpcIpv6InternetBandwidth $_ 5 -InternetChargeType PayByTraffic })").ShouldHaveNoErrors();

        ScriptResult all = _session.Run("Get-VpcIpv6InternetBandwidth");
        Assert.Equal(
            _session.Run("$bought.InternetBandwidthId").Output.Select(id => id.ToString()).Order(),
            all.Output.Select(item => item.Text("InternetBandwidthId")).Order());
        Assert.Equal(
            [(5, "PayByTraffic", "Normal")],
            all.Output
                .Select(item => ((int)item.Properties["Bandwidth"].Value, item.Text("InternetChargeType"), item.Text("BusinessStatus")))
                .Distinct());
        Assert.Equal(
            _session.Run("$bought.Ipv6GatewayId").Output.Select(id => id.ToString()).Order(),
            all.Output.Select(item => item.Text("Ipv6GatewayId")).Order());
        Assert.Equal(3, _session.Run("$bought | Get-VpcIpv6InternetBandwidth").Output.Count);
        _session.Run("Get-VpcIpv6InternetBandwidth | Select-Object -First 1").ShouldHaveOneOutput();
        foreach (string one in (string[])
        [
            "Get-VpcIpv6InternetBandwidth -InternetBandwidthId $bought[1].InternetBandwidthId",
            "Get-VpcIpv6InternetBandwidth -Ipv6InternetBandwidthId $bought[1].InternetBandwidthId",
            $"Get-VpcIpv6Address {Estate.OtherWebAddress} | Get-VpcIpv6InternetBandwidth",
        ])
        {
            Assert.Equal(Estate.OtherWebAddress, _session.Run(one).ShouldHaveOneOutput().Text("Ipv6AddressId"));
        }
    }

    [Fact]
    public void Get_recommends_a_purchase_that_works_as_it_stands()
    {
        ErrorRecord error = _session.Run($"Get-VpcIpv6InternetBandwidth {Estate.WebAddress}")
            .ShouldHaveOneError("OperationFailed.InternetBandwidthNonExist");
        Assert.Matches($"{Estate.WebAddress} in cn-huhehaote: the address has no bandwidth.*buy some first", error.ToString());
        Assert.Equal(
            $"New-VpcIpv6InternetBandwidth -Region cn-huhehaote -Ipv6AddressId {Estate.WebAddress} -Bandwidth 2",
            error.ErrorDetails.RecommendedAction);

        Assert.Equal(Estate.WebAddress, _session.Run(error.ErrorDetails.RecommendedAction).ShouldHaveOneOutput().Text("Ipv6AddressId"));
    }

    [Fact]
    public void The_id_of_the_bandwidth_is_enough_to_change_and_to_remove_it()
    {
        PSObject changed = _session.Run($"$bought = {Buy}; "
            + $"Set-VpcIpv6InternetBandwidth -InternetBandwidthId $bought.InternetBandwidthId -Bandwidth 9 "
            + $"-PassThru").ShouldHaveOneOutput();
        Assert.Equal(
            (Estate.WebAddress, 9, "PayByBandwidth"),
            (changed.Text("Ipv6AddressId"), (int)changed.Properties["Bandwidth"].Value, changed.Text("InternetChargeType")));

        Assert.Empty(_session.Run("Remove-VpcIpv6InternetBandwidth -InternetBandwidthId $bought.InternetBandwidthId "
            + "-Confirm:$false").Output);
        Assert.Empty(_session.Run("Get-VpcIpv6InternetBandwidth").Output);

        ErrorRecord gone = _session.Run("$bought | Remove-VpcIpv6InternetBandwidth "
            + "-Force").ShouldHaveOneError("InvalidIpv6Instance.NotFound");
        Assert.Equal(ErrorCategory.ObjectNotFound, gone.CategoryInfo.Category);
        _session.Run("$bought | Remove-VpcIpv6InternetBandwidth -Force -IfExists -Wait").ShouldHaveNoErrors();
    }

    [Fact]
    public void Rows_that_can_not_be_changed_do_not_keep_the_next()
    {
        string foreign = (string)_session.Run($"$bought = {Buy}; "
            + $"(New-VpcIpv6InternetBandwidth {Estate.OtherWebAddress} 2).InternetBandwidthId").ShouldHaveOneOutput().BaseObject;
        object own = _session.Run("$bought.InternetBandwidthId").ShouldHaveOneOutput().BaseObject;

        ScriptResult result = _session.RunWithRows(
            $"AddressId,InternetBandwidthId,Bandwidth\n{Estate.WebAddress},{foreign},9\n"
            + $"{Estate.WebAddress},,many\n,,9\n{Estate.WebAddress},{own},7",
            "Set-VpcIpv6InternetBandwidth");

        Assert.Equal(
            ["IdsDisagree", "MissingIpv6AddressId", "ParameterArgumentTransformationError"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Contains(result.Errors, error => error.ToString().Contains("'many' is not a whole number", StringComparison.Ordinal));
        Assert.Equal(7, Bandwidth());
        Assert.Equal(
            2,
            _session.Run($"(Get-VpcIpv6InternetBandwidth {Estate.OtherWebAddress}).Bandwidth").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void More_than_a_gateway_allows_says_how_much_each_allows()
    {
        ErrorRecord error = _session.Run($"$null = {Buy} -InternetChargeType PayByTraffic; "
            + $"Set-VpcIpv6InternetBandwidth {Estate.WebAddress} 501").ShouldHaveOneError("IllegalParam.Bandwidth");

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains("1-500 on a Small", error.ToString());
    }

    [Fact]
    public void What_a_removal_recommends_is_what_it_lacks()
    {
        _session.Run($"$null = {Buy}; $null = New-VpcIpv6EgressOnlyRule -Ipv6AddressId {Estate.WebAddress}").ShouldHaveNoErrors();
        string remove = $"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force";

        ErrorRecord error = _session.Run(remove).ShouldHaveOneError("DependencyViolation.Ipv6EgressOnlyRule");
        // As it is, but for the question.
        _session.Run(error.ErrorDetails.RecommendedAction + " -Force").ShouldHaveNoErrors();

        _session.Run(remove + " -Wait").ShouldHaveNoErrors();
        Assert.Null(Bandwidth());
    }

    private object? Bandwidth() =>
        _session.Run($"(Get-VpcIpv6Address {Estate.WebAddress}).Bandwidth").Output.Select(value => value?.BaseObject).FirstOrDefault();
}
