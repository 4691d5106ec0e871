using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>When nobody can be asked, the error says what to type. The tests' engine has no user interface, like a job.</summary>
public sealed class UnattendedTests
{
    [Theory]
    [InlineData("Remove-VpcIpv6Address ipv6-hp3sq0bg0unkqpnk5i8pe", true)]
    [InlineData("Remove-VpcIpv6InternetBandwidth ipv6-hp31kqlwhifpiwia0dy6i", true)]
    [InlineData("Remove-VpcIpv6Gateway ipv6gw-hp37pqh7vop5edza0z273", true)]
    [InlineData("Remove-VpcTag ipv6-hp351bytt9inrfp6tgubd -All", true)]
    [InlineData("New-VpcIpv6InternetBandwidth ipv6-hp351bytt9inrfp6tgubd 2 -Confirm", false)]
    [InlineData("Add-VpcTag ipv6-hp351bytt9inrfp6tgubd -Tag @{ a = 'b' } -Confirm", false)]
    [InlineData("Invoke-VpcApi CreateIpv6Gateway @{ VpcId = 'vpc-hp36gvymdazvo5td9k27g' } -Confirm", false)]
    [InlineData("$ConfirmPreference = 'Low'; Set-VpcIpv6Gateway ipv6gw-hp38x2x0fz785tlc65pfv -Name edge", false)]
    public void The_error_names_what_stands_for_the_answer(string command, bool hasForce)
    {
        using ModuleSession session = ModuleSession.Rehearsing();

        ErrorRecord error = session.Run(command).ShouldHaveEndedWith("NobodyToAsk");

        Assert.Contains("-Confirm:$false", error.ErrorDetails.Message);
        Assert.Equal(hasForce, error.ErrorDetails.Message.Contains("-Force", System.StringComparison.Ordinal));
        Assert.Empty(session.Run("$emulator.Journal | Where-Object Committed").Output);
    }

    // about_VpcPS_Runbooks warns of the first two, and names the others.
    [Theory]
    [InlineData("$kept = $rows | New-VpcIpv6InternetBandwidth", 0)]
    [InlineData("$rows | New-VpcIpv6InternetBandwidth | Tee-Object -Variable kept | Out-Null", 0)]
    [InlineData("$rows | New-VpcIpv6InternetBandwidth -OutVariable kept | Out-Null", 2)]
    [InlineData("$ignored = $rows | New-VpcIpv6InternetBandwidth -OutVariable kept", 2)]
    [InlineData("$kept = @(); $rows | New-VpcIpv6InternetBandwidth | ForEach-Object { $kept += $_ }", 2)]
    [InlineData("try { $rows | New-VpcIpv6InternetBandwidth | Export-Csv $file } finally { $kept = Import-Csv $file }", 2)]
    [InlineData(
        "try { $rows | New-VpcIpv6InternetBandwidth -JournalPath $file | Out-Null } finally { $kept = $rows | New-VpcIpv6InternetBandwidth -JournalPath $file -ErrorAction SilentlyContinue }",
        3)]
    public void A_refused_row_under_Stop_loses_an_assignment_and_not_what_was_bought(string command, int kept)
    {
        using ModuleSession session = ModuleSession.Rehearsing();
        session.Run(
            "$file = New-TemporaryFile; $rows = 'ipv6-hp351bytt9inrfp6tgubd', 'ipv6-hp352ungkzcknmeicfvss', 'ipv6-hp3nosuchaddress00000', 'ipv6-hp3193dzlgsjpgi31n5kj' "
            + "| ForEach-Object { [pscustomobject]@{ Ipv6AddressId = $_; Bandwidth = 5 } }").ShouldHaveNoErrors();
        try
        {
            session.Run(
                "$PSDefaultParameterValues['New-VpcIpv6InternetBandwidth:ThrottleLimit'] = 1; Remove-Variable kept -ErrorAction Ignore; $ErrorActionPreference = 'Stop'; "
                + command).ShouldHaveEndedWith("ResourceNotFound.Ipv6Address");

            Assert.Equal(kept, session.Run("$kept | Where-Object { $_ }").Output.Count);
            Assert.Equal(kept == 3 ? 3 : 2, session.Committed("AllocateIpv6InternetBandwidth"));
        }
        finally
        {
            session.Run("Remove-Item $file -ErrorAction Ignore");
        }
    }
}
