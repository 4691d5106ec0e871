using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Enable- and Disable-VpcIpv6.</summary>
public sealed class VpcIpv6SwitchTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_vSwitch_gets_the_least_free_number_and_its_VPC_is_switched_on_before()
    {
        Network network = MakeNetwork(vSwitches: 3);

        PSObject first = _session.Run($"Enable-VpcIpv6 {network.VSwitches[1]} -Wait").ShouldHaveOneOutput();
        PSObject[] all = [.. Succeed(_session.Run($"Get-VpcVSwitch -VpcId {network.VpcId} | Enable-VpcIpv6"))];

        Assert.Equal(("Enabled", 0, network.VpcId), (first.Text("Outcome"), first.Properties["SubnetIndex"].Value, first.Text("VpcId")));
        string block = BlockOf(network);
        Assert.Equal(block.Replace("::/56", "::/64", StringComparison.Ordinal), first.Text("Ipv6CidrBlock"));
        Assert.Equal(network.VSwitches, all.Select(each => each.Text("VSwitchId")));
        Assert.Equal(["Enabled", "AlreadyEnabled", "Enabled"], all.Select(each => each.Text("Outcome")));
        Assert.Equal([1, 0, 2], all.Select(each => each.Properties["SubnetIndex"].Value));
        Assert.Equal(all.Select(each => each.Text("Ipv6CidrBlock")), Blocks(network));
        Assert.Equal("s0", all[0].Text("Name"));
    }

    [Fact]
    public void Two_hundred_vSwitches_in_rows_of_text_get_two_hundred_numbers()
    {
        Network network = MakeNetwork(vSwitches: 140);
        Network other = MakeNetwork(vSwitches: 60);

        PSObject[] all = [.. Succeed(_session.Run(
            "$Ids | Enable-VpcIpv6 -ThrottleLimit 16", ("Ids", network.VSwitches.Concat(other.VSwitches).ToArray())))];

        Assert.Equal(network.VSwitches.Concat(other.VSwitches), all.Select(each => each.Text("VSwitchId")));
        Assert.Equal(Enumerable.Range(0, 140).Concat(Enumerable.Range(0, 60)), all.Select(each => (int)each.Properties["SubnetIndex"].Value));
        Assert.Equal(140, Blocks(network).Distinct().Count());
    }

    [Fact]
    public void A_number_that_somebody_takes_meanwhile_is_passed_over()
    {
        Network network = MakeNetwork(vSwitches: 3);
        Succeed(_session.Run($"Enable-VpcIpv6 {network.VpcId}"));

        // Between what is read for the first row and what is sent for the second, another client takes number 1.
        PSObject[] all = [.. Succeed(_session.Run(
            $"'{network.VSwitches[0]}', '{network.VSwitches[1]}' | Enable-VpcIpv6 -ThrottleLimit 1 | ForEach-Object {{ $_; if ($_.SubnetIndex -eq 0) {{ "
            + $"$null = Invoke-VpcApi ModifyVSwitchAttribute @{{ VSwitchId = '{network.VSwitches[2]}'; EnableIPv6 = $true; Ipv6CidrBlock = 1 }} -Confirm:$false }} }}"))];

        Assert.Equal([0, 2], all.Select(each => each.Properties["SubnetIndex"].Value));
    }

    [Fact]
    public void A_chosen_number_is_taken_or_refused_as_it_is()
    {
        Network network = MakeNetwork(vSwitches: 3);
        Assert.Equal(200, _session.Run($"Enable-VpcIpv6 {network.VSwitches[0]} -SubnetIndex 200").ShouldHaveOneOutput().Properties["SubnetIndex"].Value);

        ErrorRecord taken = _session.Run($"Enable-VpcIpv6 {network.VSwitches[1]} -SubnetIndex 200").ShouldHaveOneError("SubnetIndexTaken");
        ErrorRecord kept = _session.Run($"Enable-VpcIpv6 {network.VSwitches[0]} -SubnetIndex 5").ShouldHaveOneError("OperationFailed.Ipv6AlreadyEnabled");

        Assert.Contains(network.VSwitches[0], taken.ToString(), StringComparison.Ordinal);
        Assert.Equal($"Enable-VpcIpv6 -Region cn-huhehaote -Id {network.VSwitches[1]}", taken.ErrorDetails.RecommendedAction);
        Assert.Equal($"Disable-VpcIpv6 -Region cn-huhehaote -Id {network.VSwitches[0]}", kept.ErrorDetails.RecommendedAction);
        PSObject[] rows = [.. Succeed(_session.RunWithRows(
            $"VSwitchId,SubnetIndex\n{network.VSwitches[1]},7\n{network.VSwitches[2]},", "Enable-VpcIpv6"))];
        Assert.Equal([7, 0], rows.Select(each => each.Properties["SubnetIndex"].Value));
    }

    [Fact]
    public void A_VPC_gets_its_block_and_its_gateway_once()
    {
        Network network = MakeNetwork(vSwitches: 1);

        PSObject on = _session.Run($"Get-VpcNetwork {network.VpcId} | Enable-VpcIpv6 -Gateway -Wait").ShouldHaveOneOutput();
        PSObject again = _session.Run($"Enable-VpcIpv6 {network.VpcId} -Gateway").ShouldHaveOneOutput();

        Assert.Equal(("Enabled", BlockOf(network)), (on.Text("Outcome"), on.Text("Ipv6CidrBlock")));
        Assert.Null(on.Properties["VSwitchId"].Value);
        Assert.Equal(("AlreadyEnabled", on.Text("Ipv6GatewayId")), (again.Text("Outcome"), again.Text("Ipv6GatewayId")));
        Assert.Equal(on.Text("Ipv6GatewayId"), _session.Run($"Get-VpcIpv6Gateway -VpcId {network.VpcId}").ShouldHaveOneOutput().Text("Ipv6GatewayId"));
    }

    [Fact]
    public void What_stands_in_the_way_of_switching_off_is_named_and_the_commands_remove_it()
    {
        Network network = MakeNetwork(vSwitches: 1);
        Succeed(_session.Run($"Enable-VpcIpv6 {network.VSwitches[0]} -Gateway -Wait; New-VpcIpv6Address {network.VSwitches[0]} -Wait"));

        foreach ((string id, string code) in ((string, string)[])[
            (network.VSwitches[0], "DependencyViolation.Ipv6Address"),
            (network.VpcId, "DependencyViolation.VSwitch"),
            (network.VpcId, "DependencyViolation.Ipv6Gateway")])
        {
            ErrorRecord error = _session.Run($"Disable-VpcIpv6 {id} -Confirm:$false").ShouldHaveOneError(code);
            Succeed(_session.Run("$ConfirmPreference = 'None'; " + error.ErrorDetails.RecommendedAction + (code.EndsWith("Gateway", StringComparison.Ordinal) || code.EndsWith("Address", StringComparison.Ordinal) ? " -Force" : "")));
            if (code == "DependencyViolation.Ipv6Address")
            {
                Succeed(_session.Run($"Disable-VpcIpv6 {id} -WhatIf"));
            }
        }

        PSObject off = _session.Run($"Disable-VpcIpv6 {network.VpcId} -Confirm:$false").ShouldHaveOneOutput();
        Assert.Equal("Disabled", off.Text("Outcome"));
        Assert.Null(off.Properties["Ipv6CidrBlock"].Value);
        Assert.Equal("AlreadyDisabled", _session.Run($"Disable-VpcIpv6 {network.VpcId} -Confirm:$false").ShouldHaveOneOutput().Text("Outcome"));
        Assert.Null(_session.Run($"Get-VpcNetwork {network.VpcId}").ShouldHaveOneOutput().Properties["Ipv6CidrBlock"].Value);
    }

    // The engine hands the lines of -WhatIf to a host alone.
    [Fact]
    public async Task WhatIf_shows_block_and_number_of_each_row_and_changes_nothing()
    {
        (int exitCode, string output, string error) = await HostProcess.RunAsync(
            "$null = Start-VpcEmulator | Connect-VpcSession; $vpc = (Invoke-VpcApi CreateVpc @{ EnableIpv6 = $true } -Confirm:$false).VpcId; "
            + "1..2 | ForEach-Object { $null = Invoke-VpcApi CreateVSwitch @{ VpcId = $vpc; ZoneId = 'cn-huhehaote-a'; CidrMask = 24 } -Confirm:$false }; "
            + "Get-VpcVSwitch -VpcId $vpc | Enable-VpcIpv6 -WhatIf; Get-VpcVSwitch -VpcId $vpc | ForEach-Object { \"now '$($_.Ipv6CidrBlock)'\" }");

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.Matches(@"off -> 2408:\S+00::/64 \(subnet index 0\)", output);
        Assert.Matches(@"off -> 2408:\S+01::/64 \(subnet index 1\)", output);
        Assert.Equal(2, output.Split("now ''").Length - 1);
    }

    [Theory]
    [InlineData("Enable-VpcIpv6 vsw-hp3unknown", "ResourceNotFound.VSwitch")]
    [InlineData("Enable-VpcIpv6 vpc-hp3unknown", "ResourceNotFound.VPC")]
    [InlineData("Disable-VpcIpv6 vsw-hp3unknown -Confirm:$false", "ResourceNotFound.VSwitch")]
    [InlineData("Enable-VpcIpv6 ipv6gw-hp38x2x0fz785tlc65pfv", "InvalidId")]
    [InlineData("'ipv6-hp351bytt9inrfp6tgubd' | Enable-VpcIpv6", "InvalidText")]
    [InlineData("[pscustomobject]@{ Name = 'x'; RegionId = 'cn-huhehaote' } | Enable-VpcIpv6", "MissingVSwitchId")]
    [InlineData("[pscustomobject]@{ VSwitchId = 'vsw-hp3k6zr9x7x9574o9fel5'; VpcId = 'vpc-hp36gvymdazvo5td9k27g' } | Enable-VpcIpv6", "ResourceNotFound.VSwitch")]
    public void What_is_not_there_or_no_network_is_refused(string command, string code) =>
        _session.Run(command).ShouldHaveOneError(code);

    [Theory]
    [InlineData("256")]
    [InlineData("-1")]
    [InlineData("twelve")]
    public void A_number_that_is_none_is_refused_for_its_row_alone(string number)
    {
        Network network = MakeNetwork(vSwitches: 2);

        ScriptResult result = _session.RunWithRows($"VSwitchId,SubnetIndex\n{network.VSwitches[0]},{number}\n{network.VSwitches[1]},4", "Enable-VpcIpv6");

        Assert.Contains(number, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(network.VSwitches[1], Assert.Single(result.Output).Text("VSwitchId"));
    }

    private static IReadOnlyList<PSObject> Succeed(ScriptResult result)
    {
        result.ShouldHaveNoErrors();
        return result.Output;
    }

    private Network MakeNetwork(int vSwitches)
    {
        PSObject[] made = [.. Succeed(_session.Run(
            "$vpc = (Invoke-VpcApi CreateVpc @{ CidrBlock = '10.0.0.0/8' } -Confirm:$false).VpcId; $vpc; "
            + $"foreach ($n in 0..{vSwitches - 1}) {{ (Invoke-VpcApi CreateVSwitch @{{ VpcId = $vpc; ZoneId = 'cn-huhehaote-a'; CidrMask = 24; VSwitchName = \"s$n\" }} -Confirm:$false).VSwitchId }}"))];
        return new Network(made[0].ToString(), [.. made.Skip(1).Select(id => id.ToString())]);
    }

    private string BlockOf(Network network) => _session.Run($"Get-VpcNetwork {network.VpcId}").ShouldHaveOneOutput().Text("Ipv6CidrBlock")!;

    private string[] Blocks(Network network) =>
        [.. Succeed(_session.Run($"Get-VpcVSwitch -VpcId {network.VpcId}")).Select(each => each.Text("Ipv6CidrBlock") ?? "")];

    private sealed record Network(string VpcId, string[] VSwitches);
}
