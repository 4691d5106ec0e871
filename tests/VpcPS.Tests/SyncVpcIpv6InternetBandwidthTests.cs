using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Sync-VpcIpv6InternetBandwidth: a CSV as the desired state.</summary>
public sealed class SyncVpcIpv6InternetBandwidthTests : IDisposable
{
    private const string Sync = "Sync-VpcIpv6InternetBandwidth";
    private const string Header = "Ipv6AddressId,Bandwidth,InternetChargeType\n";
    private const string PruneWeb = $"{Sync} -Prune -Ipv6GatewayId {Estate.WebGateway} -Force";

    private static readonly string[] Changing = ["AllocateIpv6InternetBandwidth", "ModifyIpv6InternetBandwidth", "DeleteIpv6InternetBandwidth"];

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string JournalFile => Path.Combine(_directory.FullName, "sync.jsonl");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void Rows_become_Create_Modify_and_NoChange_and_a_second_run_changes_nothing()
    {
        Have(Estate.OtherWebAddress, 5);
        Have(Estate.ShopAddress, 8, "PayByTraffic");
        string rows = Header + $"{Estate.WebAddress},2,PayByTraffic\n{Estate.OtherWebAddress},9,PayByBandwidth\n{Estate.ShopAddress},8,";

        ScriptResult first = _session.RunWithRows(rows, Sync);

        first.ShouldHaveNoErrors();
        Assert.Equal(["Create", "Modify", "NoChange"], Actions(first));
        Assert.Equal([true, true, false], first.Values("Applied"));
        Assert.Equal([null, 5, 8], first.Values("OldBandwidth"));
        Assert.All(first.Output, change => Assert.NotNull(change.Text("InternetBandwidthId")));
        Assert.Equal(
            [(Estate.WebAddress, 2, "PayByTraffic"), (Estate.ShopAddress, 8, "PayByTraffic"), (Estate.OtherWebAddress, 9, "PayByBandwidth")],
            Present().OrderBy(item => item.Bandwidth));

        int before = ChangesSent();
        Assert.Equal(["NoChange", "NoChange", "NoChange"], Actions(_session.RunWithRows(rows, Sync)));
        Assert.Equal(before, ChangesSent());
    }

    [Fact]
    public void WhatIf_emits_the_whole_plan_and_sends_no_change()
    {
        Have(Estate.OtherWebAddress, 5);
        Have(Estate.ShopAddress, 8);
        int before = ChangesSent();

        ScriptResult plan = _session.RunWithRows(
            Header + $"{Estate.WebAddress},2,PayByTraffic\n{Estate.OtherWebAddress},9,\n{Estate.ShopAddress},8,PayByTraffic",
            $"{Sync} -WhatIf -AllowReplace -JournalPath '{JournalFile}'");

        plan.ShouldHaveNoErrors();
        Assert.Equal(["Create", "Modify", "Remove", "Create"], Actions(plan));
        Assert.All(plan.Values("Applied"), applied => Assert.Equal(false, applied));
        Assert.Equal(before, ChangesSent());
        Assert.False(File.Exists(JournalFile));
    }

    [Fact]
    public void Another_charge_type_is_a_conflict_and_an_error()
    {
        Have(Estate.WebAddress, 5);

        ScriptResult result = _session.RunWithRows(Header + $"{Estate.WebAddress},5,PayByTraffic\n{Estate.OtherWebAddress},2,", Sync);

        Assert.Equal(["Conflict", "Create"], Actions(result));
        Assert.Contains("can't be changed", result.Output[0].Text("Reason"));
        Assert.Contains("-AllowReplace", Assert.Single(result.Errors).ToString());
        Assert.Contains((Estate.WebAddress, 5, "PayByBandwidth"), Present());
    }

