using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Lists the tags of resources: of those you give, of those that have certain tags, or of all in the region.
/// </summary>
/// <remarks>
/// <para>Addresses, gateways, VPCs, vSwitches and route tables have tags; bandwidths and egress-only rules have none.</para>
/// </remarks>
/// <example>
/// <para>List the tags of an address</para>
/// <code>
/// Get-VpcTag ipv6-hp351bytt9inrfp6tgubd
/// </code>
/// <para>Emits an object for each tag: the resource, Key and Value.</para>
/// </example>
/// <example>
/// <para>List all tags of the region</para>
/// <code>
/// Get-VpcTag | Group-Object TagKey, TagValue -NoElement
/// </code>
/// <para>Shows which tags there are, and how many addresses, gateways, VPCs, vSwitches and route tables have each.</para>
/// </example>
/// <example>
/// <para>Find everything of an environment</para>
/// <code>
/// Get-VpcTag -Tag @{ env = 'prod' } | Where-Object Key -eq env | Format-Table ResourceType, ResourceId
/// </code>
/// <para>Lists all tags of the resources that have the tag env=prod, and keeps one for each resource.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcTag")]
[OutputType(typeof(VpcTag))]
public sealed class GetVpcTagCommand : RegionListCmdlet
{
    private static readonly string[] TypesOfThisModule = ["IPV6ADDRESS", "IPV6GATEWAY", "VPC", "VSWITCH", "ROUTETABLE"];

    /// <summary>
    /// The resources: ids, objects of Get-VpcIpv6Address, Get-VpcIpv6Gateway, Get-VpcNetwork, Get-VpcVSwitch and
    /// Get-VpcRouteTable, or rows with a column ResourceId. Bandwidths and egress-only rules have no tags. Default: those that -Tag finds, or without
    /// -Tag all of the region.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TaggedResource]
    public string[]? ResourceId { get; set; }

    /// <summary>
    /// The type of the resources, such as IPV6ADDRESS or IPV6GATEWAY. Default: recognized from each id; without ids: addresses,
    /// gateways, VPCs, vSwitches and route tables.
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

    /// <summary>Lists the tags of the row's resources. A row without resources lists the tags of the region.</summary>
    protected override void ProcessRecord()
    {
        // A blank cell must not mean "list everything".
        bool isEverything = ResourceId is null && Tag is null && !MyInvocation.ExpectingInput;
        if (ResourceId is { Length: 0 } || (ResourceId is null && Tag is null && !isEverything))
        {
            WriteError(RowErrors.NoId(nameof(ResourceId), "ipv6-hp351bytt9inrfp6tgubd", target: null));
            return;
        }

        if (isEverything && ResourceType is not null && !TypesOfThisModule.Contains(ResourceType))
        {
            WriteError(ErrorRecords.BadInput(
                "CannotListAll",
                $"The service lists tags by resource or by tag, and this command can't list all resources of the type {ResourceType}",
                $"Give ids, or -Tag, such as -Tag @{{ env = '*' }}.",
                ResourceType));
            return;
        }

        if (ResourceId?.Select(TagTarget.ProblemOf).FirstOrDefault(problem => problem is not null) is { } wrong)
        {
            WriteError(RowErrors.WrongResourceId(wrong, ResourceId));
            return;
        }

        if (ResourceId is not null && TagTarget.ProblemOfRow(ResourceId, Rows.Current?.Input) is { } ofPart)
        {
            WriteError(ofPart);
            return;
        }

        if (ResourceType is null && ResourceId?.FirstOrDefault(id => TagTarget.TypeOf(id) is null) is { } unknown)
        {
            WriteError(RowErrors.UnknownResourceType(unknown));
            return;
        }

        IReadOnlyList<string> regions = ResolveRegions(ResourceId);
        if (ResourceId is not null && regions.Count > 1)
        {
            WriteError(RegionErrors.SeveralGiven(ResourceId[0], regions.Count, ResourceId));
            return;
        }

        string[] types = ResourceType is null ? TypesOfThisModule : [ResourceType];
        IEnumerable<TagTarget> targets = regions.SelectMany(region => ResourceId is null
            ? types.Select(type => new TagTarget(region, type, []))
            : TagTarget.Split(region, ResourceType, ResourceId, ListTagResources.MaxIds));
        WriteTags(isEverything ? ListsOf(targets, IdsOf).SelectMany(WithIds) : targets);
    }

    private void WriteTags(IEnumerable<TagTarget> targets)
    {
        // After one error the rest of a region is skipped, because it would probably lead to the same error.
        var failed = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<(TagTarget, WholeList<VpcTag>)> lists =
            ResourceId is null ? ListsOf(targets, TagsOf) : targets.Select(target => (target, TagsOf(target)));
        foreach ((TagTarget target, WholeList<VpcTag> list) in lists)
        {
            if (!failed.Contains(target.Region)
                && !Write(list, WriteObject, error => ErrorRecords.FromCall(error, ResourceId ?? (object)target.Region, ResourceId?[0])))
            {
                failed.Add(target.Region);
            }
        }
    }

    // The service lists tags only for given ids, so the ids of all resources are listed first.
    private IEnumerable<TagTarget> WithIds((TagTarget Target, WholeList<string> List) kind)
    {
        var ids = new List<string>();
        Write(kind.List, ids.Add, error => ErrorRecords.FromCall(error, kind.Target.Region));
        return TagTarget.Split(kind.Target.Region, kind.Target.ResourceType, ids, ListTagResources.MaxIds);
    }

    private WholeList<string> IdsOf(TagTarget kind) => kind.ResourceType switch
    {
        "IPV6ADDRESS" => IdsOf(
            part => new DescribeIpv6Addresses(kind.Region) { PageNumber = part.Number, PageSize = part.Size },
            address => address.Ipv6AddressId),
        "IPV6GATEWAY" => IdsOf(
            part => new DescribeIpv6Gateways(kind.Region) { PageNumber = part.Number, PageSize = part.Size },
            gateway => gateway.Ipv6GatewayId),
        "VPC" => IdsOf(part => new DescribeVpcs(kind.Region) { PageNumber = part.Number, PageSize = part.Size }, network => network.VpcId),
        "VSWITCH" => IdsOf(
            part => new DescribeVSwitches(kind.Region) { PageNumber = part.Number, PageSize = part.Size }, vSwitch => vSwitch.VSwitchId),
        _ => IdsOf(
            part => new DescribeRouteTableList(kind.Region) { PageNumber = part.Number, PageSize = part.Size },
            table => table.RouteTableId),
    };

    private WholeList<string> IdsOf<TItem>(Func<ListPart, ApiAction<Page<TItem>>> actionOf, Func<TItem, string?> idOf) => Lists.ListOf(
        actionOf,
        page => new ListPage<string>([.. page.Items.Select(item => idOf(item)!)], page.TotalCount),
        id => id,
        DescribeIpv6Addresses.MaxPageSize);

    private WholeList<VpcTag> TagsOf(TagTarget target) => Lists.ListOf(
        part => new ListTagResources(target.Region, target.ResourceType)
        {
            ResourceIds = target.Ids.Count == 0 ? null : target.Ids,
            Tags = Tag.ToTagFilter(),
            NextToken = part.Token,
        },
        page => new ListPage<VpcTag>(page.Items, TotalCount: null) { NextToken = page.NextToken },
        tag => tag.ResourceId + "\n" + tag.Key,
        ListTagResources.MaxPageSize);
}
