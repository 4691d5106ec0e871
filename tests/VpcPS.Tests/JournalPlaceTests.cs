using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// -JournalPath: the owner of the journal, the possible places of the file, and its state after a run ends in different ways.
/// </summary>
public sealed class JournalPlaceTests : IDisposable
{
    private const string New = "New-VpcIpv6InternetBandwidth";
    private const string Sync = "Sync-VpcIpv6InternetBandwidth";
    private const string Header = "Ipv6AddressId,Bandwidth\n";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    private string JournalFile => Path.Combine(_directory.FullName, "run.jsonl");

    public void Dispose()
    {
        _session.Dispose();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData(New)]
    [InlineData(Sync)]
    public void The_journal_of_a_rehearsal_is_refused_elsewhere_and_stays_as_it_is(string command)
    {
        Run(New).ShouldHaveNoErrors();
        byte[] before = File.ReadAllBytes(JournalFile);
        object rehearsed = _session.Run("$emulator.EndpointUrl").ShouldHaveOneOutput().BaseObject;
        _session.Run("$emulator = Start-VpcEmulator; $connected = $emulator | Connect-VpcSession").ShouldHaveNoErrors();

        foreach (string more in new[] { "", "-Confirm:$false", "-AdoptJournal" })
        {
            ErrorRecord error = Run(command + " " + more).ShouldHaveEndedWith("JournalFailed");
            Assert.DoesNotContain("repair", error.ErrorDetails.Message);
            Assert.Contains(new Uri(rehearsed.ToString()!).Authority, error.ErrorDetails.Message);
            Assert.Contains(new Uri(_session.Run("$emulator.EndpointUrl").ShouldHaveOneOutput().BaseObject.ToString()!).Authority, error.ErrorDetails.Message);
        }

        Assert.Empty(_session.Run("$emulator.Journal | Where-Object Committed").Output);
        Assert.Equal(before, File.ReadAllBytes(JournalFile));
    }

    [Fact]
    public void The_journal_of_another_key_is_used_only_when_the_user_says_that_it_is_of_the_account()
    {
        Run(New).ShouldHaveNoErrors();
        _session.Run(
            """
            $stranger = [pscredential]::new('LTAI4strangerKey0001', (ConvertTo-SecureString 'secret' -AsPlainText -Force))
            $connected = Connect-VpcSession -Region cn-huhehaote -Credential $stranger -EndpointUrl $emulator.EndpointUrl -MaxRetry 0
            """).ShouldHaveNoErrors();

        string message = Run(New + " -Confirm:$false").ShouldHaveEndedWith("JournalFailed").ErrorDetails.Message;
        Assert.Contains("LTAI****0001", message);
        Assert.Contains("-AdoptJournal", message);

        ScriptResult adopted = Run(New + " -AdoptJournal");
        adopted.ShouldHaveOneOutput();
        Assert.Contains("from now on", Assert.Single(adopted.Warnings));
        Assert.Empty(Run(New).Warnings);
    }

    [Theory]
    [InlineData(New, "-Confirm:$false")]
    [InlineData(New, "-AdoptJournal")]
    [InlineData(Sync, "-Confirm:$false")]
    [InlineData(Sync, "-AdoptJournal")]
    public void A_journal_of_an_earlier_version_is_taken_once_with_a_warning(string command, string consent)
    {
        string old =
            $$"""{"Time":"2026-01-02T03:04:05.000Z","Event":"Sending","RegionId":"cn-huhehaote","Ipv6AddressId":"{{Estate.WebAddress}}","Ipv6GatewayId":"{{Estate.WebGateway}}","Bandwidth":2,"InternetChargeType":"PayByBandwidth","ClientToken":"token-of-old"}""" + "\n";
        File.WriteAllText(JournalFile, old);

        Run(command).ShouldHaveEndedWith("JournalFailed");
        Assert.Equal(old, File.ReadAllText(JournalFile));
        ScriptResult taken = Run($"{command} {consent}");

        Assert.Equal("token-of-old", taken.ShouldHaveOneOutput().Text("ClientToken"));
        Assert.Contains("earlier version", Assert.Single(taken.Warnings));
        ScriptResult again = Run(command);
        again.ShouldHaveOneOutput();
        Assert.Empty(again.Warnings);
    }