    [Fact]
    public void AllowReplace_removes_and_buys_anew()
    {
        Have(Estate.WebAddress, 5);

        ScriptResult result = _session.RunWithRows(Header + $"{Estate.WebAddress},7,PayByTraffic", $"{Sync} -AllowReplace");

        result.ShouldHaveNoErrors();
        Assert.Equal(["Remove", "Create"], Actions(result));
        Assert.Equal([true, true], result.Values("Applied"));
        Assert.NotEqual(result.Output[0].Text("InternetBandwidthId"), result.Output[1].Text("InternetBandwidthId"));
        Assert.Equal([(Estate.WebAddress, 7, "PayByTraffic")], Present());
    }

    [Fact]
    public void What_a_replacement_bought_is_said_when_the_pipeline_takes_only_its_first_step()
    {
        Have(Estate.WebAddress, 5);

        ScriptResult result = _session.RunWithRows(Header + $"{Estate.WebAddress},7,PayByTraffic", $"{Sync} -AllowReplace | Select-Object -First 1");

        Assert.Equal(["Remove"], Actions(result));
        Assert.Contains($"Create {Estate.WebAddress}", Assert.Single(result.Warnings));
    }

    [Fact]
    public void What_a_replacement_removed_is_said_when_it_can_not_buy_anew()
    {
        Have(Estate.WebAddress, 5);
        _session.Run("$emulator | Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'OperationFailed.SaleValidate' }").ShouldHaveNoErrors();

        ScriptResult result = _session.RunWithRows(Header + $"{Estate.WebAddress},7,PayByTraffic", $"{Sync} -AllowReplace");

        Assert.Equal(["Remove"], Actions(result));
        Assert.StartsWith("OutcomeUnknown.OperationFailed.SaleValidate", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Present());
    }

    [Fact]
    public void Rows_that_say_the_same_are_one_and_rows_that_disagree_are_conflicts()
    {
        ScriptResult result = _session.RunWithRows(
            Header + $"{Estate.WebAddress},2,\n{Estate.ShopAddress},3,\n{Estate.WebAddress},2,PayByBandwidth\n{Estate.ShopAddress},4,", Sync);

        Assert.Equal(["Create", "Conflict", "NoChange", "Conflict"], Actions(result));
        Assert.Contains("row 1", result.Output[2].Text("Reason"));
        Assert.Contains("row 4", result.Output[1].Text("Reason"));
        Assert.Equal([(Estate.WebAddress, 2, "PayByBandwidth")], Present());
    }

