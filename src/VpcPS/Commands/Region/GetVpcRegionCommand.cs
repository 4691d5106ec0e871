using System;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>Lists the regions of the product as the service knows them.</summary>
/// <remarks>
/// <para>
/// No region need be given for it. One that is given, by -Region alone and not by the session, is the one whose
/// endpoint is asked.
/// </para>
/// </remarks>
/// <example>
/// <para>Find a region by a part of its name</para>
/// <code>
/// Get-VpcRegion huhehaote
/// </code>
/// <para>Looks for the text in ids and names, in any case.</para>
/// </example>
/// <example>
/// <para>List the regions with IPv6 gateways, in English</para>
/// <code>
/// Get-VpcRegion -AcceptLanguage en-US | Where-Object HasIpv6Gateways | Sort-Object RegionId
/// </code>
/// <para>HasIpv6Gateways is what is documented, not what the service says.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcRegion")]
[OutputType(typeof(VpcRegion))]
public sealed class GetVpcRegionCommand : VpcCmdlet
{
    // Its endpoint is the product's central one. The session's region would not do: it may be what is wrong.
    private const string CentralRegion = "cn-hangzhou";

    /// <summary>Only regions whose id or name has this text in it, such as huhehaote, or match it with wildcards. Default: all.</summary>
    [Parameter(Position = 0)]
    [NameFilter]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>The language of the names: zh-CN or en-US. Default: the service's, zh-CN.</summary>
    [Parameter]
    [Choice("zh-CN", "en-US")]
    [ValidateSet("zh-CN", "en-US")]
    public string? AcceptLanguage { get; set; }

    /// <summary>Lists the regions.</summary>
    protected override void ProcessRecord()
    {
        if (ResolveRegion(target: null, CentralRegion) is not { } region)
        {
            return;
        }

        try
        {
            foreach (VpcRegion found in Read(new DescribeRegions(region) { AcceptLanguage = AcceptLanguage }))
            {
                if (Fits(found.RegionId) || Fits(found.LocalName))
                {
                    WriteObject(found);
                }
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, region));
        }
    }

    private bool Fits(string? text) => NameFilterAttribute.ToSend(Name) is { } part
        ? text?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0
        : NameFilterAttribute.Fits(Name, text);
}
