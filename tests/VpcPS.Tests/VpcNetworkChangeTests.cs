using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>New- and Set-VpcNetwork and -VpcVSwitch, Add- and Remove-VpcCidrBlock, Get-VpcZone.</summary>
public sealed class VpcNetworkChangeTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_VPC_is_created_with_all_that_was_asked_for_and_goes_into_its_vSwitch()
    {
        PSObject vpc = _session.Run(
            "New-VpcNetwork 192.168.0.0/16 -Name dual -Description d -EnableIpv6 -Ipv6Isp BGP -ResourceGroupId rg-1 -Tag @{ app = 'web' } "
            + "-UserCidr 10.0.0.0/8, 172.16.0.0/12 -EnableDnsHostname -Wait").ShouldHaveOneOutput();
        PSObject vSwitch = _session.Run(
            "$vpc | New-VpcVSwitch -ZoneId cn-huhehaote-b -CidrBlock 192.168.1.0/24 -SubnetIndex 7 -Name s -Description e -Tag @{ k = '' } -Wait",
            ("vpc", vpc)).ShouldHaveOneOutput();

        Assert.Equal(("dual", "d", "Available", "192.168.0.0/16", "rg-1"), (vpc.Text("Name"), vpc.Text("Description"), vpc.Text("Status"), vpc.Text("CidrBlock"), vpc.Text("ResourceGroupId")));
        Assert.Equal(("app=web", "10.0.0.0/8; 172.16.0.0/12", "ENABLED", "True"), (vpc.Text("Tags"), vpc.Text("UserCidrs"), vpc.Text("DnsHostnameStatus"), vpc.Text("EnabledIpv6")));
        Assert.Equal((vpc.Text("Ipv6CidrBlock"), "BGP"), (vpc.Text("Ipv6CidrBlocks"), _session.Run("$vpc.Ipv6CidrBlocks.Ipv6Isp", ("vpc", vpc)).Output.Single().ToString()));
        Assert.NotNull(vpc.Text("ClientToken"));
        Assert.Equal(("s", "e", "cn-huhehaote-b", "192.168.1.0/24", "k="), (vSwitch.Text("Name"), vSwitch.Text("Description"), vSwitch.Text("ZoneId"), vSwitch.Text("CidrBlock"), vSwitch.Text("Tags")));
        Assert.Equal(vpc.Text("Ipv6CidrBlock")!.Replace("00::/56", "07::/64", StringComparison.Ordinal), vSwitch.Text("Ipv6CidrBlock"));
        Assert.Equal((vpc.Text("VpcId"), vpc.Text("RouterTableIds"), "System"), (vSwitch.Text("VpcId"), vSwitch.Text("RouteTableId"), vSwitch.Text("RouteTableType")));
    }

    [Fact]
    public void Hundreds_of_rows_make_VPCs_and_vSwitches_each_once()
    {
        string vpcs = "Name,CidrBlock,EnableIpv6,Comment\n" + string.Join("\n", Enumerable.Range(0, 200).Select(n => $"v{n},10.{n}.0.0/16,{(n % 2 == 0 ? "TRUE" : "")},c"));
        PSObject[] made = [.. Succeed(_session.RunWithRows(vpcs, "New-VpcNetwork -Wait -ThrottleLimit 16"))];

        Assert.Equal(Enumerable.Range(0, 200).Select(n => "v" + n.ToString(CultureInfo.InvariantCulture)), made.Select(vpc => vpc.Text("Name")));
        Assert.Equal(100, made.Count(vpc => vpc.Text("Ipv6CidrBlock") is not null));
        Assert.Equal(200, made.Select(vpc => vpc.Text("VpcId")).Distinct().Count());
        string vpcId = made[0].Text("VpcId")!;
        string rows = "VpcId,ZoneId,CidrMask,SubnetIndex\n" + string.Join("\n", Enumerable.Range(0, 100).Select(n => $"{vpcId},cn-huhehaote-a,24,{n}"));
        PSObject[] vSwitches = [.. Succeed(_session.RunWithRows(rows, "New-VpcVSwitch -Wait -ThrottleLimit 16"))];
        Assert.Equal(100, vSwitches.Select(each => each.Text("CidrBlock")).Distinct().Count());
        Assert.Equal(100, vSwitches.Select(each => each.Text("Ipv6CidrBlock")).Distinct().Count());
    }

    [Theory]
    [InlineData("New-VpcNetwork", "MissingCidrBlock", "192.168.0.0/16")]
    [InlineData("New-VpcNetwork 10.0.0.0/8 -Ipv6Isp BGP", "Ipv6IsOff", "-EnableIpv6")]
    [InlineData("New-VpcNetwork 10.0.0.0/8 -EnableIpv6 -Ipv6CidrBlock 2408:4004:1:e00::/56", "ResourceNotFound.Ipv6CidrBlock", "AllocateVpcIpv6Cidr")]
    [InlineData("'x' | New-VpcNetwork", "InvalidText", "Import-Csv")]
    [InlineData("New-VpcVSwitch -ZoneId cn-huhehaote-a -CidrMask 24", "MissingVpcId", "vpc-")]
    [InlineData("New-VpcVSwitch vpc-hp36gvymdazvo5td9k27g -CidrMask 24", "MissingZoneId", "cn-huhehaote-a")]
    [InlineData("New-VpcVSwitch vpc-hp36gvymdazvo5td9k27g -ZoneId cn-huhehaote-a", "MissingCidrBlock", "172.16.9.0/24")]
    [InlineData("New-VpcVSwitch vpc-hp36gvymdazvo5td9k27g -ZoneId cn-huhehaote-a -CidrMask 24 -CidrBlock 10.0.0.0/24", "CidrBlockAndMask", "the size")]
    [InlineData("New-VpcVSwitch vpc-hp36gvymdazvo5td9k27g -ZoneId cn-huhehaote-a -CidrMask 24 -VpcIpv6CidrBlock 2408:4004:1:e00::/56", "MissingSubnetIndex", "SubnetIndex")]
    [InlineData("New-VpcVSwitch vpc-hp3unknown -ZoneId cn-huhehaote-a -CidrMask 24", "ResourceNotFound.VPC", "Get-VpcNetwork")]
    [InlineData("New-VpcVSwitch vpc-hp36gvymdazvo5td9k27g -ZoneId cn-hangzhou-a -CidrMask 24", "IllegalParam.ZoneId", "Get-VpcZone -Region cn-huhehaote")]
    [InlineData("New-VpcVSwitch vpc-hp36gvymdazvo5td9k27g -ZoneId cn-huhehaote-a -CidrBlock 192.168.0.0/24", "IllegalParam.CidrBlock", "Get-VpcNetwork -Region cn-huhehaote -VpcId vpc-hp36gvymdazvo5td9k27g")]
    [InlineData("Set-VpcNetwork vpc-hp36gvymdazvo5td9k27g", "NothingToSet", "-CidrBlock")]
    [InlineData("Set-VpcNetwork vpc-hp3unknown -Name n", "InvalidVpcId.NotFound", "Get-VpcNetwork")]
    [InlineData("Set-VpcVSwitch vsw-hp3k6zr9x7x9574o9fel5", "NothingToSet", "-Description")]
    [InlineData("Set-VpcVSwitch vsw-hp3unknown -Name n", "InvalidVSwitchId.NotFound", "Get-VpcVSwitch")]
    [InlineData("Get-VpcVSwitch vsw-hp3k6zr9x7x9574o9fel5 | Set-VpcNetwork -Name n", "RowIsAboutPart", "Select-Object VpcId")]
    [InlineData("Add-VpcCidrBlock vpc-hp36gvymdazvo5td9k27g", "MissingCidrBlock", "-IpVersion IPv6")]
    [InlineData("Add-VpcCidrBlock vpc-hp36gvymdazvo5td9k27g 10.99.0.0/16 -IpVersion IPv6", "OtherIpVersion", "-IpVersion")]
    [InlineData("Add-VpcCidrBlock vpc-hp36gvymdazvo5td9k27g 10.99.0.0/16 -Ipv6Isp BGP", "LineTypeOfIpv4", "-Ipv6Isp")]
    [InlineData("Add-VpcCidrBlock vpc-hp3unknown 10.99.0.0/16", "InvalidVpc.NotFound", "Get-VpcNetwork")]
    [InlineData("Add-VpcCidrBlock vpc-hp36gvymdazvo5td9k27g 2408:4004:1:e00::/56", "OperationFailed.IPv6CidrNotReserved", "Add-VpcCidrBlock -Region cn-huhehaote -VpcId vpc-hp36gvymdazvo5td9k27g -IpVersion IPv6")]
    [InlineData("Remove-VpcCidrBlock vpc-hp36gvymdazvo5td9k27g -Force", "MissingCidrBlock", "10.64.0.0/16")]
    [InlineData("Remove-VpcCidrBlock vpc-hp36gvymdazvo5td9k27g 10.99.0.0/16 -Force", "IllegalParam.SecondaryCidrBlock", "Format-List *Cidr*")]
    public void What_is_wrong_is_one_error_that_says_what_to_do(string command, string code, string advice)
    {
        ErrorRecord error = _session.Run(command).ShouldHaveOneError(code);

        Assert.Contains(advice, error.ToString() + error.ErrorDetails.Message + error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0", "'10.0.0.0/8'")]
    [InlineData("192.168.1.0", "'192.168.1.0/24'")]
    [InlineData("192.168.0.0/33", "such as 192.168.0.0/16")]
    [InlineData("10.1.2.3/8", "'10.0.0.0/8'")]
    [InlineData("10.0.0.0/33", "not an IPv4 block")]
    [InlineData("10.0.0.0/7", "/8 to /28")]
    [InlineData("10.0.0.0/29", "/8 to /28")]
    [InlineData("010.0.0.0/8", "not an IPv4 block")]
    [InlineData("10.0.0/8", "not an IPv4 block")]
    [InlineData("100.64.0.0/16", "100.64.0.0/10")]
    [InlineData("127.0.0.0/8", "127.0.0.0/8")]
    [InlineData("169.254.0.0/17", "169.254.0.0/16")]
    [InlineData("239.0.0.0/8", "224.0.0.0/4")]
    [InlineData("2408:4004:1:e00::/56", "not an IPv4 block")]
    [InlineData("vpc", "not an IPv4 block")]
    public void A_block_that_is_none_is_refused_for_its_row_alone_before_anything_is_sent(string block, string why)
    {
        ScriptResult result = _session.RunWithRows($"Name,CidrBlock\na,{block}\nb,１０.9.0.0/16", "New-VpcNetwork");

        Assert.Contains(why, Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal("10.9.0.0/16", Assert.Single(result.Output).Text("CidrBlock"));
    }

    [Theory]
    [InlineData("2408:4004:1:e00::/64", "/56")]
    [InlineData("2408:4004:1:e01::/56", "'2408:4004:1:e00::/56'")]
    [InlineData("2408:4004:zz::/56", "not an IPv6 block")]
    [InlineData("10.0.0.0/15", "/16 to /28")]
    public void A_block_to_add_is_checked_in_both_families(string block, string why) =>
        Assert.Contains(why, _session.Run($"Add-VpcCidrBlock {Estate.LabVpc} {block}").Ending!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_switch_in_a_column_that_is_neither_is_refused_for_its_row_alone()
    {
        ScriptResult result = _session.RunWithRows("CidrBlock,EnableIpv6\n10.1.0.0/16,perhaps\n10.2.0.0/16,no", "New-VpcNetwork");

        Assert.Contains("'perhaps'", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal("10.2.0.0/16", Assert.Single(result.Output).Text("CidrBlock"));
    }

    [Fact]
    public void Blocks_of_both_families_are_added_shown_and_removed()
    {
        string vpc = MakeVpc("-EnableIpv6");

        PSObject ipv4 = _session.Run($"Add-VpcCidrBlock {vpc} 192.168.0.0/16").ShouldHaveOneOutput();
        PSObject ipv6 = _session.Run($"Get-VpcNetwork {vpc} | Add-VpcCidrBlock -IpVersion IPv6").ShouldHaveOneOutput();
        PSObject shown = _session.Run($"Get-VpcNetwork {vpc}").ShouldHaveOneOutput();

        Assert.Equal((vpc, "192.168.0.0/16", "IPv4"), (ipv4.Text("VpcId"), ipv4.Text("CidrBlock"), ipv4.Text("IpVersion")));
        Assert.Equal("192.168.0.0/16", shown.Text("SecondaryCidrBlocks"));
        Assert.Equal(shown.Text("Ipv6CidrBlock") + "; " + ipv6.Text("CidrBlock"), shown.Text("Ipv6CidrBlocks"));
        Succeed(_session.Run($"Remove-VpcCidrBlock {vpc} 192.168.0.0/16, 192.168.0.0/16 -Force -IfExists"));
        Succeed(_session.Run($"(Get-VpcNetwork {vpc}).Ipv6CidrBlocks | Remove-VpcCidrBlock -Force"));
        PSObject after = _session.Run($"Get-VpcNetwork {vpc}").ShouldHaveOneOutput();
        Assert.Equal(("", "", null), (after.Text("SecondaryCidrBlocks"), after.Text("Ipv6CidrBlocks"), after.Text("Ipv6CidrBlock")));
    }

    [Fact]
    public void Overlapping_blocks_blocks_in_use_and_quotas_are_one_clear_error_each()
    {
        string vpc = MakeVpc("-EnableIpv6");
        Succeed(_session.Run($"Add-VpcCidrBlock {vpc} 192.168.0.0/16; New-VpcVSwitch {vpc} -ZoneId cn-huhehaote-a -CidrBlock 192.168.1.0/24 -SubnetIndex 3 -Wait"));

        foreach ((string command, string code) in ((string, string)[])[
            ($"Add-VpcCidrBlock {vpc} 192.168.0.0/16", "Duplicated.SecondaryCidrBlock"),
            ($"Add-VpcCidrBlock {vpc} 10.1.0.0/16", "IllegalParam.SecondaryCidrBlock"),
            ($"New-VpcVSwitch {vpc} -ZoneId cn-huhehaote-a -CidrBlock 192.168.1.0/25", "InvalidCidrBlock.Overlapped"),
            ($"New-VpcVSwitch {vpc} -ZoneId cn-huhehaote-a -CidrMask 24 -SubnetIndex 3", "InvalidCidrBlock.Overlapped"),
            ($"Set-VpcNetwork {vpc} -CidrBlock 192.168.0.0/17", "IllegalParam.CidrBlock"),
            ($"Remove-VpcCidrBlock {vpc} 192.168.0.0/16 -Force", "OperationFailed.CidrInUse"),
            ($"(Get-VpcNetwork {vpc}).Ipv6CidrBlocks | Remove-VpcCidrBlock -Force -IfExists", "OperationFailed.CidrInUse"),
            ($"Remove-VpcCidrBlock {vpc} 10.0.0.0/8 -Force -IfExists", "IllegalParam.SecondaryCidrBlock")])
        {
            ErrorRecord error = _session.Run(command).ShouldHaveOneError(code);
            Assert.Contains(vpc, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Succeed(_session.Run(error.ErrorDetails.RecommendedAction));
        }

        Succeed(_session.Run($"1..4 | ForEach-Object {{ Add-VpcCidrBlock {vpc} \"172.2$_.0.0/16\" }}"));
        _session.Run($"Add-VpcCidrBlock {vpc} 172.30.0.0/16").ShouldHaveOneError("QuotaExceeded.VpcMultiCidr");
    }

    [Fact]
    public void A_change_leaves_what_is_blank_as_it_is()
    {
        string vpc = MakeVpc("-Name one -Description d");
        PSObject vSwitch = _session.Run($"New-VpcVSwitch {vpc} -ZoneId cn-huhehaote-a -CidrMask 24 -Name s -Description e -Wait").ShouldHaveOneOutput();

        ScriptResult silent = _session.RunWithRows($"VpcId,Name,Description,CidrBlock\n{vpc},two,,", "Set-VpcNetwork");
        PSObject changed = _session.Run($"Get-VpcNetwork {vpc} | Set-VpcNetwork -CidrBlock 10.0.0.0/9 -EnableDnsHostname -PassThru").ShouldHaveOneOutput();
        PSObject renamed = _session.Run("$s | Set-VpcVSwitch -Name t -PassThru", ("s", vSwitch)).ShouldHaveOneOutput();

        Assert.Empty(Succeed(silent));
        Assert.Equal(("two", "d", "10.0.0.0/9", "ENABLED"), (changed.Text("Name"), changed.Text("Description"), changed.Text("CidrBlock"), changed.Text("DnsHostnameStatus")));
        Assert.Equal(("t", "e"), (renamed.Text("Name"), renamed.Text("Description")));
        Assert.Equal("DISABLED", _session.Run($"Set-VpcNetwork {vpc} -EnableDnsHostname:$false -PassThru").ShouldHaveOneOutput().Text("DnsHostnameStatus"));
    }

    [Fact]
    public void A_lost_answer_makes_nothing_twice()
    {
        string vpc = MakeVpc("-EnableIpv6");
        foreach ((string action, string command) in ((string, string)[])[
            ("CreateVpc", "New-VpcNetwork 10.77.0.0/16 -Name once"),
            ("CreateVSwitch", $"New-VpcVSwitch {vpc} -ZoneId cn-huhehaote-a -CidrBlock 10.77.1.0/24 -Name once"),
            ("AssociateVpcCidrBlock", $"Add-VpcCidrBlock {vpc} 192.168.0.0/16"),
            ("UnassociateVpcCidrBlock", $"Remove-VpcCidrBlock {vpc} 192.168.0.0/16 -Force"),
            ("MoveResourceGroup", $"Move-VpcResource {vpc} rg-1")])
        {
            Succeed(_session.Run($"Set-VpcEmulator -Fault @{{ Action = '{action}'; ResetAfter = $true; Times = 1 }}; {command}"));
        }

        Assert.Equal(["once"], _session.Run("Get-VpcNetwork -Name once").Values("Name"));
        Assert.Equal(["once"], _session.Run($"Get-VpcVSwitch -VpcId {vpc}").Values("Name"));
        Assert.Equal(("", "rg-1"), (_session.Run($"Get-VpcNetwork {vpc}").ShouldHaveOneOutput().Text("SecondaryCidrBlocks"), _session.Run($"Get-VpcNetwork {vpc}").ShouldHaveOneOutput().Text("ResourceGroupId")));
    }

    [Fact]
    public void An_IPv6_block_of_the_services_choice_is_never_asked_for_twice()
    {
        string vpc = MakeVpc("-EnableIpv6");
        Succeed(_session.Run("Set-VpcEmulator -Fault @{ Action = 'AssociateVpcCidrBlock'; ResetAfter = $true; Times = 1 }"));

        ErrorRecord error = Assert.Single(_session.Run($"Add-VpcCidrBlock {vpc} -IpVersion IPv6").Errors);

        Assert.StartsWith("OutcomeUnknown.", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal($"Get-VpcNetwork -Region cn-huhehaote -VpcId {vpc}", error.ErrorDetails.RecommendedAction);
        Assert.Equal(2, _session.Run($"(Get-VpcNetwork {vpc}).Ipv6CidrBlocks").Output.Count);
    }

    [Fact]
    public void A_check_by_the_service_creates_nothing()
    {
        PSObject would = _session.Run("New-VpcNetwork 10.88.0.0/16 -Name checked -DryRun").ShouldHaveOneOutput();

        Assert.Equal((null, "checked"), (would.Text("VpcId"), would.Text("Name")));
        Assert.Empty(_session.Run("Get-VpcNetwork -Name checked").Output);
    }

    // The engine hands the lines of -WhatIf to a host alone.
    [Fact]
    public async Task WhatIf_says_what_each_row_would_do_and_does_nothing()
    {
        (int exitCode, string output, string error) = await HostProcess.RunAsync(
            "$null = Start-VpcEmulator | Connect-VpcSession; $before = (Get-VpcNetwork).Count + (Get-VpcVSwitch).Count; "
            + "New-VpcNetwork 10.0.0.0/8 -Name web -EnableIpv6 -WhatIf; New-VpcVSwitch vpc-hp3kzilwd9yflssfdlgqe -ZoneId cn-huhehaote-a -CidrMask 24 -SubnetIndex 9 -WhatIf; "
            + "Set-VpcNetwork vpc-hp3kzilwd9yflssfdlgqe -Name x -WhatIf; Add-VpcCidrBlock vpc-hp3kzilwd9yflssfdlgqe -IpVersion IPv6 -WhatIf; "
            + "Remove-VpcCidrBlock vpc-hp3kzilwd9yflssfdlgqe 10.64.0.0/16 -Force -WhatIf; Remove-VpcNetwork vpc-hp3kzilwd9yflssfdlgqe -ForceDelete -Force -WhatIf; "
            + "Move-VpcResource vpc-hp3kzilwd9yflssfdlgqe rg-1 -WhatIf; $before -eq (Get-VpcNetwork).Count + (Get-VpcVSwitch).Count; (Get-VpcNetwork vpc-hp3kzilwd9yflssfdlgqe).Name");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(7, output.Split("What if:").Length - 1);
        Assert.Matches("Create a VPC with IPv6.*web, 10.0.0.0/8 in cn-huhehaote", output);
        Assert.Matches("Create a vSwitch.*/24, subnet index 9 in cn-huhehaote", output);
        Assert.Matches("Name -> 'x'", output);
        Assert.Matches("any IPv6 block", output);
        Assert.Matches("Remove the VPC and its gateway", output);
        Assert.EndsWith("True\nweb\n", output.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Zones_are_listed_for_each_region()
    {
        Assert.Equal(["cn-huhehaote-a", "cn-huhehaote-b", "cn-huhehaote-c"], _session.Run("Get-VpcZone").Values("ZoneId"));
        PSObject[] several = [.. Succeed(_session.Run("Get-VpcZone -Region cn-hangzhou, cn-huhehaote -AcceptLanguage en-US"))];
        Assert.Equal(["cn-hangzhou", "cn-huhehaote"], several.Select(zone => zone.Text("RegionId")).Distinct());
        Assert.Contains("Zone A", several[0].Text("LocalName"), StringComparison.Ordinal);
        Assert.Equal("cn-hangzhou-a", Succeed(_session.Run("Get-VpcRegion cn-hangzhou | Get-VpcZone"))[0].Text("ZoneId"));
        Assert.Equal("InvalidRegionId.NotFound", Assert.Single(_session.Run("Get-VpcZone -Region cn-nowhere").Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    private static IReadOnlyList<PSObject> Succeed(ScriptResult result)
    {
        result.ShouldHaveNoErrors();
        return result.Output;
    }

    private string MakeVpc(string parameters) =>
        _session.Run($"New-VpcNetwork 10.0.0.0/8 {parameters} -Wait").ShouldHaveOneOutput().Text("VpcId")!;
}
