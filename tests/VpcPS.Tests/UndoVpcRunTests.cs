using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Undo-VpcRun: the changes of a run are undone, newest first, and nothing else is changed.</summary>
public sealed class UndoVpcRunTests : IDisposable
{
    private const string State = """
        (Get-VpcIpv6Address -Region * | Select-Object Ipv6AddressId, Name, Description, Bandwidth, InternetChargeType | ConvertTo-Json)
        (Get-VpcIpv6Gateway | Select-Object VpcId, Name, Description | ConvertTo-Json)
        (Get-VpcIpv6Gateway | Get-VpcIpv6EgressOnlyRule | Select-Object Ipv6AddressId | ConvertTo-Json)
        """;

    private readonly ModuleSession _session = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string RunFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Immediate")]
    [InlineData("Manual")]
    public void A_run_is_taken_back_as_if_it_had_not_been(string clock)
    {
        Start("-Clock " + clock, $"$before = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 6");
        string before = Now();
        Run($$"""
            $gateway = New-VpcIpv6Gateway {{Estate.LabVpc}} -Name lab-edge -Wait
            $made = New-VpcIpv6InternetBandwidth {{Estate.LabAddress}} -Bandwidth 4 -InternetChargeType PayByTraffic
            $rule = New-VpcIpv6EgressOnlyRule -Ipv6GatewayId $gateway.Ipv6GatewayId -Ipv6AddressId {{Estate.LabAddress}} -Wait
            $made = New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 2
            Set-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 5
            Set-VpcIpv6InternetBandwidth {{Estate.ShopAddress}} -Bandwidth 7
            Set-VpcIpv6InternetBandwidth {{Estate.ShopAddress}} -Bandwidth 8
            Set-VpcIpv6Address {{Estate.WebAddress}} -Name other -Description more
            Set-VpcIpv6Address {{Estate.WebAddress}} -Name third
            $address = New-VpcIpv6Address {{Estate.WebVSwitch}} -Wait
            New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 9 -ErrorAction SilentlyContinue
            """);

        ScriptResult undone = Undo("-Force");

        undone.ShouldHaveNoErrors();
        Assert.All(undone.Output, step => Assert.Equal("Undone", step.Text("State")));
        Assert.Equal(7, undone.Output.Count);
        Assert.Equal(undone.Values("Number").Cast<long>().OrderDescending(), undone.Values("Number").Cast<long>());
        Assert.Equal(before, Now());
    }

    [Fact]
    public void WhatIf_shows_the_plan_and_changes_nothing()
    {
        Start();
        Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2; $made = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 3; Add-VpcTag {Estate.WebVpc} @{{ a = 'b' }}");
        string before = Now();

        ScriptResult plan = Undo("-WhatIf");

        plan.ShouldHaveNoErrors();
        Assert.Equal(
            ["Left TagResources", "Planned AllocateIpv6InternetBandwidth", "Planned AllocateIpv6InternetBandwidth"],
            plan.Output.Select(step => $"{step.Text("State")} {step.Text("Action")}").Order());
        Assert.Equal(before, Now());
        Assert.False(File.Exists(Path.ChangeExtension(RunFile, ".undo.jsonl")));
    }

    [Fact]
    public void It_asks_once_with_the_counts_and_nobody_to_ask_is_an_error()
    {
        Start();
        Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2; $made = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 3");

        ErrorRecord error = Undo("").ShouldHaveEndedWith("NobodyToAsk");

        Assert.Contains("remove 2", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _session.Committed("DeleteIpv6InternetBandwidth"));
        Undo("-Confirm:$false").ShouldHaveNoErrors();
        Assert.Equal(2, _session.Committed("DeleteIpv6InternetBandwidth"));
    }

