using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Where nobody can be asked, what asks says what to type. The tests' engine has no interface, as a job has none.</summary>
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
}
