using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Lists the tags of resources: of given ones, or of those of a kind that have given tags. The service lists no tags
/// without either.
/// </summary>
/// <remarks>
/// <para>Addresses, gateways, VPCs and vSwitches have tags; bandwidths and egress-only rules have none.</para>
/// </remarks>
/// <example>
/// <para>List the tags of an address</para>
/// <code>
/// Get-VpcTag ipv6-hp351bytt9inrfp6tgubd
/// </code>
/// <para>Emits an object for each tag: the resource, Key and Value.</para>
/// </example>
/// <example>
/// <para>Find everything of an environment</para>
/// <code>
/// Get-VpcTag -Tag @{ env = 'prod' } | Where-Object Key -eq env | Format-Table ResourceType, ResourceId
/// </code>
/// <para>All tags of the resources that have the tag env=prod come out, and one is kept of each.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcTag")]
[OutputType(typeof(VpcTag))]
public sealed class GetVpcTagCommand : VpcCmdlet
{
    private static readonly string[] TypesOfThisModule = ["IPV6ADDRESS", "IPV6GATEWAY", "VPC", "VSWITCH"];

    /// <summary>
    /// The resources: ids, objects of Get-VpcIpv6Address, Get-VpcIpv6Gateway, Get-VpcNetwork and Get-VpcVSwitch, or rows
    /// with a column ResourceId. Bandwidths and egress-only rules have no tags. Default: those that -Tag finds.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TaggedResource]
    public string[]? ResourceId { get; set; }

    /// <summary>
    /// The kind of the resources, such as IPV6ADDRESS or IPV6GATEWAY. Default: told from each id; without ids addresses,
    /// gateways, VPCs and vSwitches.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ResourceType]
    [ArgumentCompleter(typeof(ResourceTypeCompleter))]
    public string? ResourceType { get; set; }

    /// <summary>
    /// Only tags of resources that have all these tags, at most 20: @{ env = 'prod' }. The value '*' matches
    /// every value.
    /// </summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags(IsFilter = true)]
    public Hashtable? Tag { get; set; }

    /// <summary>Lists the tags of the row's resources.</summary>
    protected override void ProcessRecord()
    {
        if (ResourceId is { Length: 0 } || (ResourceId is null && Tag is null))
        {
            WriteError(ErrorRecords.NoId(nameof(ResourceId), "ipv6-hp351bytt9inrfp6tgubd", target: null));
            return;
        }

        if (ResourceId?.Select(TagTarget.ProblemOf).FirstOrDefault(problem => problem is not null) is { } wrong)
        {
            WriteError(ErrorRecords.WrongResourceId(wrong, ResourceId));
            return;
        }

        if (ResourceType is null && ResourceId?.FirstOrDefault(id => TagTarget.TypeOf(id) is null) is { } unknown)
        {
            WriteError(ErrorRecords.UnknownResourceType(unknown));
            return;
        }

        if (ResolveRegion(ResourceId) is not { } region)
        {
            return;
        }

        IEnumerable<WholeList<VpcTag>> lists = ResourceId is null
            ? (ResourceType is null ? TypesOfThisModule : [ResourceType]).Select(type => TagsOf(region, type, ids: null))
            : TagTarget.Split(region, ResourceType, ResourceId, ListTagResources.MaxIds)
                .Select(target => TagsOf(region, target.ResourceType, target.Ids));
        foreach (WholeList<VpcTag> list in lists)
        {
            if (!Write(list, WriteObject, error => ErrorRecords.FromCall(error, ResourceId ?? (object)region, ResourceId?[0])))
            {
                return;
            }
        }
    }

    private WholeList<VpcTag> TagsOf(string region, string type, IReadOnlyList<string>? ids) => Lists.ListOf(
        part => new ListTagResources(region, type) { ResourceIds = ids, Tags = Tag.ToTagFilter(), NextToken = part.Token },
        page => new ListPage<VpcTag>(page.Items, TotalCount: null) { NextToken = page.NextToken },
        tag => tag.ResourceId + "\n" + tag.Key,
        ListTagResources.MaxPageSize);
}
