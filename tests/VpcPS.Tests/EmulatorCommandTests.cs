using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Start-, Stop-, Get- and Reset-VpcEmulator.</summary>
public sealed class EmulatorCommandTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void A_started_emulator_names_its_endpoint_and_pipes_into_a_session()
    {
        PSObject emulator = _session.Run("Start-VpcEmulator").ShouldHaveOneOutput();

        Assert.Equal($"http://127.0.0.1:{emulator.Properties["Port"].Value}/", emulator.Properties["EndpointUrl"].Value.ToString());
        Assert.Equal("cn-huhehaote", emulator.Properties["RegionId"].Value);
        Assert.IsType<PSCredential>(emulator.Properties["Credential"].Value);
        PSObject session = _session.Run("Get-VpcEmulator | Connect-VpcSession").ShouldHaveOneOutput();
        Assert.Equal(emulator.Properties["EndpointUrl"].Value, session.Properties["EndpointUrl"].Value);
    }

    [Fact]
    public void Stop_Get_and_Reset_need_no_argument()
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession; $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2").ShouldHaveNoErrors();

        _session.Run("Reset-VpcEmulator").ShouldHaveNoErrors();
        Assert.Equal(0, _session.Run("(Get-VpcEmulator).Requests").ShouldHaveOneOutput().BaseObject);
        Assert.Empty(_session.Run("Get-VpcIpv6InternetBandwidth").Output);

        _session.Run("Stop-VpcEmulator").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcEmulator; Stop-VpcEmulator; Reset-VpcEmulator").Output);
    }

    [Fact]
    public void A_stopped_emulator_answers_no_more()
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession; Stop-VpcEmulator").ShouldHaveNoErrors();

        _session.Run("Get-VpcIpv6Address").ShouldHaveOneError("EndpointUnreachable");
    }

    [Fact]
    public void An_estate_saved_at_the_stop_is_the_one_that_the_next_start_has()
    {
        string path = Path.Combine(_directory.FullName, "estate.json");
        _session.Run(
            "$session = Start-VpcEmulator | Connect-VpcSession; $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 7; Stop-VpcEmulator -EstatePath $Path",
            ("Path", path)).ShouldHaveNoErrors();

        PSObject found = _session.Run("$session = Start-VpcEmulator -EstatePath $Path | Connect-VpcSession; Get-VpcIpv6InternetBandwidth", ("Path", path)).ShouldHaveOneOutput();

        Assert.Equal(7, found.Properties["Bandwidth"].Value);
    }

    [Fact]
    public void A_broken_estate_file_names_path_line_and_reason()
    {
        string path = Path.Combine(_directory.FullName, "broken.json");
        File.WriteAllText(path, "{\n  \"Regions\": [\n    { \"RegionId\": 42 }\n  ]\n}");

        ErrorRecord error = _session.Run("Start-VpcEmulator -EstatePath $Path", ("Path", path)).ShouldHaveEndedWith("BadEstateFile");

        Assert.Contains(path, error.ToString());
        Assert.Matches("line [0-9]+|:[0-9]+", error.ToString());
    }

    [Fact]
    public void A_missing_estate_file_is_named()
    {
        string path = Path.Combine(_directory.FullName, "none.json");

        ErrorRecord error = _session.Run("Start-VpcEmulator -EstatePath $Path", ("Path", path)).ShouldHaveEndedWith("BadEstateFile");

        Assert.Contains(path, error.ToString());
    }

    [Fact]
    public void A_port_in_use_says_how_to_get_a_free_one()
    {
        _session.Run("$first = Start-VpcEmulator").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run("Start-VpcEmulator -Port $first.Port").ShouldHaveEndedWith("EmulatorCannotStart");

        Assert.Contains("-Port", error.ToString());
    }

    [Fact]
    public void Removing_the_module_stops_its_emulators_and_no_others()
    {
        using ModuleSession other = ModuleSession.Rehearsing();
        Uri endpoint = (Uri)_session.Run("(Start-VpcEmulator).EndpointUrl").ShouldHaveOneOutput().BaseObject;

        _session.Run("Remove-Module VpcPS").ShouldHaveNoErrors();

        using var probe = ModuleSession.ConnectedTo(endpoint);
        probe.Run("Get-VpcIpv6Address").ShouldHaveOneError("EndpointUnreachable");
        Assert.NotEmpty(other.Run("Get-VpcIpv6Address").Output);
    }

    [Fact]
    public void The_journal_has_an_entry_for_each_request()
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession; $bought = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -ClientToken run-9").ShouldHaveNoErrors();

        PSObject entry = _session.Run("(Get-VpcEmulator).Journal").Output[^1];

        Assert.Equal("AllocateIpv6InternetBandwidth", entry.Properties["Action"].Value);
        Assert.Equal("run-9", entry.Properties["ClientToken"].Value);
        Assert.Equal(200, entry.Properties["HttpStatus"].Value);
        Assert.Equal(true, entry.Properties["Committed"].Value);
    }

    [Theory]
    [InlineData("@{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling.User'; RetryAfterMs = 1; Times = 2 }", 3)]
    [InlineData("@{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'ServiceUnavailable'; Times = 1 }", 2)]
    [InlineData("@{ Action = 'AllocateIpv6InternetBandwidth'; Reset = $true; Times = 1 }", 2)]
    [InlineData("@{ action = 'AllocateIpv6InternetBandwidth'; resetafter = $true; times = 1 }", 2)]
    [InlineData("@{ Action = 'AllocateIpv6InternetBandwidth'; Truncate = $true; Times = 1 }", 2)]
    public void A_fault_is_outlived_and_the_purchase_is_made_once(string fault, int requests)
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession").ShouldHaveNoErrors();
        _session.Run("Set-VpcEmulator -Fault " + fault).ShouldHaveNoErrors();

        _session.Run("New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv").ShouldHaveOneOutput();

        ScriptResult journal = _session.Run("(Get-VpcEmulator).Journal | Where-Object Action -EQ AllocateIpv6InternetBandwidth");
        Assert.Equal(requests, journal.Output.Count);
        Assert.Single(journal.Values("Committed"), true);
        Assert.Single(journal.Values("ClientToken").Distinct());
    }

    [Fact]
    public void A_rate_limit_is_kept_to_without_a_failed_row()
    {
        _session.Run("$session = Start-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; Code = 'Throttling'; RetryAfterMs = 1; Probability = 0.3 } -Seed 7 | Connect-VpcSession").ShouldHaveNoErrors();

        ScriptResult result = _session.Run("Get-VpcIpv6Address | Where-Object { $_.Ipv6GatewayId -and $_.Status -eq 'Available' -and -not $_.Address.StartsWith('fd') } | New-VpcIpv6InternetBandwidth -Bandwidth 1 -ThrottleLimit 8");

        result.ShouldHaveNoErrors();
        Assert.Equal(16, result.Output.Count);
    }

    [Theory]
    [InlineData("-Fault @{ Akshun = 'x' }", "'Akshun'")]
    [InlineData("-Fault @{ Code = 'Throttling'; Probability = 7 }", "0 to 1")]
    [InlineData("-Fault @{ Code = 'Throttling'; Times = 'often' }", "'often'")]
    [InlineData("-Fault @{ Action = 'BuyEverything'; Code = 'Throttling' }", "BuyEverything")]
    [InlineData("-Fault @{ Code = 'Forbidden.RAM'; Colour = 'red' }", "'Colour' is not a key of a fault")]
    [InlineData("-Fault @{ Code = 'Forbidden.RAM'; Colour = 'blue' }", "Get-Help Set-VpcEmulator -Examples")]
    [InlineData("-RateLimit @{ AllocateIpv6InternetBandwidth = 0 }", "AllocateIpv6InternetBandwidth")]
    [InlineData("-RateLimit @{ DescribeVpcs = 'many' }", "'many' is not a valid value for DescribeVpcs")]
    [InlineData("-AdvanceClock 0:1:0", "Start it with Manual")]
    [InlineData("-Fault @{ Code = 'X'; Times = 0 }", "'0' is not a valid value for Times: give a whole number, at least 1.")]
    [InlineData("-Fault @{ Code = 'X'; Times = 1.6 }", "'1.6' is not a valid value for Times")]
    [InlineData("-Fault @{ Code = 'X'; Times = '' }", "'' is not a valid value for Times")]
    [InlineData("-Fault @{ Code = 'X'; Times = $true }", "not a valid value for Times")]
    [InlineData("-Fault @{ Code = 'X'; Times = $undefined }", "Times is $null")]
    [InlineData("-Fault @{ Code = 'X'; action = $undefined }", "Action is $null")]
    [InlineData("-Fault @{ Code = 'X'; Probability = '0,5' }", "'0,5' is not a valid value for Probability: give a number from 0 to 1.")]
    [InlineData("-Fault @{ Code = 'X Y' }", "'X Y' is not a valid value for Code: give an error code, such as Throttling.User.")]
    [InlineData("-Fault @{ Code = 'X'; RetryAfterMs = -1 }", "'-1' is not a valid value for RetryAfterMs: give a whole number, at least 0.")]
    [InlineData("-Fault @{ DelayMs = 3600001 }", "'3600001' is not a valid value for DelayMs: give a whole number from 0 to 3600000.")]
    [InlineData("-Fault @{ Code = 'X'; Region = 'nowhere' }", "'nowhere' is not a valid value for Region")]
    [InlineData("-Fault @{ Code = 'X'; Reset = $true }", "exactly one of Code, Reset, ResetAfter and Truncate")]
    [InlineData("-Fault @{ Times = 1 }", "exactly one of Code, Reset, ResetAfter and Truncate")]
    [InlineData("-RateLimit @{ DescribeVpcs = 1.5 }", "'1.5' is not a valid value for DescribeVpcs: give a whole number, at least 1.")]
    [InlineData("-RateLimit @{ DescribeVpc = 1 }", "Names near it: DescribeVpcs")]
    [InlineData("-Answer @{ Action = 'CreateNatGateway'; Body = 'not json' }", "The text of an answer is not JSON (line 1).")]
    public void Behaviour_that_an_emulator_can_not_take_is_named(string arguments, string named)
    {
        _session.Run("$emulator = Start-VpcEmulator").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run("Set-VpcEmulator " + arguments).ShouldHaveOneError("BadEmulatorBehaviour");

        Assert.Contains(named, error.ToString(), StringComparison.OrdinalIgnoreCase);
        // What .NET adds means nothing to the user.
        Assert.DoesNotMatch("Parameter '|Actual value|LineNumber", error.ToString());
    }

    [Theory]
    [InlineData("Times = '2'; RetryAfterMs = 1L; Probability = '1e0'")]
    [InlineData("Times = 2.0; RetryAfterMs = '1'; Probability = 1")]
    public void Numbers_of_a_fault_are_read_in_each_form_that_says_them_exactly(string numbers)
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession -MaxRetry 0; "
            + "Set-VpcEmulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Throttling.User'; " + numbers + " }").ShouldHaveNoErrors();

        ScriptResult result = _session.Run("1..3 | ForEach-Object { Get-VpcNetwork -Name web }");

        Assert.Equal(2, result.Errors.Count);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("([timespan]::MaxValue)", "it goes no further than the year 9000")]
    [InlineData("(New-TimeSpan -Days -1)", "can only be moved forward")]
    public void A_clock_that_can_not_be_moved_leaves_everything_as_it_was(string time, string named)
    {
        _session.Run("$session = Start-VpcEmulator -Clock Manual | Connect-VpcSession").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run($"Set-VpcEmulator -Fault @{{ Code = 'Forbidden.RAM' }} -AdvanceClock {time}")
            .ShouldHaveOneError("BadEmulatorBehaviour");

        Assert.Contains(named, error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(_session.Run("Get-VpcNetwork").Output);
    }

    [Fact]
    public void A_manual_clock_is_turned_by_the_script()
    {
        _session.Run("$session = Start-VpcEmulator -Clock Manual | Connect-VpcSession; $gateway = New-VpcIpv6Gateway -VpcId vpc-hp36gvymdazvo5td9k27g").ShouldHaveNoErrors();
        Assert.Equal("Pending", _session.Run("(Get-VpcIpv6Gateway $gateway.Ipv6GatewayId).Status").ShouldHaveOneOutput().BaseObject);

        _session.Run("Set-VpcEmulator -AdvanceClock 0:1:0").ShouldHaveNoErrors();

        Assert.Equal("Available", _session.Run("(Get-VpcIpv6Gateway $gateway.Ipv6GatewayId).Status").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void The_journal_tells_what_was_bought_from_what_was_refused()
    {
        _session.Run("$session = Start-VpcEmulator | Connect-VpcSession").ShouldHaveNoErrors();
        PSObject bought = _session.Run("New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 "
            + "-Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv").ShouldHaveOneOutput();
        _session.Run("New-VpcIpv6InternetBandwidth ipv6-hp3unknown 2 "
            + "-Ipv6GatewayId ipv6gw-hp38x2x0fz785tlc65pfv").ShouldHaveOneError("ResourceNotFound.Ipv6Address");

        ScriptResult journal = _session.Run("(Get-VpcEmulator).Journal");

        Assert.Equal([200, 404], journal.Values("HttpStatus"));
        Assert.Equal([true, false], journal.Values("Committed"));
        Assert.Equal(bought.Text("InternetBandwidthId"), journal.Output[0].Text("ResourceId"));
        Assert.Equal("ResourceNotFound.Ipv6Address", journal.Output[1].Text("Code"));
    }

    [Fact]
    public void Emulators_run_side_by_side_and_each_is_stopped_and_reset_alone()
    {
        _session.Run("$one = Start-VpcEmulator; $two = Start-VpcEmulator; $session = $one | Connect-VpcSession; "
            + "$null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("Get-VpcIpv6InternetBandwidth -Session ($two | Connect-VpcSession)").Output);
        Assert.Equal(2, _session.Run("Get-VpcEmulator").Values("Port").Distinct().Count());

        _session.Run("$two | Reset-VpcEmulator").ShouldHaveNoErrors();
        _session.Run("Get-VpcIpv6InternetBandwidth -Session $session").ShouldHaveOneOutput();

        Assert.Empty(_session.Run("$one | Stop-VpcEmulator").Output);
        Assert.Equal(_session.Run("$two").Values("Port"), _session.Run("Get-VpcEmulator").Values("Port"));
        Assert.EndsWith(
            "is no longer running.",
            Assert.Single(_session.Run("$one | Stop-VpcEmulator; $one | Stop-VpcEmulator -Verbose").Verbose));
        Assert.Equal(_session.Run("$one.Port").Output, _session.Run("(Start-VpcEmulator -Port $one.Port).Port").Output);
    }

    [Theory]
    [InlineData("Stop-VpcEmulator $emulator -EstatePath $Path")]
    [InlineData("$emulator | Stop-VpcEmulator -EstatePath $Path")]
    [InlineData("Stop-VpcEmulator -EstatePath $Path")]
    [InlineData("Set-VpcEmulator $emulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Forbidden.RAM' }")]
    [InlineData("Set-VpcEmulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Forbidden.RAM' }")]
    [InlineData("Set-VpcEmulator -RateLimit @{ DescribeVpcs = 1 }")]
    [InlineData("Reset-VpcEmulator $emulator")]
    [InlineData("Get-VpcEmulator $emulator")]
    public void What_a_stopped_emulator_was_to_do_is_an_error(string command)
    {
        string path = Path.Combine(_directory.FullName, "never.json");
        _session.Run("$emulator = Start-VpcEmulator; Stop-VpcEmulator").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run(command, ("Path", path)).ShouldHaveOneError("EmulatorNotRunning");

        Assert.Contains("running", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_stopped_emulator_is_stopped_again_without_an_error() =>
        _session.Run("$emulator = Start-VpcEmulator; Stop-VpcEmulator; $emulator | Stop-VpcEmulator; Stop-VpcEmulator").ShouldHaveNoErrors();

    [Fact]
    public void A_given_emulator_is_set_reset_and_stopped_from_another_runspace()
    {
        using ModuleSession other = ModuleSession.Rehearsing();
        PSObject emulator = other.Run("$emulator").ShouldHaveOneOutput();

        _session.Run("Set-VpcEmulator $Emulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Forbidden.RAM' }", ("Emulator", emulator)).ShouldHaveNoErrors();
        other.Run("Get-VpcNetwork").ShouldHaveOneError("Forbidden.RAM");
        _session.Run("$Emulator | Reset-VpcEmulator", ("Emulator", emulator)).ShouldHaveNoErrors();
        Assert.NotEmpty(other.Run("Get-VpcNetwork").Output);
        _session.Run("$Emulator | Stop-VpcEmulator", ("Emulator", emulator)).ShouldHaveNoErrors();

        Assert.Empty(other.Run("Get-VpcEmulator").Output);
        other.Run("Get-VpcNetwork").ShouldHaveOneError("EndpointUnreachable");
        other.Run("Stop-VpcEmulator; Remove-Module VpcPS").ShouldHaveNoErrors();
    }

    [Theory]
    [InlineData("Stop-VpcEmulator -EstatePath $Path", false, 2)]
    [InlineData("$one, $two | Stop-VpcEmulator -EstatePath $Path", true, 1)]
    public void A_file_gets_the_estate_of_one_emulator_and_the_others_run_on(string command, bool isSaved, int running)
    {
        string path = Path.Combine(_directory.FullName, "estate.json");
        _session.Run("$one = Start-VpcEmulator; $two = Start-VpcEmulator").ShouldHaveNoErrors();

        _session.Run(command, ("Path", path)).ShouldHaveOneError("SeveralEmulators");

        Assert.Equal(isSaved, File.Exists(path));
        Assert.Equal(running, _session.Run("Get-VpcEmulator").Output.Count);
    }

    [Fact]
    public void An_estate_is_not_lost_because_the_path_is_blank()
    {
        _session.Run("$emulator = Start-VpcEmulator").ShouldHaveNoErrors();

        Assert.NotNull(_session.Run("Stop-VpcEmulator -EstatePath $undefined").Ending);

        _session.Run("Get-VpcEmulator").ShouldHaveOneOutput();
    }

    [Theory]
    [InlineData("$emulator | Connect-VpcSession")]
    [InlineData("Connect-VpcSession cn-huhehaote -Credential $emulator.Credential -EndpointUrl $emulator.EndpointUrl")]
    public void A_stopped_emulator_is_not_connected_to(string command)
    {
        _session.Run("$emulator = Start-VpcEmulator; $session = $emulator | Connect-VpcSession; Stop-VpcEmulator").ShouldHaveNoErrors();

        ErrorRecord error = _session.Run(command).ShouldHaveEndedWith("InvalidSession");

        Assert.Contains("Start another emulator", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emulator_is_this_machines_alone_and_has_a_key_of_its_own()
    {
        PSObject emulator = _session.Run("Start-VpcEmulator").ShouldHaveOneOutput();

        Assert.True(((Uri)emulator.Properties["EndpointUrl"].Value).IsLoopback);
        Assert.Null(emulator.Text("EstatePath"));
        Assert.DoesNotContain("LTAI", ((PSCredential)emulator.Properties["Credential"].Value).UserName, StringComparison.Ordinal);
    }

    [Fact]
    public void Reset_keeps_the_port_and_forgets_the_tokens()
    {
        _session.Run("$emulator = Start-VpcEmulator; $null = $emulator | Connect-VpcSession; "
            + "$null = New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -ClientToken run-1; $port = $emulator.Port; "
            + "Reset-VpcEmulator").ShouldHaveNoErrors();

        Assert.Equal(
            9,
            _session.Run("(New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 9 "
                + "-ClientToken run-1).Bandwidth").ShouldHaveOneOutput().BaseObject);
        Assert.Equal(true, _session.Run("$emulator.Port -eq $port").ShouldHaveOneOutput().BaseObject);
    }

    [Fact]
    public void Where_none_runs_Reset_says_so_with_Verbose() =>
        Assert.StartsWith("No emulator is running", Assert.Single(_session.Run("Reset-VpcEmulator -Verbose").Verbose));

    [Theory]
    [InlineData("my [estate] folder")]
    [InlineData("")]
    public void An_estate_is_found_where_it_was_saved(string folder)
    {
        string path = Path.Combine(_directory.CreateSubdirectory(folder.Length > 0 ? folder : "relative").FullName, "estate.json");
        string given = folder.Length > 0 ? path : "./relative/estate.json";
        _session.Run("Set-Location -LiteralPath $Directory; $null = Start-VpcEmulator; "
            + "Stop-VpcEmulator -EstatePath $Path", ("Directory", _directory.FullName), ("Path", given)).ShouldHaveNoErrors();

        Assert.Equal(path, _session.Run("(Start-VpcEmulator $Path).EstatePath").ShouldHaveOneOutput().BaseObject);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void An_emulator_whose_estate_can_not_be_saved_runs_on()
    {
        _session.Run("$null = Start-VpcEmulator").ShouldHaveNoErrors();

        string path = Path.Combine(_directory.FullName, "no", "such", "folder", "estate.json");
        ErrorRecord error = _session.Run("Stop-VpcEmulator -EstatePath $Path", ("Path", path)).ShouldHaveEndedWith("EstateNotSaved");
        Assert.Contains($"the folder '{Path.GetDirectoryName(path)}' does not exist", error.ErrorDetails.Message, StringComparison.Ordinal);
        error = _session.Run("Stop-VpcEmulator -EstatePath $Path", ("Path", _directory.FullName)).ShouldHaveEndedWith("EstateNotSaved");
        Assert.Contains("it is a folder", error.ErrorDetails.Message, StringComparison.Ordinal);

        _session.Run("Get-VpcEmulator").ShouldHaveOneOutput();
    }

    [Fact]
    public void A_fault_is_made_as_often_as_it_was_told_and_taken_back_with_an_empty_list()
    {
        _session.Run("$emulator = Start-VpcEmulator; $null = $emulator | Connect-VpcSession").ShouldHaveNoErrors();
        Assert.Empty(_session.Run("$emulator | Set-VpcEmulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Forbidden.RAM'; "
            + "Times = 1 }").Output);
        Assert.Equal(
            ErrorCategory.PermissionDenied,
            _session.Run("Get-VpcNetwork").ShouldHaveOneError("Forbidden.RAM").CategoryInfo.Category);
        Assert.NotEmpty(_session.Run("Get-VpcNetwork").Output);

        _session.Run("$emulator | Set-VpcEmulator -Fault @{ Action = 'DescribeVpcs'; Code = 'Forbidden.RAM' }").ShouldHaveNoErrors();
        Assert.NotEmpty(_session.Run("Get-VpcVSwitch").Output);
        _session.Run("$emulator | Set-VpcEmulator -Fault @()").ShouldHaveNoErrors();
        Assert.NotEmpty(_session.Run("Get-VpcNetwork").Output);

        // What is refused changes nothing.
        _session.Run("$emulator | Set-VpcEmulator -Fault @{ Code = 'Forbidden.RAM'; "
            + "Colour = 'red' }").ShouldHaveOneError("BadEmulatorBehaviour");
        Assert.NotEmpty(_session.Run("Get-VpcNetwork").Output);
    }

    [Fact]
    public void A_rate_limit_refuses_who_does_not_repeat()
    {
        _session.Run("$emulator = Start-VpcEmulator -RateLimit @{ DescribeVpcs = 1 }; "
            + "$null = $emulator | Connect-VpcSession -MaxRetry 0").ShouldHaveNoErrors();

        ScriptResult result = _session.Run("1..2 | ForEach-Object { Get-VpcNetwork -Name web }");

        Assert.Single(result.Output);
        Assert.Equal(ErrorCategory.LimitsExceeded, result.ShouldHaveOneError("Throttling.User").CategoryInfo.Category);
    }
}
