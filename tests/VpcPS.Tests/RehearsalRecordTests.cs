using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>-Record of a session and of an emulator, and Compare-VpcRehearsal.</summary>
public sealed class RehearsalRecordTests : IDisposable
{
    private const string Plan = $$"""
        $gateway = New-VpcIpv6Gateway {{Estate.LabVpc}} -Name lab-edge -Wait
        $made = New-VpcIpv6InternetBandwidth {{Estate.LabAddress}} -Bandwidth 4 -InternetChargeType PayByTraffic
        $made = New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 2
        Set-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 5
        $rule = New-VpcIpv6EgressOnlyRule -Ipv6GatewayId $gateway.Ipv6GatewayId -Ipv6AddressId {{Estate.LabAddress}}
        New-VpcIpv6InternetBandwidth {{Estate.OtherWebAddress}} -Bandwidth 900 -InternetChargeType PayByTraffic -ErrorAction SilentlyContinue
        """;

    private readonly ModuleSession _session = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void The_same_run_twice_has_no_difference_whatever_ids_the_service_chose()
    {
        Record("rehearsal", Plan);
        Record("run", Plan);

        ScriptResult differences = Compare("rehearsal", "run");
        ScriptResult all = Compare("rehearsal", "run", "-IncludeEqual");

        differences.ShouldHaveNoErrors();
        Assert.Empty(differences.Output);
        Assert.Equal(6, all.Output.Count);
        Assert.All(all.Output, pair => Assert.Equal("Same", pair.Text("Difference")));
        Assert.Contains(all.Output, pair => pair.Text("Rehearsed") == "Refused: IllegalParam.Bandwidth");
    }

    [Fact]
    public void An_emulator_records_what_a_session_records()
    {
        _session.Run($"$emulator = Start-VpcEmulator -Record '{PathOf("emulator")}'; $null = $emulator | Connect-VpcSession -Record '{PathOf("session")}'").ShouldHaveNoErrors();
        _session.Run(Plan).ShouldHaveNoErrors();

        Assert.Empty(Compare("emulator", "session").Output);
        Assert.Equal(6, Compare("emulator", "session", "-IncludeEqual").Output.Count);
    }

    [Fact]
    public void What_was_asked_again_after_a_fault_is_one_change()
    {
        _session.Run($"$emulator = Start-VpcEmulator -Record '{PathOf("emulator")}'; $null = $emulator | Connect-VpcSession -Record '{PathOf("session")}'").ShouldHaveNoErrors();
        _session.Run("Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; ResetAfter = $true; Times = 1 }, @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling.User'; RetryAfterMs = 1; Times = 1 }").ShouldHaveNoErrors();

        _session.Run($"$null = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2").ShouldHaveNoErrors();

        Assert.Empty(Compare("emulator", "session").Output);
        Assert.Single(Compare("emulator", "session", "-IncludeEqual").Output);
    }

    [Fact]
    public void Each_kind_of_difference_is_listed()
    {
        Record("rehearsal", Plan);
        Record("run", $$"""
            $gateway = New-VpcIpv6Gateway {{Estate.LabVpc}} -Name lab-edge -Wait
            $made = New-VpcIpv6InternetBandwidth {{Estate.LabAddress}} -Bandwidth 4 -InternetChargeType PayByTraffic
            $made = New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 3
            Set-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 5
            New-VpcIpv6InternetBandwidth {{Estate.OtherWebAddress}} -Bandwidth 900 -InternetChargeType PayByTraffic -ErrorAction SilentlyContinue
            $made = New-VpcIpv6InternetBandwidth {{Estate.ShopAddress}} -Bandwidth 1
            """, "-Rules Today");

        ScriptResult differences = Compare("rehearsal", "run");

        differences.ShouldHaveNoErrors();
        Assert.Equal(
            $"OnlyRehearsed CreateIpv6EgressOnlyRule {Estate.LabAddress}",
            Words(Assert.Single(differences.Output, difference => difference.Text("Difference") == "OnlyRehearsed")));
        Assert.Contains(differences.Output, difference => Words(difference) == $"OnlyRun AllocateIpv6InternetBandwidth {Estate.ShopAddress}");
        PSObject parameters = Assert.Single(differences.Output, difference => difference.Text("Difference") == "Parameters");
        Assert.Equal(("Bandwidth=2", "Bandwidth=3", Estate.WebAddress), (parameters.Text("Rehearsed"), parameters.Text("Run"), parameters.Text("Subject")));
        PSObject outcome = Assert.Single(differences.Output, difference => difference.Text("Difference") == "Outcome");
        Assert.Equal(("Refused: IllegalParam.Bandwidth", "Done", Estate.OtherWebAddress), (outcome.Text("Rehearsed"), outcome.Text("Run"), outcome.Text("Subject")));
    }

    [Fact]
    public void The_example_does_the_whole_round()
    {
        string example = Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "examples", "rehearse-then-run.ps1");

        ScriptResult round = _session.Run($"& '{example}'");