    [Theory]
    [InlineData("env:run.jsonl")]
    [InlineData("alias:run.jsonl")]
    [InlineData("Variable:x")]
    [InlineData("nosuchdrive:\\run.jsonl")]
    [InlineData("Registry::HKEY_CURRENT_USER\\x")]
    [InlineData("<folder>")]
    [InlineData("<folder>/no/such/run.jsonl")]
    public void A_place_that_can_hold_no_journal_is_refused_before_anything_is_bought(string path)
    {
        foreach (string command in new[] { New, Sync })
        {
            ErrorRecord error = Run(command, path.Replace("<folder>", _directory.FullName, StringComparison.Ordinal)).ShouldHaveEndedWith("JournalFailed");
            Assert.DoesNotContain("another run", error.ErrorDetails.Message);
        }

        Assert.Empty(_session.Run("$emulator.Journal | Where-Object Committed").Output);
        Assert.Empty(_directory.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData(New, "")]
    [InlineData(New, "-WhatIf")]
    [InlineData(Sync, "")]
    public void The_file_of_refused_rows_is_no_journal(string command, string more)
    {
        string file = Path.Combine(_directory.FullName, "z.csv");

        ErrorRecord error = Run($"{command} {more} -RefusedPath '{_directory.FullName}/./z.csv'", file).ShouldHaveEndedWith("RefusedFileFailed");

        Assert.Contains("same file", error.ErrorDetails.Message);
        Assert.False(File.Exists(file));
        Assert.Empty(_session.Run("$emulator.Journal | Where-Object Committed").Output);
    }

    [Fact]
    public void A_location_of_another_provider_makes_no_relative_path()
    {
        _session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation('Env:')").ShouldHaveNoErrors();

        Run(New, "run.jsonl").ShouldHaveEndedWith("JournalFailed");
    }

    [Theory]
    [InlineData("-JournalPath $null")]
    [InlineData("-JournalPath ''")]
    [InlineData("-JournalPath \"`t\"")]
    [InlineData("-JournalPath @()")]
    [InlineData("-MaxTotalBandwidth $null")]
    [InlineData("-MaxTotalBandwidth ''")]
    [InlineData("-MaxTotalBandwidth $notSet")]
    public void A_guard_whose_variable_is_not_set_is_an_error(string argument)
    {
        foreach (string command in new[] { New, Sync })
        {
            ScriptResult result = _session.RunWithRows(Header + Estate.WebAddress + ",2", $"{command} {argument}");
            Assert.Contains("blank", (result.Ending ?? result.Errors[0]).ToString());
        }

        Assert.Empty(_session.Run("$emulator.Journal | Where-Object Committed").Output);
    }

    [Fact]
    public void Links_devices_and_pipes_are_refused_and_a_new_journal_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string target = Path.Combine(_directory.FullName, "target");
        string link = Path.Combine(_directory.FullName, "link");
        string dangling = Path.Combine(_directory.FullName, "dangling");
        string pipe = Path.Combine(_directory.FullName, "pipe");
        File.WriteAllText(target, "");
        File.CreateSymbolicLink(link, target);
        File.CreateSymbolicLink(dangling, target + "-not-there");
        using (Process made = Process.Start("mkfifo", pipe))
        {
            made.WaitForExit();
        }

        foreach (string path in new[] { link, dangling, pipe, "/dev/null", "/dev/full", "/dev/zero" })
        {
            Run(New, path).ShouldHaveEndedWith("JournalFailed");
            Run(Sync, path).ShouldHaveEndedWith("JournalFailed");
        }

        Assert.Equal(0, new FileInfo(target).Length);
        Assert.False(File.Exists(target + "-not-there"));
        Run(New).ShouldHaveNoErrors();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(JournalFile));
    }

    [Fact]
    public void A_table_that_is_named_by_mistake_stays_as_it_is()
    {
        string table = Header + Estate.WebAddress + ",2\n";
        File.WriteAllText(JournalFile, table);

        Assert.Contains("line 1", Run(New).ShouldHaveEndedWith("JournalFailed").ErrorDetails.Message);
        Run(Sync).ShouldHaveEndedWith("JournalFailed");

        Assert.Equal(table, File.ReadAllText(JournalFile));
    }

    [Fact]
    public void No_rows_touch_nothing()
    {
        _session.Run("@() | Sync-VpcIpv6InternetBandwidth -JournalPath $Path; @() | New-VpcIpv6InternetBandwidth -Bandwidth 2 -JournalPath $Path", ("Path", JournalFile)).ShouldHaveNoErrors();

        Assert.False(File.Exists(JournalFile));
    }

    [Fact]
    public void The_journal_is_free_and_every_warning_said_when_warnings_stop_the_pipeline()
    {
        string rows = Header + string.Join("\n", _session
            .Run("Get-VpcIpv6Address | Where-Object { $_.Ipv6GatewayId -and $_.Status -eq 'Available' -and -not $_.Address.StartsWith('fd') }")
            .Values("Ipv6AddressId").Select(id => id + ",2"));
        _session.Run("$emulator | Set-VpcEmulator -Fault @{ Action = 'AllocateIpv6InternetBandwidth'; DelayMs = 50 }").ShouldHaveNoErrors();

        ScriptResult result = _session.RunWithRows(
            rows,
            $"ForEach-Object {{ if ($_.Ipv6AddressId -eq '{Estate.ShopAddress}') {{ throw 'the source fails' }}; $_ }} | {New} -JournalPath '{JournalFile}' -ThrottleLimit 8 -WarningAction Stop");

        int bought = _session.Committed("AllocateIpv6InternetBandwidth");
        Assert.NotNull(result.Ending);
        Assert.Equal(bought, result.Output.Count + result.Warnings.Count);
        using var free = new FileStream(JournalFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private ScriptResult Run(string command, string? path = null)
    {
        _session.Run("$Journal = $Path", ("Path", path ?? JournalFile));
        return _session.RunWithRows(Header + Estate.WebAddress + ",2", command + " -JournalPath $Journal");
    }
}
