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
    [ArgumentCompleter(typeof(BandwidthIdCompleter))]
    public string? InternetBandwidthId { get; set; }

    private protected override DescribeIpv6Addresses CreateQuery(string region, IReadOnlyCollection<string>? ids, int pageNumber) => new(region)
    {
        Ipv6AddressIds = ids,
        Ipv6InternetBandwidthId = InternetBandwidthId,
        PageNumber = pageNumber,
    };

    private protected override void Emit(Ipv6Address item, bool wasAskedFor)
    {
        if (item.InternetBandwidthId is not null)
        {
            WriteObject(Ipv6InternetBandwidth.Of(item));
        }
        else if (wasAskedFor)
        {
            WriteError(ErrorRecords.Own(
                ErrorRecords.BandwidthNotExist,
                $"{item.Ipv6AddressId} in {item.RegionId}: the address has no bandwidth",
                item,
                item.RegionId,
                item.Ipv6AddressId));
        }
    }
}
