using System.Threading.Tasks;
using VpcPS.Host;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>A rehearsal that a command can't see never becomes a real change.</summary>
public sealed class SessionElsewhereTests
{
    // A machine with credentials, and with a proxy address on which no program listens, so that no request can leave the machine.
    private static readonly (string, string)[] Machine =
    [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAImachinekey000001"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "machine-secret"),
        ("ALIBABA_CLOUD_REGION_ID", "cn-huhehaote"),
        ("HTTPS_PROXY", "http://127.0.0.1:1"),
    ];

    [Theory]
    [InlineData("New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g")]
    [InlineData("Remove-VpcIpv6InternetBandwidth ipv6-hp31kqlwhifpiwia0dy6i -Force")]
    [InlineData("Set-VpcIpv6InternetBandwidth ipv6-hp31kqlwhifpiwia0dy6i 5 -DryRun")]
    [InlineData("Add-VpcTag ipv6-hp31kqlwhifpiwia0dy6i -Tag @{ a = 'b' }")]
    [InlineData("[pscustomobject]@{ Ipv6AddressId = 'ipv6-hp31kqlwhifpiwia0dy6i'; Bandwidth = 2 } | Sync-VpcIpv6InternetBandwidth")]
    [InlineData("Invoke-VpcApi CreateIpv6Gateway @{ VpcId = 'vpc-hp36gvymdazvo5td9k27g' } -Confirm:$false")]
    public void A_change_in_a_runspace_without_a_session_is_refused_while_another_rehearses(string change)
    {
        using ModuleSession rehearsing = ModuleSession.Rehearsing();
        using var other = new ModuleSession();

        string error = other.Run(change + " -Region cn-huhehaote").ShouldHaveEndedWith("SessionElsewhere").ErrorDetails.Message;

        Assert.Contains("-Session $using:session", error);
        Assert.Contains("Connect-VpcSession", error);
        Assert.Null(other.Run(change + " -Region cn-huhehaote -Session $given", ("given", rehearsing.Run("$connected").ShouldHaveOneOutput())).Ending);
    }

    [Theory]
    [InlineData("Import-Module '{0}' -Force")]
    [InlineData("Remove-Module VpcPS; Import-Module '{0}'")]
    public void A_module_that_is_imported_again_does_not_make_a_rehearsal_real(string again)
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        session.Run(string.Format(null, again, EmbeddedEngine.FindManifest())).ShouldHaveNoErrors();

