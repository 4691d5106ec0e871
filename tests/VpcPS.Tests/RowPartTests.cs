using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Rows that are about a part of what a command changes, and objects whose id comes from the pipeline.</summary>
public sealed class RowPartTests : IDisposable
{
    private const string Vpc = Estate.WebVpc;
    private const string Deserialized = "ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }";
    private const string FromCsv = "ConvertTo-Csv | ConvertFrom-Csv";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-VpcRouteTable -RouteTableType System -VpcId " + Vpc, "vtb-")]
    [InlineData("Get-VpcIpv6Gateway -VpcId " + Vpc, "ipv6gw-")]
    [InlineData("Get-VpcVSwitch " + Estate.WebVSwitch, Estate.WebVSwitch)]
    public void Something_in_a_VPC_does_not_mean_the_VPC(string input, string part)
    {
        foreach (string command in (string[])["Disable-VpcIpv6 -Confirm:$false", "Enable-VpcIpv6", "Add-VpcCidrBlock 10.77.0.0/16", "Move-VpcResource -NewResourceGroupId rg-1"])
        {
            bool means = (part == Estate.WebVSwitch && command.Contains("able-", StringComparison.Ordinal))
                || (part != "vtb-" && command.StartsWith("Move", StringComparison.Ordinal));
            if (!means)
            {
                Refused(input, command, part);
            }
        }
    }

    [Theory]
    [InlineData("Get-VpcInterface | Select-Object -First 1", "Disable-VpcIpv6 -Confirm:$false", "eni-")]
    [InlineData("Get-VpcInterface | Select-Object -First 1", "Unregister-VpcRouteTable -Force", "eni-")]
    [InlineData("Get-VpcIpv6Address " + Estate.WebAddress, "Enable-VpcIpv6", Estate.WebAddress)]
    [InlineData("Get-VpcIpv6Address " + Estate.WebAddress, "Remove-VpcIpv6Gateway -Force", Estate.WebAddress)]
    [InlineData("Get-VpcIpv6Address " + Estate.WebAddress, "Set-VpcIpv6Gateway -Description x", Estate.WebAddress)]
    public void Something_in_a_vSwitch_or_behind_a_gateway_does_not_mean_it(string input, string command, string part) =>
        Refused(input, command, part);

    [Theory]
    [InlineData("Move-VpcResource -NewResourceGroupId rg-1")]
    [InlineData("Remove-VpcIpv6Address -Force")]
    [InlineData("Set-VpcIpv6Address -Description x")]
    public void A_bandwidth_or_a_rule_does_not_mean_its_address(string command)
    {
        _session.Run($"New-VpcIpv6InternetBandwidth {Estate.WebAddress} -Bandwidth 5").ShouldHaveNoErrors();

        Refused("Get-VpcIpv6InternetBandwidth", command, "ipv6bw-");
        Refused($"[pscustomobject]@{{ Ipv6AddressId = '{Estate.WebAddress}'; Ipv6EgressOnlyRuleId = 'ipv6py-hp3' }}", command, "ipv6py-hp3");
        Succeed($"Get-VpcIpv6Address {Estate.WebAddress} | {command} -WhatIf");
        Succeed($"Get-VpcIpv6Address {Estate.WebAddress} | {FromCsv} | {command} -WhatIf");
    }

    [Fact]
    public void A_block_and_a_step_of_a_plan_do_not_mean_their_VPC()
    {
        foreach (string command in (string[])["Disable-VpcIpv6 -Confirm:$false", "Remove-VpcNetwork -Force", "Move-VpcResource -NewResourceGroupId rg-1"])
        {
            RefusedOnce($"(Get-VpcNetwork {Vpc}).Ipv6CidrBlocks[0]", command, "2408:");
            RefusedOnce($"(Get-VpcNetwork {Vpc}).Ipv6CidrBlocks[0] | {Deserialized}", command, "2408:");
            RefusedOnce($"[pscustomobject]@{{ Kind = 'VSwitch'; Id = '{Estate.WebVSwitch}'; ParentId = ''; VpcId = '{Vpc}' }}", command, Estate.WebVSwitch);
        }
    }

    [Fact]
    public void A_row_of_a_route_or_an_interface_gets_no_tags_in_the_name_of_the_whole()
    {
        foreach (string input in (string[])[$"Get-VpcRoute -VpcId {Vpc} | Select-Object -First 1", "Get-VpcInterface | Select-Object -First 1"])
        {
            RefusedOnce($"{input} | {Deserialized}", "Add-VpcTag -Tag @{ a = 'b' }", "which belongs to it");
            RefusedOnce($"{input} | {FromCsv}", "Remove-VpcTag -All -Force", "which belongs to it");
        }
    }

