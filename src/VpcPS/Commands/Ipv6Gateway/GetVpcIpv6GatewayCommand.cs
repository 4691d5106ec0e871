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

/// <summary>Lists IPv6 gateways: all of a region, those that match filters, or those with certain ids.</summary>
/// <remarks>
/// <para>
/// Each id that does not exist is a separate error. A row with a blank id is an error and never means everything. Filters do not
/// bind from the pipeline.
/// </para>
/// </remarks>
/// <example>
/// <para>List the gateways of the session's region</para>
/// <code>
/// Get-VpcIpv6Gateway
/// </code>
/// <para>Emits id, name, VPC, edition and status of each.</para>
/// </example>
/// <example>
/// <para>Find the gateway of a VPC</para>
/// <code>
/// Get-VpcIpv6Gateway -VpcId vpc-hp3zvvvf1zrc1up3hlw61
/// </code>
/// <para>Nothing is emitted when the VPC has none.</para>
/// </example>
/// <example>
/// <para>Look up the gateways of a CSV</para>
/// <code>
/// Import-Csv plan.csv |
///     Where-Object Ipv6GatewayId |
///     Get-VpcIpv6Gateway |
///     Select-Object Ipv6GatewayId, Name, Spec
/// </code>
/// <para>
/// Rows without a gateway id are left out, because a blank id would be an error. The edition, Spec, limits PayByTraffic
/// bandwidth: 500 Mbit/s on a Small, 1000 on a Medium and 2000 on a Large gateway.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcIpv6Gateway")]
[OutputType(typeof(Ipv6Gateway))]
public sealed class GetVpcIpv6GatewayCommand : IdQueryCmdlet<Ipv6Gateway>
{
    // A call accepts only one id.
    private const int IdsInACall = 1;

    /// <summary>Makes the command.</summary>
    public GetVpcIpv6GatewayCommand()
        : base(IdsInACall)
    {
    }

    /// <summary>The ids of gateways, ipv6gw-... Default: every gateway of the region that matches the filters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [IdList]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string[]? Ipv6GatewayId { get; set; }

    /// <summary>
    /// Only gateways with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the service
    /// compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only the gateway of this VPC, vpc-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>Only gateways of this resource group, rg-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.ResourceGroup)]
    public string? ResourceGroupId { get; set; }

    /// <summary>
    /// Only gateways that have all these tags, at most 20: @{ env = 'prod' }. The value '*' matches every value.
    /// </summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags(IsFilter = true)]
    public Hashtable? Tag { get; set; }

    private protected override string IdParameter => nameof(Ipv6GatewayId);

    private protected override string IdPrefix => IdPrefixes.Ipv6Gateway;

    private protected override string[] ScopePrefixes => [IdPrefixes.VSwitch, IdPrefixes.Vpc];

    private protected override ListScope? ScopeOf(PipedThing thing) => thing switch
    {
        _ when thing.Is(IdPrefixes.Vpc) => new ListScope { VpcId = thing.Id },
        _ when thing.Is(IdPrefixes.VSwitch) => new ListScope { VpcId = thing.VpcId },
        _ => null,
    };

    private protected override string? FilterOf(string parameter) => parameter == nameof(VpcId) ? VpcId : null;

    private protected override string[]? Ids => Ipv6GatewayId;

    private protected override ErrorRecord NoId() => RowErrors.NoId(nameof(Ipv6GatewayId), "ipv6gw-hp38x2x0fz785tlc65pfv", target: null);

    private protected override ErrorRecord NotFound(string region, string id) =>
        ErrorRecords.Own(ErrorIds.GatewayNotFound, $"{id} in {region}: the gateway does not exist", id, region, id);

    private protected override string? IdOf(Ipv6Gateway item) => item.Ipv6GatewayId;

    private protected override object? Present(Ipv6Gateway item, bool wasAskedFor) =>
        NameFilterAttribute.Fits(Name, item.Name) ? item : null;

    private protected override ApiAction<Page<Ipv6Gateway>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page) => new DescribeIpv6Gateways(region)
    {
        Ipv6GatewayId = ids?[0],
        GatewayName = NameFilterAttribute.ToSend(Name),
        VpcId = scope.VpcId ?? VpcId,
        ResourceGroupId = ResourceGroupId,
        Tags = Tag.ToTagFilter(),
        PageNumber = page.Number,
        PageSize = page.Size,
    };
}
