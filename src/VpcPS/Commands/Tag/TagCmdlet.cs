using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>The base of the cmdlets that add and remove tags. It reads the resources.</summary>
public abstract class TagCmdlet : RowCmdlet
{
    /// <summary>
    /// The resources: ids, objects of Get-VpcIpv6Address, Get-VpcIpv6Gateway, Get-VpcNetwork, Get-VpcVSwitch and
    /// Get-VpcTag, or rows that have one of their ids: of a CSV, or from another process. Bandwidths and egress-only rules have no tags.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TaggedResource]
    [AllowEmptyCollection]
    public string[] ResourceId { get; set; } = [];

    /// <summary>
    /// The type of the resources, such as IPV6ADDRESS or IPV6GATEWAY. Default: recognized from each id.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ResourceType]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    public string? ResourceType { get; set; }

    /// <summary>Reads the resources of the row, grouped by type. Returns an empty array after an error was written.</summary>
    private protected TagTarget[] ReadTargets(int idsInACall)
    {
        if (ResourceId.Length == 0)
        {
            WriteError(RowErrors.NoId(nameof(ResourceId), "ipv6-hp351bytt9inrfp6tgubd", target: null));
            return [];
        }

        if (ResourceId.Select(TagTarget.ProblemOf).FirstOrDefault(problem => problem is not null) is { } wrong)
        {
            WriteError(RowErrors.WrongResourceId(wrong, ResourceId));
            return [];
        }

        if (ResourceId is [var id]
            && Rows.Current?.Input is { } row
            && RowParts.PartIn(row, id, takesResources: true) is { } part)
        {
            string column = id.StartsWith(IdPrefixes.Vpc, StringComparison.Ordinal) ? "VpcId" : "VSwitchId";
            WriteError(RowErrors.AboutPart(part, id, column, row));
            return [];
        }

        if (ResourceType is null && ResourceId.FirstOrDefault(id => TagTarget.TypeOf(id) is null) is { } unknown)
        {
            WriteError(RowErrors.UnknownResourceType(unknown));
            return [];
        }

        return ResolveRegion(ResourceId) is { } region ? [.. TagTarget.Split(region, ResourceType, ResourceId, idsInACall)] : [];
    }
}