        session.Run("New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Region cn-huhehaote").ShouldHaveEndedWith("SessionElsewhere");
    }

    [Fact]
    public async Task An_emulator_that_no_session_is_connected_to_speaks_against_a_change_and_not_against_a_look()
    {
        string output = await RunAsync("""
            $emulator = Start-VpcEmulator
            function Outcome($what) { try { & $what } catch { "$($_.FullyQualifiedErrorId)" } }
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -WhatIf -ErrorAction Stop }
            Outcome { Get-VpcRegion -ErrorAction Stop }
            Outcome { 1 | ForEach-Object { Stop-VpcEmulator; $null = Start-VpcEmulator; [pscustomobject]@{ VpcId = 'vpc-hp36gvymdazvo5td9k27g' } } | New-VpcIpv6Gateway -ErrorAction Stop }
            """);

        Assert.Matches(@"SessionElsewhere,[\s\S]*EndpointUnreachable,VpcPS.Commands.GetVpcRegionCommand[\s\S]*SessionElsewhere,", output);
    }

    [Fact]
    public async Task A_change_on_the_credentials_of_the_machine_is_made_where_nothing_speaks_against_it_or_it_is_asked_for()
    {
        string output = await RunAsync("""
            function Outcome($what) { try { & $what } catch { "$($_.FullyQualifiedErrorId)" } }
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            $emulator = Start-VpcEmulator
            $null = Connect-VpcSession -MaxRetry 0
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            $null = $emulator | Connect-VpcSession
            Stop-VpcEmulator
            Disconnect-VpcSession
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            """);

        Assert.Equal(3, output.Split("EndpointUnreachable,").Length - 1);
    }

    [Fact]
    public async Task A_runspace_that_is_closed_rehearses_no_more()
    {
        string output = await RunAsync($$"""
            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $shell.AddScript("Import-Module '{{EmbeddedEngine.FindManifest()}}'; `$null = Connect-VpcSession").Invoke()
            function Outcome($what) { try { & $what } catch { "$($_.FullyQualifiedErrorId)" } }
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            $shell.Runspace.Dispose()
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            """);

        Assert.Matches(@"SessionElsewhere,[\s\S]*EndpointUnreachable,", output);
    }

    [Fact]
    public void The_first_verbose_line_says_whose_credentials_are_used()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        const string firstLine = @"^emulator 127\.0\.0\.1:\d+; key emul\*{4}eyId; credentials: -Credential$";

        Assert.Matches(firstLine, session.Run("Get-VpcIpv6Gateway -Verbose").Verbose[0]);
        Assert.Matches(firstLine, Assert.Single(session.Run("$null = $emulator | Connect-VpcSession -Verbose").Verbose));
    }

    [Fact]
    public void A_session_that_is_none_says_why()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        session.Run("$picture = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($connected))").ShouldHaveNoErrors();

        foreach (string command in new[] { "Get-VpcIpv6Gateway -Session $picture", "Disconnect-VpcSession $picture" })
        {
            string error = session.Run(command).Ending!.ToString();
            Assert.Contains("works only in its own process", error);
            Assert.Contains("Connect-VpcSession", error);
        }

        Assert.Contains("$using:session", session.Run("Get-VpcIpv6Gateway -Session $null").Ending!.ToString());
        Assert.Contains("$emulator | Connect-VpcSession", session.Run("Get-VpcIpv6Gateway -Session $emulator").Ending!.ToString());
    }

    [Theory]
    [InlineData("Connect-VpcSession -Credential $nothing", "NullArgument,")]
    [InlineData("Connect-VpcSession -EndpointUrl $nothing.EndpointUrl", "NullArgument,")]
    [InlineData("Connect-VpcSession -ProfileName $nothing", "ParameterArgumentValidationError,")]
    [InlineData("Connect-VpcSession -Profil prod -NoSuchParameter", "NamedParameterNotFound,")]
    [InlineData("$nothing | Connect-VpcSession -ErrorAction Stop", "InputObjectNotBound,")]
    [InlineData("Start-VpcEmulator -EstatePath /no/such/estate | Connect-VpcSession", "BadEstateFile,")]
    public async Task A_script_that_goes_on_without_its_session_changes_nothing_as_somebody_else(string connect, string errorId)
    {
        string output = await RunAsync($$"""
            function Outcome($what) { try { & $what } catch { "$($_.FullyQualifiedErrorId)" } }
            Outcome { {{connect}} }
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            Disconnect-VpcSession
            Outcome { New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -ErrorAction Stop }
            """);

        Assert.Matches($@"{errorId}[\s\S]*SessionElsewhere,[\s\S]*EndpointUnreachable,", output);
    }

    [Fact]
    public void A_rehearsal_that_can_not_begin_does_not_go_on_with_the_session_connected_before()
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        session.Run("try { Start-VpcEmulator -Port $emulator.Port | Connect-VpcSession } catch { }");

        session.Run("New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g").ShouldHaveEndedWith("SessionElsewhere");
        session.Run("Get-VpcIpv6Gateway").ShouldHaveNoErrors();
        Assert.Null(session.Run("New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g -Session $connected").Ending);
        Assert.Null(session.Run("$null = $emulator | Connect-VpcSession; New-VpcIpv6Gateway vpc-hp36gvymdazvo5td9k27g").Ending);
    }

    [Fact]
    public void A_stopped_emulator_says_so()
    {
        using var session = new ModuleSession();

        Assert.Contains("stopped", session.Run("$emulator = Start-VpcEmulator; Stop-VpcEmulator; $emulator | Connect-VpcSession").ShouldHaveEndedWith("InvalidSession").ErrorDetails.Message);
    }

    private static async Task<string> RunAsync(string script)
    {
        (_, string output, string error) = await HostProcess.RunAsync(script, Machine);
        return output + error;
    }
}
