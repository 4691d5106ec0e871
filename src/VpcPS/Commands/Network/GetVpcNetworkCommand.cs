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
/// Lists VPCs: all of a region, those that match filters, or those with certain ids. It changes nothing.
/// </summary>
/// <remarks>
/// <para>
/// Use it to find ids for other commands. Each id that does not exist is a separate error. Filters do not bind from the pipeline.
/// </para>
/// </remarks>
/// <example>
/// <para>List the VPCs of the session's region</para>
/// <code>
/// Get-VpcNetwork
/// </code>
/// <para>Emits id, name, IPv4 and IPv6 block of each.</para>
/// </example>
/// <example>
/// <para>Find the VPCs with IPv6</para>
/// <code>
/// Get-VpcNetwork | Where-Object Ipv6CidrBlock | Select-Object VpcId, Name, Ipv6CidrBlock
/// </code>
/// <para>Only these can have an IPv6 gateway.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcNetwork")]
[OutputType(typeof(VpcNetwork))]
public sealed class GetVpcNetworkCommand : IdQueryCmdlet<VpcNetwork>
{
    /// <summary>Makes the command.</summary>
    public GetVpcNetworkCommand()
        : base(DescribeVpcs.MaxIds)
    {
    }

    /// <summary>The ids of VPCs, vpc-... Default: every VPC of the region that matches the filters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string[]? VpcId { get; set; }

    /// <summary>
    /// Only VPCs with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the service
    /// compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [Alias("VpcName")]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only VPCs with IPv6; -EnableIpv6:$false: only those without.</summary>
    [Parameter]
    public SwitchParameter EnableIpv6 { get; set; }

    /// <summary>Only the default VPC of the region; -IsDefault:$false: only the others.</summary>
    [Parameter]
    public SwitchParameter IsDefault { get; set; }

    /// <summary>Only VPCs of this resource group, rg-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.ResourceGroup)]
    public string? ResourceGroupId { get; set; }

    /// <summary>Only VPCs with this DHCP options set, dopt-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? DhcpOptionsSetId { get; set; }

    /// <summary>Only VPCs of this account, by its number, which are shared with yours. Default: those of all accounts.</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? VpcOwnerId { get; set; }

    /// <summary>
    /// Only VPCs that have all these tags, at most 20: @{ env = 'prod' }. The value '*' matches every value.
    /// </summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags(IsFilter = true)]
    public Hashtable? Tag { get; set; }

    private protected override string IdParameter => nameof(VpcId);

    private protected override string IdPrefix => IdPrefixes.Vpc;

    private protected override string[]? Ids => VpcId;

    private protected override ErrorRecord NoId() => RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", target: null);

    private protected override ErrorRecord NotFound(string region, string id) =>
        ErrorRecords.Own(ErrorIds.VpcNotFound, $"{id} in {region}: the VPC does not exist", id, region, id);

    private protected override string? IdOf(VpcNetwork item) => item.VpcId;

    private protected override object? Present(VpcNetwork item, bool wasAskedFor) =>
        NameFilterAttribute.Fits(Name, item.Name) ? item : null;

    private protected override ApiAction<Page<VpcNetwork>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page) => new DescribeVpcs(region)
    {
        VpcIds = ids,
        VpcName = NameFilterAttribute.ToSend(Name),
        EnableIpv6 = Given(nameof(EnableIpv6), EnableIpv6),
        IsDefault = Given(nameof(IsDefault), IsDefault),
        ResourceGroupId = ResourceGroupId,
        DhcpOptionsSetId = DhcpOptionsSetId,
        OwnerId = VpcOwnerId,
        Tags = Tag.ToTagFilter(),
        PageNumber = page.Number,
        PageSize = page.Size,
    };
}
