using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Lists public bandwidth: all of a region, or that of given addresses. A given address without bandwidth is an error.
/// </summary>
[Cmdlet(VerbsCommon.Get, "VpcIpv6InternetBandwidth")]
[OutputType(typeof(Ipv6InternetBandwidth))]
public sealed class GetVpcIpv6InternetBandwidthCommand : Ipv6AddressQueryCmdlet
{
    /// <summary>Only the bandwidth with this id, ipv6bw-...</summary>
    [Parameter]
    [Alias("Ipv6InternetBandwidthId")]
    [ResourceId("ipv6bw-")]
    public string? InternetBandwidthId { get; set; }

    private protected override DescribeIpv6Addresses CreateQuery(string region, IReadOnlyCollection<string>? ids, int pageNumber) => new(region)
    {
        Ipv6AddressIds = ids,
        Ipv6InternetBandwidthId = InternetBandwidthId,
        PageNumber = pageNumber,
    };

    private protected override void Emit(Ipv6Address address, bool wasAskedFor)
    {
        if (address.InternetBandwidthId is not null)
        {
            WriteObject(new Ipv6InternetBandwidth
            {
                InternetBandwidthId = address.InternetBandwidthId,
                Ipv6AddressId = address.Ipv6AddressId,
                Address = address.Address,
                Ipv6GatewayId = address.Ipv6GatewayId,
                Bandwidth = address.Bandwidth,
                InternetChargeType = address.InternetChargeType,
                InstanceChargeType = address.InstanceChargeType,
                BusinessStatus = address.BusinessStatus,
                RegionId = address.RegionId,
            });
        }
        else if (wasAskedFor)
        {
            WriteError(ErrorRecords.Own(
                ErrorRecords.BandwidthNotExist,
                $"{address.Ipv6AddressId} in {address.RegionId}: the address has no bandwidth",
                address,
                address.RegionId,
                address.Ipv6AddressId));
        }
    }
}