    [Fact]
    public void What_somebody_has_changed_since_is_left_and_named()
    {
        Start("", $"$before = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 6; $before = New-VpcIpv6InternetBandwidth {Estate.OtherShopAddress} -Bandwidth 6");
        Run($$"""
            $made = New-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 2
            $made = New-VpcIpv6InternetBandwidth {{Estate.OtherWebAddress}} -Bandwidth 2
            Set-VpcIpv6InternetBandwidth {{Estate.ShopAddress}} -Bandwidth 7
            Remove-VpcIpv6InternetBandwidth {{Estate.OtherShopAddress}} -Force
            Set-VpcIpv6Address {{Estate.WebAddress}} -Name by-run
            """);
        _session.Run($$"""
            $null = $emulator | Connect-VpcSession
            Set-VpcIpv6InternetBandwidth {{Estate.WebAddress}} -Bandwidth 3
            Remove-VpcIpv6InternetBandwidth {{Estate.OtherWebAddress}} -Force
            $other = New-VpcIpv6InternetBandwidth {{Estate.OtherWebAddress}} -Bandwidth 2
            Set-VpcIpv6InternetBandwidth {{Estate.ShopAddress}} -Bandwidth 8
            Set-VpcIpv6Address {{Estate.WebAddress}} -Name by-somebody
            """).ShouldHaveNoErrors();
        string before = Now();

        ScriptResult left = Undo("-Force");

        left.ShouldHaveNoErrors();
        Assert.Equal(5, left.Output.Count);
        Assert.All(left.Output, step => Assert.Equal("Left", step.Text("State")));
        Assert.All(left.Output, step => Assert.False(string.IsNullOrEmpty(step.Text("Reason"))));
        Assert.Contains(left.Output, step => step.Text("Reason")!.Contains($"New-VpcIpv6InternetBandwidth {Estate.OtherShopAddress} -Bandwidth 6 -InternetChargeType PayByBandwidth", StringComparison.Ordinal));
        Assert.Equal(before, Now());
    }

