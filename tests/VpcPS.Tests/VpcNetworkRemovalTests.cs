using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Remove-VpcNetwork and Remove-VpcVSwitch.</summary>
public sealed class VpcNetworkRemovalTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Hundreds_of_rows_are_removed_and_nothing_is_emitted()
    {
        string[] ids = MakeVpcs(120);

        ScriptResult result = _session.RunWithRows(
            "VpcId,Comment\n" + string.Join("\n", ids.Select(id => id + ",old")), "Remove-VpcNetwork -Force -Wait -ThrottleLimit 16");

        result.ShouldHaveNoErrors();
        Assert.Empty(result.Output);
        Assert.Empty(_session.Run("Get-VpcNetwork").Values("VpcId").Intersect(ids));
    }

    [Fact]
    public void What_is_in_the_way_is_named_and_the_commands_remove_it()
    {
        string vpc = MakeVpcs(1, "EnableIpv6 = $true")[0];
        string vSwitch = Succeed(_session.Run(
            $"$made = (Invoke-VpcApi CreateVSwitch @{{ VpcId = '{vpc}'; ZoneId = 'cn-huhehaote-a'; CidrMask = 24; Ipv6CidrBlock = 1 }} -Confirm:$false).VSwitchId; $made; "
            + $"$null = New-VpcIpv6Gateway {vpc} -Wait; $null = New-VpcIpv6Address $made -Wait")).Single().ToString();

        foreach ((string command, string code) in ((string, string)[])[
            ($"Remove-VpcVSwitch {vSwitch} -Force -Wait", "DependencyViolation.Ipv6Address"),
            ($"Remove-VpcNetwork {vpc} -Force", "DependencyViolation.VSwitch"),
            ($"Remove-VpcNetwork {vpc} -Force", "DependencyViolation.Ipv6Gateway")])
        {
            ErrorRecord error = _session.Run(command).ShouldHaveOneError(code);
            _session.Run(command + " -DryRun").ShouldHaveOneError(code);
            Succeed(_session.Run("$ConfirmPreference = 'None'; " + error.ErrorDetails.RecommendedAction + " -Force"));
        }

        Assert.Empty(Succeed(_session.Run($"Remove-VpcNetwork {vpc} -DryRun -Force; Remove-VpcNetwork {vpc} -Force -Wait")));
        _session.Run($"Get-VpcNetwork {vpc}").ShouldHaveOneError("ResourceNotFound.VPC");
    }

    [Fact]
    public void With_ForceDelete_the_gateway_goes_with_its_VPC()
    {
        string vpc = MakeVpcs(1, "EnableIpv6 = $true")[0];
        string gateway = _session.Run($"New-VpcIpv6Gateway {vpc} -Wait").ShouldHaveOneOutput().Text("Ipv6GatewayId")!;

        Succeed(_session.Run($"Remove-VpcNetwork {vpc} -ForceDelete -Force -Wait"));

        Assert.DoesNotContain(gateway, _session.Run("Get-VpcIpv6Gateway").Values("Ipv6GatewayId"));
        _session.Run($"Get-VpcNetwork {vpc}").ShouldHaveOneError("ResourceNotFound.VPC");
    }

    [Fact]
    public void Something_in_a_network_does_not_mean_the_network()
    {
        foreach ((string input, string command, string part) in ((string, string, string)[])[
            ($"Get-VpcVSwitch {Estate.WebVSwitch}", "Remove-VpcNetwork", Estate.WebVSwitch),
            ($"Get-VpcIpv6Gateway -VpcId {Estate.WebVpc}", "Remove-VpcNetwork", "ipv6gw-"),
            ($"Get-VpcIpv6Address -VSwitchId {Estate.WebVSwitch} | Select-Object -First 1", "Remove-VpcVSwitch", "ipv6-"),
            ($"[pscustomobject]@{{ VpcId = '{Estate.WebVpc}'; VSwitchId = '{Estate.WebVSwitch}'; Comment = 'x' }}", "Remove-VpcNetwork", Estate.WebVSwitch)])
        {
            ErrorRecord error = _session.Run($"{input} | {command} -Force").ShouldHaveOneError("RowIsAboutPart");
            Assert.Contains(part, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Remove-VpcNetwork vpc-hp3unknown", "InvalidVpcId.NotFound", "Get-VpcNetwork -Region cn-huhehaote")]
    [InlineData("Remove-VpcVSwitch vsw-hp3unknown", "InvalidVSwitchId.NotFound", "Get-VpcVSwitch -Region cn-huhehaote")]
    public void What_is_not_there_is_an_error_unless_it_may_be_missing(string command, string code, string advice)
    {
        Assert.Equal(advice, _session.Run(command + " -Force").ShouldHaveOneError(code).ErrorDetails.RecommendedAction);
        Assert.Empty(Succeed(_session.Run(command + " -Force -IfExists -Wait")));
    }

    [Theory]
    [InlineData("'vsw-hp3k6zr9x7x9574o9fel5' | Remove-VpcNetwork -Force", "InvalidText")]
    [InlineData("'vpc-hp36gvymdazvo5td9k27g' | Remove-VpcVSwitch -Force", "InvalidText")]
    [InlineData("[pscustomobject]@{ VpcId = ' ' } | Remove-VpcNetwork -Force", "MissingVpcId")]
    [InlineData("[pscustomobject]@{ VSwitchId = ''; Name = 'x' } | Remove-VpcVSwitch -Force", "MissingVSwitchId")]
    public void A_row_without_its_id_removes_nothing(string command, string code) => _session.Run(command).ShouldHaveOneError(code);

    [Fact]
    public void A_removal_whose_answer_was_lost_is_done_and_no_error()
    {
        string vpc = MakeVpcs(1)[0];
        Succeed(_session.Run("Set-VpcEmulator -Fault @{ Action = 'DeleteVpc'; ResetAfter = $true; Times = 1 }"));

        Assert.Empty(Succeed(_session.Run($"Remove-VpcNetwork {vpc} -Force -Wait")));
    }

    private static IReadOnlyList<PSObject> Succeed(ScriptResult result)
    {
        result.ShouldHaveNoErrors();
        return result.Output;
    }

    private string[] MakeVpcs(int count, string parameters = "") =>
        [.. Succeed(_session.Run($"1..{count} | ForEach-Object {{ (Invoke-VpcApi CreateVpc @{{ {parameters} }} -Confirm:$false).VpcId }}"))
            .Select(id => id.ToString())];
}
