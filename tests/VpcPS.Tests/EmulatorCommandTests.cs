using System;
using System.IO;
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
}
