using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>All that a new VPC needs is created, changed and removed again, in one script.</summary>
public sealed class LifecycleTests : IDisposable
{
    private const string LabVSwitch = "vsw-hp3epmfxrh4e92yqtztus";

    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void It_goes_all_the_way_there_and_back_and_leaves_nothing_behind()
    {
        object?[] before = [.. _session.Run("Get-VpcIpv6Address").Values("Ipv6AddressId")];

        // First, everything is created.
        Assert.Equal(
            "Available",
            _session.Run($"$gateway = New-VpcIpv6Gateway -VpcId {Estate.LabVpc} -Name lab-edge -Wait; "
                + $"$gateway").ShouldHaveOneOutput().Text("Status"));
        PSObject address = _session.Run($"$address = New-VpcIpv6Address -VSwitchId {LabVSwitch} -Name lab-front -Wait; "
            + $"$address").ShouldHaveOneOutput();
        Assert.Equal(_session.Run("$gateway").Values("Ipv6GatewayId"), [address.Text("Ipv6GatewayId")]);
        _session.Run("$bandwidth = New-VpcIpv6InternetBandwidth -Ipv6AddressId $address.Ipv6AddressId -Bandwidth 2 "
            + "-InternetChargeType PayByTraffic -Wait").ShouldHaveNoErrors();
        Assert.Equal("Public", _session.Run("Get-VpcIpv6Address $address.Ipv6AddressId").ShouldHaveOneOutput().Text("NetworkType"));
        Assert.Equal(
            5,
            _session.Run("$bandwidth | Set-VpcIpv6InternetBandwidth -Bandwidth 5 "
                + "-PassThru").ShouldHaveOneOutput().Properties["Bandwidth"].Value);
        Assert.Equal(
            "Available",
            _session.Run("$rule = $address | New-VpcIpv6EgressOnlyRule -Name outwards -Wait; $rule").ShouldHaveOneOutput().Text("Status"));
        _session.Run("$address | Set-VpcIpv6Address -Description 'in the lab'; $gateway | Set-VpcIpv6Gateway -Spec Medium; "
            + "$gateway, $address | Add-VpcTag -Tag @{ run = 'lifecycle' }").ShouldHaveNoErrors();
        Assert.Equal("Medium", _session.Run($"Get-VpcIpv6Gateway -VpcId {Estate.LabVpc}").ShouldHaveOneOutput().Text("Spec"));
        Assert.Equal(
            _session.Run("$address.Ipv6AddressId, $gateway.Ipv6GatewayId").Output.Select(id => id.ToString()),
            _session.Run("Get-VpcTag -Tag @{ run = 'lifecycle' }").Output.Select(tag => tag.Text("ResourceId")).Order());

        // Resources that others depend on can't be removed.
        string[] removals =
        [
            "$rule | Remove-VpcIpv6EgressOnlyRule",
            "$bandwidth | Remove-VpcIpv6InternetBandwidth",
            "$address | Remove-VpcIpv6Address",
            "$gateway | Remove-VpcIpv6Gateway",
        ];
        foreach (string removal in removals[1..])
        {
            Assert.StartsWith(
                "DependencyViolation.",
                Assert.Single(_session.Run(removal + " -Force").Errors).FullyQualifiedErrorId,
                StringComparison.Ordinal);
        }

        // Then everything is removed again.
        _session.Run("Get-VpcTag -Tag @{ run = 'lifecycle' } | Remove-VpcTag -Force").ShouldHaveNoErrors();
        foreach (string removal in removals)
        {
            ScriptResult removed = _session.Run(removal + " -Confirm:$false -Wait");
            removed.ShouldHaveNoErrors();
            Assert.Empty(removed.Output);
        }

        Assert.Empty(_session.Run($"Get-VpcTag -Tag @{{ run = $null }}; Get-VpcIpv6EgressOnlyRule; "
            + $"Get-VpcIpv6InternetBandwidth; Get-VpcIpv6Gateway -VpcId {Estate.LabVpc}").Output);
        Assert.Equal(before, _session.Run("Get-VpcIpv6Address").Values("Ipv6AddressId"));

        // Removing what no longer exists is an error, except with -IfExists.
        foreach (string removal in removals)
        {
            Assert.Equal(ErrorCategory.ObjectNotFound, Assert.Single(_session.Run(removal + " -Force").Errors).CategoryInfo.Category);
            _session.Run(removal + " -Force -IfExists").ShouldHaveNoErrors();
        }
    }
}
