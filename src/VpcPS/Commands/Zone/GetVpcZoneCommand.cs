using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Lists the zones of regions, in which vSwitches can be created. It changes nothing.
/// </summary>
/// <remarks>
/// <para>
/// Regions may be piped in, as objects of Get-VpcRegion or as rows with a column Region or RegionId.
/// </para>
/// </remarks>
/// <example>
/// <para>List the zones of the session's region</para>
/// <code>
/// Get-VpcZone
/// </code>
/// <para>Emits id and name of each.</para>
/// </example>
/// <example>
/// <para>List the zones of two regions, in English</para>
/// <code>
/// Get-VpcZone -Region cn-huhehaote, cn-hangzhou -AcceptLanguage en-US
/// </code>
/// <para>The regions are read at the same time, and come out in the order given.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcZone")]
[OutputType(typeof(VpcZone))]
public sealed class GetVpcZoneCommand : RegionListCmdlet
{
    /// <summary>The language of the names: zh-CN, en-US or ja. Default: the service's, zh-CN.</summary>
    [Parameter]
    [Choice("zh-CN", "en-US", "ja")]
    [ValidateSet("zh-CN", "en-US", "ja")]
    public string? AcceptLanguage { get; set; }

    /// <summary>Lists the zones of the regions of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string region in ResolveRegions(target: null))
        {
            // This action needs languages in lower case; DescribeRegions does not.
            var query = new DescribeZones(region) { AcceptLanguage = AcceptLanguage?.ToLowerInvariant() };
            Queue(new Job(key: region, calls => ReadAsync(calls, query), error => ErrorRecords.FromCall(error, region, region))
            {
                ChangesState = false,
            });
        }
    }

    private static async Task<object?> ReadAsync(JobCalls calls, DescribeZones query)
    {
        IReadOnlyList<VpcZone> zones = await calls.CallAsync(query).ConfigureAwait(false);
        return new List<object>(zones);
    }
}
