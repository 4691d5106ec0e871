using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

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
/// <para>Emits an object for each tag: the resource, TagKey and TagValue.</para>
/// </example>
/// <example>
/// <para>Find everything of an environment</para>
/// <code>
/// Get-VpcTag -Tag @{ env = 'prod' } | Where-Object TagKey -eq env | Format-Table ResourceType, ResourceId
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

        try
        {
            foreach (VpcTag tag in ResourceId is null ? TagsByFilter(region) : TagsOf(region, ResourceId))
            {
                WriteObject(tag);
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, ResourceId ?? (object)region, ResourceId?[0]));
        }
    }

    private IEnumerable<VpcTag> TagsByFilter(string region) =>
        (ResourceType is null ? TypesOfThisModule : [ResourceType]).SelectMany(type => ReadPages(region, type, ids: null));

    private IEnumerable<VpcTag> TagsOf(string region, string[] ids) => TagTarget
        .Split(region, ResourceType, ids, ListTagResources.MaxIds)
        .SelectMany(target => ReadPages(region, target.ResourceType, target.Ids));

    private IEnumerable<VpcTag> ReadPages(string region, string type, IReadOnlyList<string>? ids)
    {
        string? token = null;
        do
        {
            var action = new ListTagResources(region, type) { ResourceIds = ids, Tags = Tag.ToTagFilter(), NextToken = token };
            TokenPage<VpcTag> page = Read(action);
            if (token is not null && page.NextToken == token)
            {
                throw ConnectedSession.Client.RepeatedPage(action);
            }

            foreach (VpcTag tag in page.Items)
            {
                yield return tag;
            }

            token = page.NextToken;
        }
        while (token is not null);
    }
}
