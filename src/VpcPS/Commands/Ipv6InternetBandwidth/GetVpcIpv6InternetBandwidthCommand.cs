using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;

namespace VpcPS.Commands;

/// <summary>
/// Lists public bandwidth: all of a region, or that of the addresses you give. An address without bandwidth is then an error.
/// </summary>
/// <remarks>
/// <para>
/// Ids that come through the pipeline are queried in batches of 20, so a long CSV takes few calls. A row with a blank id is an
/// error; it never means everything.
/// </para>
/// </remarks>
/// <example>
/// <para>List all bandwidth of the session's region</para>
/// <code>
/// Get-VpcIpv6InternetBandwidth
/// </code>
/// <para>Emits one object for each address that has bandwidth, over all pages of the list.</para>
/// </example>
/// <example>
/// <para>Add up the bandwidth that you have</para>
/// <code>
/// Get-VpcIpv6InternetBandwidth | Measure-Object -Property Bandwidth -Sum
/// </code>
/// <para>Sum is the total Mbit/s of the region. Count is the number of addresses with bandwidth.</para>
/// </example>
/// <example>
/// <para>See which rows of a CSV already have bandwidth</para>
/// <code>
/// Import-Csv plan.csv |
///     Get-VpcIpv6InternetBandwidth -ErrorAction SilentlyContinue -ErrorVariable without |
///     Export-Csv have.csv -NoTypeInformation
/// </code>
/// <para>
/// have.csv gets the addresses with bandwidth. $without has an error for each address that has none or doesn't exist.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcIpv6InternetBandwidth")]
[OutputType(typeof(Ipv6InternetBandwidth))]
public sealed class GetVpcIpv6InternetBandwidthCommand : Ipv6AddressQueryCmdlet
{
    /// <summary>Only the bandwidth with this id, ipv6bw-...</summary>
    [Parameter]
    [Alias("Ipv6InternetBandwidthId")]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.InternetBandwidth)]
    [ArgumentCompleter(typeof(BandwidthIdCompleter))]
    public string? InternetBandwidthId { get; set; }

    private protected override string? FilterOf(string parameter) => parameter == nameof(InternetBandwidthId) ? InternetBandwidthId : null;

    private protected override ApiAction<Page<Ipv6Address>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page) => new DescribeIpv6Addresses(region)
    {
        Ipv6AddressIds = ids,
        Ipv6InternetBandwidthId = scope.BandwidthId ?? InternetBandwidthId,
        AddressType = AddressType,
        VpcId = scope.VpcId,
        VSwitchId = scope.VSwitchId,
        PageNumber = page.Number,
        PageSize = page.Size,
    };

    private protected override object? Present(Ipv6Address item, bool wasAskedFor)
    {
        if (item.InternetBandwidthId is not null)
        {
            return Ipv6InternetBandwidth.Of(item);
        }

        return wasAskedFor ? BandwidthErrors.NoneAtAddress(item.Ipv6AddressId!, item.RegionId!, item) : null;
    }
}
