using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using VpcPS.Tests.Support;
using Xunit;

namespace VpcPS.Tests;

/// <summary>Resource groups, tags on creation, prefixes, and the filters of today's documents.</summary>
public sealed class ResourceGroupAndTypeTests : IDisposable
{
    private readonly ModuleSession _session = ModuleSession.Rehearsing();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Each_kind_moves_to_another_group_and_is_listed_there()
    {
        Succeed(_session.Run($"Get-VpcNetwork {Estate.WebVpc} | Move-VpcResource -NewResourceGroupId rg-new"));
        Succeed(_session.Run($"Get-VpcIpv6Gateway -VpcId {Estate.WebVpc} | Move-VpcResource -NewResourceGroupId RG-new"));
        Succeed(_session.Run($"Get-VpcIpv6Address -VpcId {Estate.WebVpc} | Select-Object -First 2 | Move-VpcResource -NewResourceGroupId rg-new"));
        Succeed(_session.Run($"'{Estate.LabVpc}' | Move-VpcResource -NewResourceGroupId rg-new"));
        Succeed(_session.RunWithRows($"ResourceId,ResourceType,NewResourceGroupId\n{Estate.LabVpc},VPC,rg-other", "Move-VpcResource"));

        Assert.Equal([Estate.WebVpc], _session.Run("Get-VpcNetwork -ResourceGroupId rg-new").Values("VpcId"));
        Assert.Equal([Estate.LabVpc], _session.Run("Get-VpcNetwork -ResourceGroupId rg-other").Values("VpcId"));
        Assert.Equal(["web-edge"], _session.Run("Get-VpcIpv6Gateway -ResourceGroupId rg-new").Values("Name"));
        Assert.Equal(2, _session.Run("Get-VpcIpv6Address -ResourceGroupId rg-new").Output.Count);
        Assert.Equal(2, _session.Run("Get-VpcVSwitch -ResourceGroupId rg-new").Output.Count);
    }

    [Theory]
    [InlineData("Get-VpcVSwitch vsw-hp3k6zr9x7x9574o9fel5 | Move-VpcResource -NewResourceGroupId rg-1", "VSwitchOfVpc")]
    [InlineData("Move-VpcResource ipv6bw-hp3 rg-1", "UnknownResourceType")]
    [InlineData("Move-VpcResource vpc-hp36gvymdazvo5td9k27g", "MissingNewResourceGroupId")]
    [InlineData("[pscustomobject]@{ VpcId = ''; NewResourceGroupId = 'rg-1' } | Move-VpcResource", "MissingResourceId")]
    [InlineData("Move-VpcResource vpc-hp36gvymdazvo5td9k27g rg-1 -ResourceType IPv6Address", "OtherResourceType")]
    [InlineData("Move-VpcResource vpc-hp36-x rg-1", "InvalidResourceId")]
    [InlineData("Move-VpcResource vpc-hp3unknown rg-1", "InvalidResourceId.NotFound")]
    [InlineData("Move-VpcResource eip-hp3 rg-1 -ResourceType Eip", "InvalidResourceId.NotFound")]
    public void What_can_not_move_is_one_error(string command, string code) => _session.Run(command).ShouldHaveOneError(code);