    [Fact]
    public void What_is_in_use_is_an_error_and_the_rest_is_taken_back()
    {
        Start();
        Run($"$gateway = New-VpcIpv6Gateway {Estate.LabVpc} -Wait; $made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2");
        _session.Run($"$null = $emulator | Connect-VpcSession; $other = New-VpcIpv6InternetBandwidth {Estate.LabAddress} -Bandwidth 1").ShouldHaveNoErrors();

        ScriptResult result = Undo("-Force");

        Assert.Equal(["Undone", "Failed"], result.Output.Select(step => step.Text("State")));
        Assert.StartsWith("DependencyViolation", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Run($"Remove-VpcIpv6InternetBandwidth {Estate.LabAddress} -Force").ShouldHaveNoErrors();
        Assert.Equal(["Gone", "Undone"], Undo("-Force").Output.Select(step => step.Text("State")));
    }

    [Fact]
    public void It_goes_on_where_it_was_interrupted()
    {
        Start();
        Run($$"""
            $rows = '{{Estate.WebAddress}}', '{{Estate.OtherWebAddress}}', '{{Estate.ShopAddress}}', '{{Estate.OtherShopAddress}}'
            $made = $rows | ForEach-Object { [pscustomobject]@{ Ipv6AddressId = $_; Bandwidth = 2 } } | New-VpcIpv6InternetBandwidth
            """);

        Assert.Single(Undo("-Force -ThrottleLimit 1 | Select-Object -First 1").Output);
        int removedBefore = _session.Committed("DeleteIpv6InternetBandwidth");
        string undoFile = Path.ChangeExtension(RunFile, ".undo.jsonl");
        File.AppendAllText(undoFile, "{\"Time\":\"2026");
        ScriptResult rest = Undo("-Force");

        rest.ShouldHaveNoErrors();
        Assert.InRange(removedBefore, 1, 3);
        Assert.Equal(4, _session.Committed("DeleteIpv6InternetBandwidth"));
        Assert.Equal(4, rest.Output.Count);
        Assert.Equal(removedBefore, rest.Output.Count(step => step.Text("State") == "Gone"));
        Assert.All(Undo("-Force").Output, step => Assert.Equal("Gone", step.Text("State")));
        Assert.Equal(4, _session.Committed("DeleteIpv6InternetBandwidth"));
    }

    [Fact]
    public void What_was_taken_back_of_another_run_with_the_same_record_is_not_taken_for_this_one()
    {
        Start();
        string before = Now();
        string script = $"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2; "
            + $"$named = Set-VpcIpv6Address {Estate.LabAddress} -Name other";
        Run(script);
        Undo("-Force").ShouldHaveNoErrors();
        File.Delete(RunFile);
        Run(script);

        Assert.Equal(["Undone", "Undone"], Undo("-Force").Output.Select(step => step.Text("State")));

        Assert.Equal(before, Now());
        Assert.Equal(["Gone", "Gone"], Undo("-Force").Output.Select(step => step.Text("State")));
    }

    [Fact]
    public void A_lost_answer_is_an_error_and_the_next_time_finds_out()
    {
        Start();
        Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2");
        _session.Run("$null = $emulator | Connect-VpcSession -MaxRetry 0; Set-VpcEmulator -Fault @{ Action = 'DeleteIpv6InternetBandwidth'; ResetAfter = $true; Times = 1 }").ShouldHaveNoErrors();

        ScriptResult lost = Undo("-Force");

        Assert.Equal("Failed", Assert.Single(lost.Output).Text("State"));
        Assert.Single(lost.Errors);
        Assert.Equal("Gone", Undo("-Force").ShouldHaveOneOutput().Text("State"));
    }

    [Fact]
    public void A_purchase_journal_is_taken_back_too()
    {
        Start();
        string journal = Path.Combine(_directory.FullName, "bought.jsonl");
        string before = Now();
        _session.Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2 -JournalPath '{journal}'").ShouldHaveNoErrors();

        Assert.Equal("Undone", _session.Run($"Undo-VpcRun '{journal}' -Force").ShouldHaveOneOutput().Text("State"));

        Assert.Equal(before, Now());
    }

    [Fact]
    public void A_record_of_another_service_is_refused()
    {
        Start();
        Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2");
        _session.Run("$other = Start-VpcEmulator; $null = $other | Connect-VpcSession").ShouldHaveNoErrors();

        Undo("-Force").ShouldHaveEndedWith("RecordOfOther");
        Undo("-Force -AdoptJournal").ShouldHaveEndedWith("RecordOfOther");

        Assert.Empty(_session.Run("$other.Journal").Output);
    }

    [Fact]
    public void A_record_of_another_account_of_the_service_is_refused_unless_it_is_adopted()
    {
        Start();
        Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2");
        string saved = Path.Combine(_directory.FullName, "estate.json");
        _session.Run($"$emulator | Stop-VpcEmulator -EstatePath '{saved}'").ShouldHaveNoErrors();
        File.WriteAllText(saved, File.ReadAllText(saved).Replace("\"emulatorAccessKeyId\"", "\"anotherAccessKeyId\"", StringComparison.Ordinal));
        _session.Run($"$emulator = Start-VpcEmulator '{saved}' -Port $emulator.Port; $null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();

        ErrorRecord error = Undo("-Force").ShouldHaveEndedWith("RecordOfOther");

        Assert.Contains("-AdoptJournal", error.ErrorDetails.ToString(), StringComparison.Ordinal);
        ScriptResult adopted = Undo("-Force -AdoptJournal");
        Assert.Equal("Undone", adopted.ShouldHaveOneOutput().Text("State"));
        Assert.Single(adopted.Warnings);
    }

    [Fact]
    public void What_came_after_a_run_was_taken_back_is_taken_back_too()
    {
        Start("", $"$before = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 5");
        string before = Now();
        Run($"Set-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 10; Set-VpcIpv6Address {Estate.WebAddress} -Name one");
        Undo("-Force").ShouldHaveNoErrors();
        Assert.Equal(before, Now());
        Run($"Set-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 20; Set-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 30; Set-VpcIpv6Address {Estate.WebAddress} -Name two");

        Assert.Equal(["Gone", "Gone", "Undone", "Undone"], Undo("-Force").Output.Select(step => step.Text("State")).Order());

        Assert.Equal(before, Now());
        Assert.All(Undo("-Force").Output, step => Assert.Equal("Gone", step.Text("State")));
        Run($"Set-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 10");
        Assert.Equal(1, Undo("-Force").Output.Count(step => step.Text("State") == "Undone"));
        Assert.Equal(before, Now());
    }

    [Theory]
    [InlineData("Reset", "Undone")]
    [InlineData("ResetAfter", "Gone")]
    public void A_removal_whose_answer_was_lost_hides_nothing_that_the_run_bought(string fault, string state)
    {
        Start();
        string before = Now();
        Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 2");
        RunLosing("DeleteIpv6InternetBandwidth", fault, $"Remove-VpcIpv6InternetBandwidth {Estate.WebAddress} -Force");

        Assert.Equal(state, Undo("-Force").ShouldHaveOneOutput().Text("State"));

        Assert.Equal(before, Now());
    }

    [Theory]
    [InlineData("Reset", "Gone", "5 Mbit/s as before the run")]
    [InlineData("ResetAfter", "Left", "New-VpcIpv6InternetBandwidth ipv6-hp31kqlwhifpiwia0dy6i -Bandwidth 5 -InternetChargeType PayByBandwidth")]
    public void Of_a_removal_whose_answer_was_lost_is_said_what_is_there(string fault, string state, string reason)
    {
        Start("", $"$before = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 5");
        RunLosing("DeleteIpv6InternetBandwidth", fault, $"Remove-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Force");

        PSObject step = Undo("-Force").ShouldHaveOneOutput();

        Assert.Equal(state, step.Text("State"));
        Assert.Contains(reason, step.Text("Reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reset")]
    [InlineData("ResetAfter")]
    public void A_resize_whose_answer_was_lost_leaves_nothing_of_the_run(string fault)
    {
        Start("", $"$before = New-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 6");
        string before = Now();
        Run($"$made = New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 5; Set-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 7");
        RunLosing("ModifyIpv6InternetBandwidth", fault, $"Set-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 9; Set-VpcIpv6InternetBandwidth {Estate.ShopAddress} -Bandwidth 8");
        RunLosing("ModifyIpv6AddressAttribute", fault, $"Set-VpcIpv6Address {Estate.WebAddress} -Name other");

        ScriptResult undone = Undo("-Force");

        Assert.All(undone.Output, step => Assert.Contains(step.Text("State"), new[] { "Undone", "Gone" }));
        Assert.Equal(before, Now());
    }

    [Fact]
    public void What_somebody_removed_since_is_gone_in_the_plan()
    {
        Start();
        Run($$"""
            $vpc = New-VpcNetwork -CidrBlock 192.168.0.0/16 -Wait
            $vSwitch = New-VpcVSwitch $vpc.VpcId -ZoneId cn-huhehaote-a -CidrBlock 192.168.1.0/24 -Wait
            $table = $vpc | New-VpcRouteTable -Name t -Wait
            $gateway = New-VpcIpv6Gateway {{Estate.LabVpc}} -Wait
            $made = New-VpcIpv6InternetBandwidth {{Estate.LabAddress}} -Bandwidth 4
            $rule = New-VpcIpv6EgressOnlyRule -Ipv6GatewayId $gateway.Ipv6GatewayId -Ipv6AddressId {{Estate.LabAddress}} -Wait
            $address = New-VpcIpv6Address {{Estate.WebVSwitch}} -Wait
            """);
        Assert.Equal(7, Undo("-WhatIf").Output.Count(step => step.Text("State") == "Planned"));
        _session.Run("""
            $null = $emulator | Connect-VpcSession
            $rule | Remove-VpcIpv6EgressOnlyRule -Force -Wait
            $made | Remove-VpcIpv6InternetBandwidth -Force
            $gateway | Remove-VpcIpv6Gateway -Force -Wait
            $address | Remove-VpcIpv6Address -Force -Wait
            $vpc | Remove-VpcNetwork -Recurse -Force
            """).ShouldHaveNoErrors();

        ScriptResult plan = Undo("-WhatIf");

        plan.ShouldHaveNoErrors();
        Assert.Equal(7, plan.Output.Count);
        Assert.All(plan.Output, step => Assert.Equal("Gone", step.Text("State")));
        Assert.All(Undo("-Force").Output, step => Assert.Equal("Gone", step.Text("State")));
    }

    // A run in which the answers to an action are lost.
    private void RunLosing(string action, string fault, string script)
    {
        _session.Run($"Set-VpcEmulator -Fault @{{ Action = '{action}'; {fault} = $true }}; $null = $emulator | Connect-VpcSession -MaxRetry 0 -Record '{RunFile}'").ShouldHaveNoErrors();
        Assert.NotEmpty(_session.Run(script).Errors);
        _session.Run("Disconnect-VpcSession; Set-VpcEmulator -Fault @(); $null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
    }

    private void Start(string emulatorArguments = "", string before = "") => _session.Run(
        $"$emulator = Start-VpcEmulator {emulatorArguments}; $null = $emulator | Connect-VpcSession\n{before}").ShouldHaveNoErrors();

    private void Run(string script)
    {
        _session.Run($"$null = $emulator | Connect-VpcSession -Record '{RunFile}'").ShouldHaveNoErrors();
        _session.Run(script).ShouldHaveNoErrors();
        _session.Run("Disconnect-VpcSession; $null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
    }

    private ScriptResult Undo(string arguments) => _session.Run($"Undo-VpcRun '{RunFile}' {arguments}");

    private string Now() => string.Join('\n', _session.Run(State).Output);
}