    // A flow log, for example, has the id of what it records as its ResourceId.
    [Theory]
    [InlineData("Get-VpcRouteTable -RouteTableType System -VpcId " + Vpc, "vtb-")]
    [InlineData("Get-VpcRoute | Select-Object -First 1", "rte-")]
    [InlineData("Get-VpcRegion cn-huhehaote", "cn-huhehaote")]
    public void The_ResourceId_of_an_object_is_not_what_is_changed(string input, string own)
    {
        string withId = $"{input} | Add-Member ResourceId {Vpc} -PassThru";

        RefusedOnce(withId, "Move-VpcResource -NewResourceGroupId rg-1", own);
        RefusedOnce($"{withId} | {Deserialized}", "Move-VpcResource -NewResourceGroupId rg-1", own);
        RefusedOnce($"{withId} | {Deserialized}", "Add-VpcTag -Tag @{ a = 'b' }", own);
        Succeed($"{input} | Select-Object @{{ n = 'ResourceId'; e = {{ '{Vpc}' }} }}, RegionId | Move-VpcResource -NewResourceGroupId rg-1 -WhatIf");
        Succeed($"Add-VpcTag {Vpc} @{{ a = 'b' }}; Get-VpcTag {Vpc} | Move-VpcResource -NewResourceGroupId rg-1 -WhatIf");
    }

    [Fact]
    public void What_Enable_emits_is_about_what_was_switched_on()
    {
        string vpc = _session.Run("New-VpcNetwork -CidrBlock 10.0.0.0/8 -Wait").ShouldHaveOneOutput().Text("VpcId")!;

        foreach (string way in (string[])["ForEach-Object { $_ }", Deserialized, FromCsv])
        {
            _session.Run($"Enable-VpcIpv6 {vpc} -Gateway | {way} | Disable-VpcIpv6 -Confirm:$false").ShouldHaveOneError("DependencyViolation.Ipv6Gateway");
        }
    }

    [Theory]
    [InlineData("Get-VpcNetwork " + Vpc)]
    [InlineData("Get-VpcNetwork " + Vpc + " | " + Deserialized)]
    [InlineData("[pscustomobject]@{ VpcId = '" + Vpc + "' }")]
    [InlineData("'" + Vpc + "'")]
    public void A_block_stands_first_where_its_VPC_comes_through_the_pipeline(string input)
    {
        PSObject added = _session.Run($"{input} | Add-VpcCidrBlock 10.77.0.0/16").ShouldHaveOneOutput();
        Assert.Equal((Vpc, "10.77.0.0/16"), (added.Text("VpcId"), added.Text("CidrBlock")));

        Succeed($"{input} | Remove-VpcCidrBlock 10.77.0.0/16 -Force");

        Assert.DoesNotContain("10.77.0.0/16", _session.Run($"(Get-VpcNetwork {Vpc}).SecondaryCidrBlocks").Output.Select(block => block.ToString()));
        _session.Run("Add-VpcCidrBlock 10.77.0.0/16").ShouldHaveOneError("MissingVpcId");
        _session.Run("Remove-VpcCidrBlock 10.77.0.0/16 -Force").ShouldHaveOneError("MissingVpcId");
    }

    [Theory]
    [InlineData("ForEach-Object { $_ }")]
    [InlineData(Deserialized)]
    [InlineData(FromCsv)]
    [InlineData("ForEach-Object RouteTableId")]
    public void A_destination_stands_first_where_its_route_table_comes_through_the_pipeline(string way)
    {
        PSObject route = _session.Run(
            $"Get-VpcRouteTable -RouteTableType System -VpcId {Vpc} | {way} | New-VpcRoute 2001:db8:77::/48 {Estate.WebGateway}").ShouldHaveOneOutput();

        Assert.Equal(("2001:db8:77::/48", Estate.WebGateway), (route.Text("DestinationCidrBlock"), route.Text("NextHopId")));
        _session.Run($"Get-VpcRouteTable -RouteTableType System -VpcId {Vpc} | New-VpcRoute -DestinationCidrBlock {Estate.WebGateway} -NextHopId {Estate.WebGateway}")
            .ShouldHaveOneError("InvalidDestination");
    }

    private void Refused(string input, string command, string part)
    {
        RefusedOnce(input, command, part);
        RefusedOnce($"{input} | {Deserialized}", command, part);
        RefusedOnce($"{input} | {FromCsv}", command, part);
    }

    private void RefusedOnce(string input, string command, string part)
    {
        ErrorRecord error = _session.Run($"{input} | {command}").ShouldHaveOneError("RowIsAboutPart");
        Assert.Contains(part, error.ToString(), StringComparison.Ordinal);
    }

    private void Succeed(string script) => _session.Run(script).ShouldHaveNoErrors();
}
