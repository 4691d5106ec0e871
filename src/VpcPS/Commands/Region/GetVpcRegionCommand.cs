using System;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>Lists the regions of the product as the service knows them.</summary>
/// <remarks>
/// <para>
/// It needs no region. If you give -Region, the endpoint of that region is called; the session's region doesn't matter.
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
/// <para>HasIpv6Gateways comes from the documentation, not from the service.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcRegion")]
[OutputType(typeof(VpcRegion))]
public sealed class GetVpcRegionCommand : VpcCmdlet
{
    // The endpoint of this region is the product's central one. The session's region is not used, because it may be
    // wrong, and this command then helps to find the right one.
    private const string CentralRegion = "cn-hangzhou";

    private string? _regionOfArgument;

    /// <summary>Only regions whose id or name contains this text, such as huhehaote, or matches it with wildcards. Default:
    /// all.</summary>
    [Parameter(Position = 0)]
    [NameFilter]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Only the region of the input: an object or a row with a region, or a region's id as text.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The language of the names: zh-CN or en-US. Default: the service's, zh-CN.</summary>
    [Parameter]
    [Choice("zh-CN", "en-US")]
    [ValidateSet("zh-CN", "en-US")]
    public string? AcceptLanguage { get; set; }

    /// <summary>Remembers the region that is given as an argument. Columns of rows are bound later.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _regionOfArgument = Region;
    }

    /// <summary>Lists the regions.</summary>
    protected override void ProcessRecord()
    {
        string? only = InputObject is null ? null : PipedThing.RegionOf(InputObject);
        if (HasInput && only is null)
        {
            if (PipedThing.TextOf(InputObject) is not "")
            {
                WriteError(RegionErrors.NoneInInput(InputObject));
            }

            return;
        }

        // The region of a row is the region to look for, not the region whose endpoint is called.
        Region = _regionOfArgument;
        if (ResolveRegion(target: null, CentralRegion) is not { } region)
        {
            return;
        }

        bool isFound = false;
        try
        {
            foreach (VpcRegion found in Read(new DescribeRegions(region) { AcceptLanguage = AcceptLanguage }))
            {
                if ((Fits(found.RegionId) || Fits(found.LocalName)) && (only is null || found.RegionId == only))
                {
                    isFound = true;
                    WriteObject(found);
                }
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, region));
            return;
        }

        if (only is not null && !isFound && Name is null)
        {
            WriteError(ErrorRecords.Own("InvalidRegionId.NotFound", $"{only}: the region does not exist", InputObject, only));
        }
    }

    private bool Fits(string? text) => Name is null
        || (NameFilterAttribute.ToSend(Name) is { } part
            ? text?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0
            : NameFilterAttribute.Fits([Name], text));
}
