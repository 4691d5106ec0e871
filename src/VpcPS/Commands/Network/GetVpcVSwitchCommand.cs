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
/// Lists vSwitches: all of a region, those that match filters, or those with certain ids. It changes nothing.
/// </summary>
/// <remarks>
/// <para>
/// Use it to find ids for other commands. Each id that does not exist is a separate error. Filters do not bind from the pipeline.
/// </para>
/// </remarks>
/// <example>
/// <para>List the vSwitches of a VPC</para>
/// <code>
/// Get-VpcVSwitch -VpcId vpc-hp3kzilwd9yflssfdlgqe
/// </code>
/// <para>Emits id, name, zone and blocks of each.</para>
/// </example>
/// <example>
/// <para>Find vSwitches that can have IPv6 addresses</para>
/// <code>
/// Get-VpcVSwitch | Where-Object Ipv6CidrBlock | Format-Table VSwitchId, Name, Ipv6CidrBlock
/// </code>
/// <para>Those without an IPv6 block can't have IPv6 addresses.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcVSwitch")]
[OutputType(typeof(VpcVSwitch))]
public sealed class GetVpcVSwitchCommand : IdQueryCmdlet<VpcVSwitch>
{
    // A call accepts only one id.
    private const int IdsInACall = 1;

    /// <summary>Makes the command.</summary>
    public GetVpcVSwitchCommand()
        : base(IdsInACall)
    {
    }

    /// <summary>The ids of vSwitches, vsw-... Default: every vSwitch of the region that matches the filters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string[]? VSwitchId { get; set; }

    /// <summary>
    /// Only vSwitches with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the service
    /// compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [Alias("VSwitchName")]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only vSwitches of this VPC, vpc-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>Only vSwitches in this zone, such as cn-huhehaote-a.</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    [ArgumentCompleter(typeof(ZoneIdCompleter))]
    public string? ZoneId { get; set; }

    /// <summary>Only vSwitches with this route table, vtb-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.RouteTable)]
    public string? RouteTableId { get; set; }

    /// <summary>Only vSwitches with IPv6; -EnableIpv6:$false: only those without.</summary>
    [Parameter]
    public SwitchParameter EnableIpv6 { get; set; }

    /// <summary>Only the default vSwitches of the zones; -IsDefault:$false: only the others.</summary>
    [Parameter]
    public SwitchParameter IsDefault { get; set; }

    /// <summary>Only vSwitches of this resource group, rg-..., which is that of their VPC.</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.ResourceGroup)]
    public string? ResourceGroupId { get; set; }

    /// <summary>Only vSwitches of this account, by its number, which are shared with yours. Default: those of all accounts.</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? VSwitchOwnerId { get; set; }

    /// <summary>
    /// Only vSwitches that have all these tags, at most 20: @{ env = 'prod' }. The value '*' matches every value.
    /// </summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags(IsFilter = true)]
    public Hashtable? Tag { get; set; }

    private protected override string IdParameter => nameof(VSwitchId);

    private protected override string IdPrefix => IdPrefixes.VSwitch;

    private protected override string[] ScopePrefixes => [IdPrefixes.Ipv6Gateway, IdPrefixes.Vpc];

    private protected override ListScope? ScopeOf(PipedThing thing) =>
        thing.Is(IdPrefixes.Vpc) ? new ListScope { VpcId = thing.Id }
        : thing.Is(IdPrefixes.Ipv6Gateway) ? new ListScope { VpcId = thing.VpcId }
        : null;

    private protected override string? FilterOf(string parameter) => parameter == nameof(VpcId) ? VpcId : null;

    private protected override string[]? Ids => VSwitchId;

    private protected override ErrorRecord NoId() => RowErrors.NoId(nameof(VSwitchId), "vsw-hp3k6zr9x7x9574o9fel5", target: null);

    private protected override ErrorRecord NotFound(string region, string id) =>
        ErrorRecords.Own(ErrorIds.VSwitchNotFound, $"{id} in {region}: the vSwitch does not exist", id, region, id);

    private protected override string? IdOf(VpcVSwitch item) => item.VSwitchId;

    private protected override object? Present(VpcVSwitch item, bool wasAskedFor) =>
        NameFilterAttribute.Fits(Name, item.Name) ? item : null;

    private protected override ApiAction<Page<VpcVSwitch>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page) => new DescribeVSwitches(region)
    {
        VSwitchId = ids?[0],
        VSwitchName = NameFilterAttribute.ToSend(Name),
        VpcId = scope.VpcId ?? VpcId,
        ZoneId = ZoneId,
        RouteTableId = RouteTableId,
        EnableIpv6 = Given(nameof(EnableIpv6), EnableIpv6),
        IsDefault = Given(nameof(IsDefault), IsDefault),
        ResourceGroupId = ResourceGroupId,
        OwnerId = VSwitchOwnerId,
        Tags = Tag.ToTagFilter(),
        PageNumber = page.Number,
        PageSize = page.Size,
    };
}