    [Fact]
    public void Rows_in_error_do_not_keep_the_others_from_being_done()
    {
        ScriptResult result = _session.RunWithRows(
            Header + $",2,\n{Estate.WebAddress},abc,\nipv6-hp3nosuchaddress00000,2,\n{Estate.LabAddress},2,\n{Estate.ShopAddress},4,", Sync);

        Assert.Equal(["Create"], Actions(result));
        Assert.Equal(
            ["MissingIpv6AddressId", "IllegalParam.Bandwidth", "ResourceNotFound.Ipv6Address", "OperationFailed.Ipv6GatewayNotExist"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([(Estate.ShopAddress, 4, "PayByBandwidth")], Present());
    }

    [Fact]
    public void Prune_removes_what_no_row_names_on_that_gateway_only()
    {
        Have(Estate.WebAddress, 5);
        Have(Estate.OtherWebAddress, 6);
        Have(Estate.ShopAddress, 7);

        ScriptResult result = _session.RunWithRows(Header + $"{Estate.WebAddress},5,", PruneWeb);

        result.ShouldHaveNoErrors();
        Assert.Equal(["NoChange", "Remove"], Actions(result));
        Assert.Equal(Estate.OtherWebAddress, result.Output[1].Text("Ipv6AddressId"));
        Assert.Equal([Estate.WebAddress, Estate.ShopAddress], Present().Select(item => item.Address));
        Assert.Equal(["NoChange"], Actions(_session.RunWithRows(Header + $"{Estate.WebAddress},5,", PruneWeb)));
    }

    [Theory]
    [InlineData(Header + ",5,")]
    [InlineData(Header + "ipv6-hp3typo00000000000000,5,")]
    [InlineData(Header + Estate.WebAddress + ",5 Gbps,")]
    [InlineData("Address,Mbps\nx,5")]
    public void Prune_removes_nothing_while_a_row_is_in_error(string rows)
    {
        Have(Estate.OtherWebAddress, 6);

        ScriptResult result = _session.RunWithRows(rows, PruneWeb);

        Assert.Contains("PruneRefused", result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([(Estate.OtherWebAddress, 6, "PayByBandwidth")], Present());
    }

    [Fact]
    public void Prune_removes_nothing_for_an_input_without_rows()
    {
        Have(Estate.OtherWebAddress, 6);

        _session.Run($"@() | {PruneWeb}").ShouldHaveOneError("PruneRefused");

        Assert.Single(Present());
    }

    [Fact]
    public void Prune_keeps_what_conflicting_rows_name()
    {
        Have(Estate.WebAddress, 5);

        ScriptResult result = _session.RunWithRows(Header + $"{Estate.WebAddress},5,PayByTraffic", PruneWeb);

        Assert.Equal(["Conflict"], Actions(result));
        Assert.Single(Present());
    }

    [Fact]
    public void Prune_needs_the_gateway_as_an_argument()
    {
        _session.RunWithRows($"Ipv6AddressId,Bandwidth,Ipv6GatewayId\n{Estate.WebAddress},5,{Estate.WebGateway}", $"{Sync} -Prune -Force")
            .ShouldHaveEndedWith("PruneNeedsGateway");

        Assert.Empty(Present());
    }

    [Fact]
    public void Prune_asks_at_the_default_preference_and_not_with_Confirm_off()
    {
        Have(Estate.OtherWebAddress, 6);
        string prune = PruneWeb.Replace(" -Force", "", StringComparison.Ordinal);

        // The engine of the tests has no prompt, so that asking is an error.
        Assert.NotNull(_session.RunWithRows(Header + $"{Estate.WebAddress},5,", prune).Ending);
        Assert.Equal(2, Present().Count);

        _session.RunWithRows(Header + $"{Estate.WebAddress},5,", prune + " -Confirm:$false").ShouldHaveNoErrors();
        Assert.Equal([Estate.WebAddress], Present().Select(item => item.Address));
    }

    [Fact]
    public void A_row_with_another_gateway_than_its_address_is_an_error()
    {
        _session.RunWithRows(Header + $"{Estate.ShopAddress},5,", $"{Sync} -Ipv6GatewayId {Estate.WebGateway}")
            .ShouldHaveOneError("OperationFailed.Ipv6GatewayDisMatchIpv6Address");

        Assert.Empty(Present());
    }

    [Fact]
    public void MaxTotalBandwidth_refuses_increases_that_exceed_it_and_no_decrease()
    {
        Have(Estate.WebAddress, 50);
        Have(Estate.OtherWebAddress, 40);

        ScriptResult result = _session.RunWithRows(
            Header + $"{Estate.WebAddress},60,\n{Estate.OtherWebAddress},30,\n{Estate.ShopAddress},40,\n{Estate.OtherShopAddress},20,",
            $"{Sync} -MaxTotalBandwidth 100");

        // 60 + 30 fit into the limit. 40 more do not fit, and neither do 20. The order of rows decides.
        Assert.Equal(["Modify", "Modify"], Actions(result));
        Assert.Equal(["MaxTotalBandwidth", "MaxTotalBandwidth"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("130 Mbit/s", result.Errors[0].ToString());
    }

    [Fact]
    public void The_state_that_was_exported_is_in_sync()
    {
        Have(Estate.WebAddress, 5);
        Have(Estate.ShopAddress, 7, "PayByTraffic");
        string path = Path.Combine(_directory.FullName, "state.csv");
        _session.Run("Get-VpcIpv6InternetBandwidth | Export-Csv $Path -NoTypeInformation", ("Path", path)).ShouldHaveNoErrors();

        Assert.Equal(["NoChange", "NoChange"], Actions(_session.Run($"Import-Csv $Path | {Sync}", ("Path", path))));
        Assert.Equal(["NoChange", "NoChange"], Actions(_session.Run($"Get-VpcIpv6InternetBandwidth | {Sync}")));
        Assert.Equal(["Create", "Create"], Actions(_session.Run($"Get-VpcIpv6Address -Region cn-hangzhou -NetworkType Private | Select-Object -First 2 | {Sync} -Bandwidth 3")));
    }

    [Fact]
    public void A_journal_does_not_stand_for_what_is_there()
    {
        string sync = $"{Sync} -JournalPath '{JournalFile}'";
        string rows = Header + $"{Estate.WebAddress},5,";
        Assert.Equal(["Create"], Actions(_session.RunWithRows(rows, sync)));
        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force").ShouldHaveNoErrors();

        ScriptResult again = _session.RunWithRows(rows, sync);

        Assert.Equal([true], again.Values("Applied"));
        Assert.Single(Present());
    }

    [Fact]
    public void What_a_killed_run_had_under_way_is_repeated_with_its_token()
    {
        File.WriteAllText(JournalFile, Sending(Estate.WebAddress, 5, "token-of-the-killed-run"));

        PSObject change = _session.RunWithRows(Header + $"{Estate.WebAddress},5,", $"{Sync} -JournalPath '{JournalFile}' -AdoptJournal").ShouldHaveOneOutput();

        Assert.Equal("token-of-the-killed-run", change.Text("ClientToken"));
        Assert.Single(Present());
    }

    [Fact]
    public void What_a_killed_run_had_bought_is_settled_by_its_being_there()
    {
        Have(Estate.WebAddress, 5);
        File.WriteAllText(JournalFile, Sending(Estate.WebAddress, 5, "token-of-the-killed-run"));
        string sync = $"{Sync} -JournalPath '{JournalFile}' -AdoptJournal";

        Assert.Equal(["NoChange"], Actions(_session.RunWithRows(Header + $"{Estate.WebAddress},5,", sync)));
        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force").ShouldHaveNoErrors();
        PSObject change = _session.RunWithRows(Header + $"{Estate.WebAddress},6,", sync).ShouldHaveOneOutput();

        Assert.Equal("Create", change.Text("Action"));
        Assert.NotEqual("token-of-the-killed-run", change.Text("ClientToken"));
    }

    [Fact]
    public void A_purchase_whose_answer_was_lost_says_that_the_next_run_finds_out()
    {
        _session.Run("$connected = $emulator | Connect-VpcSession -MaxRetry 0; $emulator | Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();

        ScriptResult result = _session.RunWithRows(Header + $"{Estate.WebAddress},5,", Sync);

        Assert.Contains("Run the same command again: it checks first", Assert.Single(result.Errors).ToString());
        Assert.Equal(1, _session.Run("$connected.UnknownOutcomes.Count").ShouldHaveOneOutput().BaseObject);
        Assert.Equal(["NoChange"], Actions(_session.RunWithRows(Header + $"{Estate.WebAddress},5,", Sync)));
    }

    private static string Sending(string address, int bandwidth, string token) =>
        $$"""{"Time":"2026-01-02T03:04:05.000Z","Event":"Sending","RegionId":"cn-huhehaote","Ipv6AddressId":"{{address}}","Ipv6GatewayId":"{{Estate.WebGateway}}","Bandwidth":{{bandwidth}},"InternetChargeType":"PayByBandwidth","ClientToken":"{{token}}"}""" + "\n";

    private static IEnumerable<string?> Actions(ScriptResult result) => result.Output.Select(change => change.Text("Action"));

    private void Have(string address, int bandwidth, string chargeType = "PayByBandwidth") =>
        _session.Run($"$null = New-VpcIpv6InternetBandwidth {address} {bandwidth} -InternetChargeType {chargeType}").ShouldHaveNoErrors();

    private List<(string Address, int Bandwidth, string ChargeType)> Present() =>
        [.. _session.Run("Get-VpcIpv6InternetBandwidth").Output.Select(item => (item.Text("Ipv6AddressId")!, (int)item.Properties["Bandwidth"].Value, item.Text("InternetChargeType")!))];

    private int ChangesSent() => _session.Actions().Count(action => Changing.Contains(action));
}
