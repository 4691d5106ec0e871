using System.Collections;
using System.Collections.Generic;
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
/// Lists route tables: all of a region, those that match filters, or those with certain ids. It changes nothing.
/// </summary>
/// <remarks>
/// <para>
/// Each VPC has a system route table, which routes for all its vSwitches that are bound to no other. Each id that does not exist is a
/// separate error. Filters do not bind from the pipeline.
/// </para>
/// </remarks>
/// <example>
/// <para>List the route tables of a VPC</para>
/// <code>
/// Get-VpcRouteTable -VpcId vpc-hp3kzilwd9yflssfdlgqe
/// </code>
/// <para>Emits id, name, type and status of each, and the vSwitches that it routes for.</para>
/// </example>
/// <example>
/// <para>Find the route tables that somebody made and that no vSwitch uses</para>
/// <code>
/// Get-VpcNetwork | Get-VpcRouteTable -RouteTableType Custom | Where-Object { -not $_.VSwitchIds }
/// </code>
/// <para>VPCs from the pipeline limit the list to their route tables.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcRouteTable")]
[OutputType(typeof(VpcRouteTable))]
public sealed class GetVpcRouteTableCommand : IdQueryCmdlet<VpcRouteTable>
{
    // A call accepts only one id.
    private const int IdsInACall = 1;

    /// <summary>Makes the command.</summary>
    public GetVpcRouteTableCommand()
        : base(IdsInACall)
    {
    }

    /// <summary>The ids of route tables, vtb-... Default: every route table of the region that matches the filters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string[]? RouteTableId { get; set; }

    /// <summary>
    /// Only route tables with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the
    /// service compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [Alias("RouteTableName")]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only route tables of this VPC, vpc-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>Only route tables of this type: System, or Custom for those that somebody made.</summary>
    [Parameter]
    [Choice("System", "Custom")]
    [ValidateSet("System", "Custom")]
    public string? RouteTableType { get; set; }

    /// <summary>Only route tables of this resource group, rg-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? ResourceGroupId { get; set; }

    /// <summary>
    /// Only route tables that have all these tags, at most 20: @{ env = 'prod' }. The value '*' matches every value.
    /// </summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags(IsFilter = true)]
    public Hashtable? Tag { get; set; }

    private protected override string IdParameter => nameof(RouteTableId);

    private protected override string IdPrefix => IdPrefixes.RouteTable;

    private protected override string[] ScopePrefixes => [IdPrefixes.Vpc];

    private protected override ListScope? ScopeOf(PipedThing thing) =>
        thing.Is(IdPrefixes.Vpc) ? new ListScope { VpcId = thing.Id } : null;

    private protected override string? FilterOf(string parameter) => parameter == nameof(VpcId) ? VpcId : null;

    private protected override string[]? Ids => RouteTableId;

    private protected override ErrorRecord NoId() => RowErrors.NoId(nameof(RouteTableId), "vtb-hp3kzilwd9yflssfdlgqe", target: null);

    private protected override ErrorRecord NotFound(string region, string id) => ErrorRecords.Own(
        ErrorIds.RouteTableNotFound, $"{id} in {region}: the route table does not exist", id, region, id);

    private protected override string? IdOf(VpcRouteTable item) => item.RouteTableId;

    private protected override object? Present(VpcRouteTable item, bool wasAskedFor) =>
        NameFilterAttribute.Fits(Name, item.Name) ? item : null;

    private protected override ApiAction<Page<VpcRouteTable>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page) => new DescribeRouteTableList(region)
    {
        RouteTableId = ids?[0],
        RouteTableName = NameFilterAttribute.ToSend(Name),
        VpcId = scope.VpcId ?? VpcId,
        RouteTableType = RouteTableType,
        ResourceGroupId = ResourceGroupId,
        Tags = Tag.ToTagFilter(),
        PageNumber = page.Number,
        PageSize = page.Size,
    };
}