        round.ShouldHaveNoErrors();
        string[] told = [.. round.Output.Select(line => line.ToString())];
        Assert.Contains("Differences: 0", told);
        int bought = int.Parse(told.Single(line => line.StartsWith("Run: ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.NotEqual(0, bought);
        Assert.Contains($"Taken back: {bought}; left: 0.", told);
        string folder = told[^1]["The files are in ".Length..^1];
        Assert.Equal(["estate.json", "rehearsal.jsonl", "run.jsonl", "run.undo.jsonl"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Reads_and_dry_runs_are_no_changes()
    {
        Record("run", $"$read = Get-VpcIpv6Address; $checked = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2 -DryRun; Remove-VpcIpv6Address {Estate.WebAddress} -WhatIf");

        ScriptResult result = Compare("run", "run", "-IncludeEqual");

        Assert.Empty(result.Output);
        Assert.Equal(2, result.Warnings.Count);
    }

    [Fact]
    public void A_record_has_no_secret()
    {
        _session.Run($"$emulator = Start-VpcEmulator -Record '{PathOf("emulator")}'").ShouldHaveNoErrors();
        _session.Run(
            $"$null = $emulator | Connect-VpcSession -SignatureVersion V1 -Record '{PathOf("session")}'; "
            + "Invoke-VpcApi CreateVpnConnection @{ IpsecConfig = 'x'; Psk = 'very-secret' } -Unchecked -Confirm:$false -ErrorAction SilentlyContinue; "
            + $"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2; "
            + "Disconnect-VpcSession; Stop-VpcEmulator").ShouldHaveNoErrors();

        string written = string.Concat(new[] { "emulator", "session" }.Select(name => File.ReadAllText(PathOf(name))));

        Assert.Contains("AllocateIpv6InternetBandwidth", written, StringComparison.Ordinal);
        Assert.Contains("CreateVpnConnection", written, StringComparison.Ordinal);
        foreach (string secret in new[] { "very-secret", "emulatorAccessKeySecret", "emulatorAccessKeyId", "Signature" })
        {
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_record_belongs_to_one_service_and_nothing_else_is_overwritten()
    {
        Record("run", Plan);
        File.WriteAllText(PathOf("mine"), "mine");

        _session.Run($"Start-VpcEmulator | Connect-VpcSession -Record '{PathOf("run")}'").ShouldHaveEndedWith("RecordFailed");
        _session.Run($"Start-VpcEmulator | Connect-VpcSession -Record '{PathOf("mine")}'").ShouldHaveEndedWith("RecordFailed");
        _session.Run($"Start-VpcEmulator -Record '{PathOf("mine")}'").ShouldHaveEndedWith("RecordFailed");

        Assert.Equal("mine", File.ReadAllText(PathOf("mine")));
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2").ShouldHaveEndedWith("SessionElsewhere");
    }

    [Fact]
    public void A_script_may_connect_twice_and_goes_on_in_its_record()
    {
        _session.Run($"$emulator = Start-VpcEmulator; $null = $emulator | Connect-VpcSession -Record '{PathOf("run")}'").ShouldHaveNoErrors();
        _session.Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2").ShouldHaveNoErrors();
        _session.Run($"$null = $emulator | Connect-VpcSession -Record '{PathOf("run")}'").ShouldHaveNoErrors();
        _session.Run($"$made = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 2; Disconnect-VpcSession").ShouldHaveNoErrors();

        Assert.Equal(["1", "2"], Compare("run", "run", "-IncludeEqual").Output.Select(pair => pair.Text("RunNumber")));
        using FileStream free = new(PathOf("run"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Theory]
    [InlineData("{\"VpcPSRecord\":1}\n", "RecordNotRead")]
    [InlineData("a,b\n1,2\n", "RecordNotRead")]
    public void What_is_no_record_is_an_error(string content, string id)
    {
        File.WriteAllText(PathOf("other"), content);

        _session.Run($"Compare-VpcRehearsal '{PathOf("other")}' '{PathOf("other")}'").ShouldHaveEndedWith(id);
        _session.Run($"Compare-VpcRehearsal '{PathOf("none")}' '{PathOf("other")}'").ShouldHaveEndedWith(id);
    }

    [Fact]
    public void A_line_that_was_edited_is_refused_and_a_torn_one_is_told()
    {
        Record("run", Plan);
        string[] lines = File.ReadAllLines(PathOf("run"));
        File.WriteAllText(PathOf("edited"), string.Join('\n', lines).Replace("\"Bandwidth\":\"2\"", "\"Bandwidth\":\"3\"", StringComparison.Ordinal) + "\n");
        File.WriteAllText(PathOf("torn"), string.Join('\n', lines)[..^9]);

        _session.Run($"Compare-VpcRehearsal '{PathOf("run")}' '{PathOf("edited")}'").ShouldHaveEndedWith("RecordNotRead");
        ScriptResult torn = Compare("run", "torn");

        Assert.Contains("incomplete", Assert.Single(torn.Warnings), StringComparison.Ordinal);
        Assert.Equal(("Outcome", "Open"), (Assert.Single(torn.Output).Text("Difference"), torn.Output[0].Text("Run")));
    }

    [Fact]
    public void A_purchase_journal_is_compared_by_its_purchases()
    {
        string buy = $"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2 -JournalPath '{PathOf("journal")}'";
        Record("run", buy);

        Assert.Empty(Compare("journal", "run").Output);
    }

    private static string Words(PSObject difference) => $"{difference.Text("Difference")} {difference.Text("Action")} {difference.Text("Subject")}";

    private string PathOf(string name) => Path.Combine(_directory.FullName, name + ".jsonl");

    private void Record(string name, string script, string emulatorArguments = "")
    {
        _session.Run($"$null = Start-VpcEmulator {emulatorArguments} | Connect-VpcSession -Record '{PathOf(name)}'").ShouldHaveNoErrors();
        _session.Run(script).ShouldHaveNoErrors();
        _session.Run("Disconnect-VpcSession").ShouldHaveNoErrors();
    }

    private ScriptResult Compare(string rehearsal, string run, string arguments = "") =>
        _session.Run($"Compare-VpcRehearsal '{PathOf(rehearsal)}' '{PathOf(run)}' {arguments}");
}