    [Fact]
    public void A_group_that_is_none_is_refused_before_anything_is_sent() =>
        Assert.Contains("rg-", _session.Run($"Move-VpcResource {Estate.LabVpc} group").Ending!.ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_is_created_has_its_group_and_tags_from_the_start()
    {
        PSObject gateway = _session.Run($"New-VpcIpv6Gateway {Estate.LabVpc} -ResourceGroupId rg-1 -Tag @{{ app = 'lab' }} -Wait").ShouldHaveOneOutput();
        PSObject address = _session.Run($"New-VpcIpv6Address {Estate.WebVSwitch} -ResourceGroupId rg-1 -Tag @{{ app = 'web'; n = 1 }}").ShouldHaveOneOutput();

        Assert.Equal(("rg-1", "app=lab"), (gateway.Text("ResourceGroupId"), gateway.Text("Tags")));
        Assert.Equal(("rg-1", "app=web; n=1"), (address.Text("ResourceGroupId"), address.Text("Tags")));
        Assert.Equal([address.Text("Ipv6AddressId")], _session.Run("Get-VpcIpv6Address -Tag @{ n = 1 } -ResourceGroupId rg-1").Values("Ipv6AddressId"));
        Assert.Equal([gateway.Text("Ipv6GatewayId")], _session.Run("Get-VpcIpv6Gateway -ResourceGroupId rg-1").Values("Ipv6GatewayId"));
    }

    [Fact]
    public void A_prefix_is_allocated_found_and_removed_like_an_address()
    {
        string id = _session.Run($"New-VpcIpv6Address {Estate.WebVSwitch} -AddressType ipv6prefix -Name p -Wait").ShouldHaveOneOutput().Text("Ipv6AddressId")!;

        PSObject prefix = _session.Run("Get-VpcIpv6Address -AddressType IPv6Prefix").ShouldHaveOneOutput();
        Assert.Equal((id, "IPv6Prefix", "p"), (prefix.Text("Ipv6AddressId"), prefix.Text("AddressType"), prefix.Text("Name")));
        Assert.EndsWith("/80", prefix.Text("Address"), StringComparison.Ordinal);
        Assert.DoesNotContain(id, _session.Run("Get-VpcIpv6Address").Values("Ipv6AddressId"));
        Assert.Contains(id, _session.Run($"'{id}', '{Estate.WebAddress}' | Get-VpcIpv6Address").ShouldHaveOneError("ResourceNotFound.Ipv6Address").ToString());
        Assert.Equal(id, _session.Run($"'{id}' | Get-VpcIpv6Address -AddressType IPv6Prefix").ShouldHaveOneOutput().Text("Ipv6AddressId"));
        _session.Run($"Get-VpcIpv6Address {id} -AddressType IPv6Address").ShouldHaveOneError("ResourceNotFound.Ipv6Address");
        Assert.Equal("q", _session.Run($"Set-VpcIpv6Address {id} -Name q -PassThru").ShouldHaveOneOutput().Text("Name"));
        Assert.Equal("5", _session.Run($"New-VpcIpv6InternetBandwidth {id} -Bandwidth 5 -Wait").ShouldHaveOneOutput().Text("Bandwidth"));
        Assert.Equal("5", _session.Run($"Get-VpcIpv6InternetBandwidth {id} -AddressType IPv6Prefix").ShouldHaveOneOutput().Text("Bandwidth"));
        Succeed(_session.Run($"Remove-VpcIpv6InternetBandwidth {id} -Force; Remove-VpcIpv6Address {id} -Force -Wait"));
        _session.Run($"Get-VpcIpv6Address {id}").ShouldHaveOneError("ResourceNotFound.Ipv6Address");
    }

    [Fact]
    public void Filters_with_a_switch_list_those_with_and_those_without()
    {
        Succeed(_session.Run("$v = New-VpcNetwork 10.0.0.0/16 -Name four -Wait; $null = New-VpcVSwitch $v.VpcId -ZoneId cn-huhehaote-a -CidrMask 24 -Name four-a -Wait"));

        Assert.Equal(["intranet", "four"], _session.Run("Get-VpcNetwork -EnableIpv6:$false").Values("Name"));
        Assert.DoesNotContain("four", _session.Run("Get-VpcNetwork -EnableIpv6").Values("Name"));
        Assert.Equal(["intranet-a", "intranet-b", "intranet-c", "four-a"], _session.Run("Get-VpcVSwitch -EnableIpv6:$false").Values("Name"));
        Assert.Empty(_session.Run("Get-VpcNetwork -IsDefault").Output);
        Assert.NotEmpty(_session.Run("Get-VpcVSwitch -IsDefault:$false").Output);
        Assert.Equal(["four-a"], _session.Run("$table = (Get-VpcNetwork -Name four).RouterTableIds[0]; Get-VpcVSwitch -RouteTableId $table").Values("Name"));
        Assert.Equal(["four"], _session.Run("$owner = (Get-VpcNetwork -Name four).OwnerId; Get-VpcNetwork -VpcOwnerId $owner -Name four").Values("Name"));
        Assert.Empty(_session.Run("Get-VpcVSwitch -VSwitchOwnerId 1").Output);
    }

    [Fact]
    public void An_estate_file_carries_default_networks_prefixes_and_orders_that_wait()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".json");
        File.WriteAllText(path, /*lang=json,strict*/ """
            { "EstateFormat": 1, "DefaultRegionId": "cn-huhehaote",
              "AccessKeys": [ { "AccessKeyId": "k", "AccessKeySecret": "s" } ],
              "Regions": [ { "RegionId": "cn-huhehaote", "Vpcs": [ {
                "VpcId": "vpc-a", "IsDefault": true, "UserCidrs": [ "10.9.0.0/16" ], "DhcpOptionsSetId": "dopt-a", "Ipv6CidrBlocks": [ "2408:4004:1:100::/56" ],
                "Ipv6Gateway": { "Ipv6GatewayId": "ipv6gw-a", "CreationTime": "2026-01-02T03:04:05Z" },
                "VSwitches": [ { "VSwitchId": "vsw-a", "IsDefault": true, "NetworkAclId": "nacl-a", "Ipv6CidrBlock": "2408:4004:1:100::/64", "Ipv6Addresses": [
                  { "Ipv6AddressId": "ipv6-a", "Ipv6Address": "2408:4004:1:100::1", "AllocationTime": "2026-01-02T03:04:05Z", "ServiceManaged": true,
                    "Ipv6InternetBandwidth": { "Ipv6InternetBandwidthId": "ipv6bw-a", "Bandwidth": 5, "InternetChargeType": "PayByTraffic",
                      "Reservation": { "ActiveTime": "2026-02-03T04:05:06Z", "Bandwidth": 50, "InternetChargeType": "PayByBandwidth", "OrderType": "RENEW" } } },
                  { "Ipv6AddressId": "ipv6-b", "Ipv6Address": "2408:4004:1:100:5::/80", "AddressType": "IPv6Prefix", "AllocationTime": "2026-01-02T03:04:05Z" } ] } ] } ] } ] }
            """);
        try
        {
            Succeed(_session.Run($"Start-VpcEmulator -EstatePath '{path}' | Connect-VpcSession"));

            PSObject vpc = _session.Run("Get-VpcNetwork -IsDefault -DhcpOptionsSetId dopt-a").ShouldHaveOneOutput();
            Assert.Equal(("10.9.0.0/16", "InUse"), (vpc.Text("UserCidrs"), vpc.Text("DhcpOptionsSetStatus")));
            Assert.Equal("nacl-a", _session.Run("Get-VpcVSwitch -IsDefault").ShouldHaveOneOutput().Text("NetworkAclId"));
            Assert.Equal("2408:4004:1:100:5::/80", _session.Run("Get-VpcIpv6Address -AddressType IPv6Prefix").ShouldHaveOneOutput().Text("Address"));
            Assert.Null(_session.Run("Get-VpcIpv6Address -ServiceManaged").ShouldHaveOneOutput().Text("ReservationBandwidth"));
            PSObject waiting = _session.Run("Get-VpcIpv6Address -ServiceManaged -IncludeReservationData").ShouldHaveOneOutput();
            Assert.Equal(("True", "50", "PayByBandwidth", "RENEW"), (waiting.Text("HasReservationData"), waiting.Text("ReservationBandwidth"), waiting.Text("ReservationInternetChargeType"), waiting.Text("ReservationOrderType")));
            foreach (string command in (string[])["Set-VpcIpv6InternetBandwidth ipv6-a -Bandwidth 9", "Remove-VpcIpv6InternetBandwidth ipv6-a -Force"])
            {
                Assert.Contains("Another cloud service manages", _session.Run(command).ShouldHaveOneError("OperationFailed.ServiceManaged").ToString(), StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IReadOnlyList<PSObject> Succeed(ScriptResult result)
    {
        result.ShouldHaveNoErrors();
        return result.Output;
    }
}
