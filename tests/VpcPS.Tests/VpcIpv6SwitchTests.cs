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

    [Fact]
    public void A_VPC_that_is_on_gets_the_gateway_that_it_lacks()
    {
        Network network = MakeNetwork(vSwitches: 1);
        Succeed(_session.Run($"Enable-VpcIpv6 {network.VSwitches[0]}"));

        PSObject made = _session.Run($"Enable-VpcIpv6 {network.VSwitches[0]} -Gateway -Wait").ShouldHaveOneOutput();

        Assert.Equal("GatewayCreated", made.Text("Outcome"));
        Assert.StartsWith("ipv6gw-", made.Text("Ipv6GatewayId"), StringComparison.Ordinal);
        Assert.NotNull(made.Text("RequestId"));
        Assert.Equal("AlreadyEnabled", _session.Run($"Enable-VpcIpv6 {network.VSwitches[0]} -Gateway").ShouldHaveOneOutput().Text("Outcome"));
    }

    [Fact]
    public void A_block_of_another_line_type_is_an_error_until_there_is_one_of_the_type()
    {
        Network network = MakeNetwork(vSwitches: 2);
        Assert.Equal("Enabled", _session.Run($"Enable-VpcIpv6 {network.VSwitches[0]} -Ipv6Isp ChinaMobile").ShouldHaveOneOutput().Text("Outcome"));
        string block = BlockOf(network);

        ErrorRecord error = _session.Run($"Enable-VpcIpv6 {network.VpcId} -Ipv6Isp ChinaTelecom").ShouldHaveOneError("OtherLineType");
        _session.Run($"Enable-VpcIpv6 {network.VSwitches[0]} -Ipv6Isp ChinaTelecom").ShouldHaveOneError("OtherLineType");
        _session.Run($"Enable-VpcIpv6 {network.VSwitches[1]} -Ipv6Isp ChinaTelecom").ShouldHaveOneError("OtherLineType");
        _session.RunWithRows($"VpcId,Ipv6Isp\n{network.VpcId},BGP", "Enable-VpcIpv6 -WhatIf").ShouldHaveOneError("OtherLineType");

        Assert.Contains(block, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("ChinaMobile", error.ToString(), StringComparison.Ordinal);
        Succeed(_session.Run(error.ErrorDetails.RecommendedAction));
        PSObject again = _session.Run($"Enable-VpcIpv6 {network.VpcId} -Ipv6Isp ChinaTelecom").ShouldHaveOneOutput();
        Assert.Equal("AlreadyEnabled", again.Text("Outcome"));
        Assert.NotEqual(block, again.Text("Ipv6CidrBlock"));
        Assert.Equal(block, _session.Run($"Enable-VpcIpv6 {network.VpcId} -Ipv6Isp ChinaMobile").ShouldHaveOneOutput().Text("Ipv6CidrBlock"));
        Succeed(_session.Run($"Enable-VpcIpv6 {network.VSwitches[1]} -Ipv6Isp ChinaMobile"));
    }

    [Theory]
    [InlineData("Enable-VpcIpv6 {0} -SubnetIndex 9", "SubnetIndexOfVpc")]
    [InlineData("[pscustomobject]@{ VpcId = '{0}'; SubnetIndex = '9' } | Enable-VpcIpv6", "SubnetIndexOfVpc")]
    [InlineData("Enable-VpcIpv6 ''", "MissingVSwitchId")]
    [InlineData("Enable-VpcIpv6 ' '", "MissingVSwitchId")]
    [InlineData("Enable-VpcIpv6 $null", "MissingVSwitchId")]
    [InlineData("Enable-VpcIpv6 @()", "MissingVSwitchId")]
    [InlineData("Disable-VpcIpv6 '' -Confirm:$false", "MissingVSwitchId")]
    [InlineData("[pscustomobject]@{ VpcId = '{0}' } | Enable-VpcIpv6 vpc-hp3other", "TwoIds")]
    [InlineData("'{0}' | Enable-VpcIpv6 vpc-hp3other", "TwoIds")]
    public void Nothing_that_a_row_says_is_dropped(string command, string code)
    {
        Network network = MakeNetwork(vSwitches: 1);

        _session.Run(command.Replace("{0}", network.VpcId, StringComparison.Ordinal)).ShouldHaveOneError(code);

        Assert.Null(_session.Run($"Get-VpcNetwork {network.VpcId}").ShouldHaveOneOutput().Properties["Ipv6CidrBlock"].Value);
    }

    [Fact]
    public void A_blank_id_among_others_is_an_error_of_its_own()
    {
        Network network = MakeNetwork(vSwitches: 1);

        var result = _session.Run($"Enable-VpcIpv6 '', {network.VpcId}");

        Assert.Equal(network.VpcId, Assert.Single(result.Output).Text("VpcId"));
        Assert.StartsWith("MissingVSwitchId", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    // The engine hands the lines of -WhatIf to a host alone.
    [Fact]
    public async Task WhatIf_of_a_VPC_that_is_off_gives_each_vSwitch_its_number_and_tells_of_the_gateway()
    {
        (int exitCode, string output, string error) = await HostProcess.RunAsync(
            "$null = Start-VpcEmulator | Connect-VpcSession; $vpc = (Invoke-VpcApi CreateVpc -Confirm:$false).VpcId; "
            + "1..3 | ForEach-Object { $null = Invoke-VpcApi CreateVSwitch @{ VpcId = $vpc; ZoneId = 'cn-huhehaote-a'; CidrMask = 24 } -Confirm:$false }; "
            + "@(Get-VpcVSwitch -VpcId $vpc) + (Get-VpcNetwork $vpc) | Enable-VpcIpv6 -Gateway -WhatIf; "
            + "\"now '$((Get-VpcNetwork $vpc).Ipv6CidrBlock)' '$((Get-VpcIpv6Gateway -VpcId $vpc).Ipv6GatewayId)'\"");

        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.All([0, 1, 2], number => Assert.Contains($"subnet index {number} of the /56 that its VPC", output, StringComparison.Ordinal));
        Assert.Equal(1, output.Split("would get an IPv6 gateway").Length - 1);
        Assert.Equal(3, output.Split("a row before would create the IPv6 gateway").Length - 1);
        Assert.Contains("already on: a row before would switch it on", output, StringComparison.Ordinal);
        Assert.Contains("now '' ''", output, StringComparison.Ordinal);
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
