using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Lists IPv6 addresses with their bandwidth: all of a region, those that match filters, or those with certain ids.
/// </summary>
/// <remarks>
/// <para>
/// Ids that come through the pipeline are queried in batches of 20. Each id that does not exist is a separate error. A row with a
/// blank id is an error and never means everything. Filters do not bind from the pipeline.
/// </para>
/// </remarks>
/// <example>
/// <para>List the addresses that have no public bandwidth</para>
/// <code>
/// Get-VpcIpv6Address -NetworkType Private | Format-Table
/// </code>
/// <para>
/// Shows all pages of the list as a table. If an address has bandwidth, its Mbit/s and charge type are columns beside it.
/// </para>
/// </example>
/// <example>
/// <para>Make a CSV of what to buy</para>
/// <code>
/// Get-VpcIpv6Address -NetworkType Private -Tag @{ env = 'prod' } |
///     Select-Object RegionId, Ipv6AddressId, Name, @{ Name = 'Bandwidth'; Expression = { 5 } },
///         @{ Name = 'InternetChargeType'; Expression = { 'PayByTraffic' } } |
///     Export-Csv to-buy.csv -NoTypeInformation
/// Import-Csv to-buy.csv | New-VpcIpv6InternetBandwidth -WhatIf
/// </code>
/// <para>
/// Writes a row for each private address with the tag env=prod. You can review and edit the file before you pipe it into
/// New-VpcIpv6InternetBandwidth.
/// </para>
/// </example>
/// <example>
/// <para>Look up the addresses of a CSV</para>
/// <code>
/// Import-Csv plan.csv |
///     Get-VpcIpv6Address -ErrorVariable missing -ErrorAction SilentlyContinue |
///     Select-Object Ipv6AddressId, Address, Status, Bandwidth
/// </code>
/// <para>$missing has an error for each id that does not exist; its TargetObject is the id.</para>
/// </example>
/// <example>
/// <para>Look in all regions at once</para>
/// <code>
/// Get-VpcIpv6Address -Name test* -Region * | Format-Table RegionId, Ipv6AddressId, Name
/// </code>
/// <para>
/// The regions that Get-VpcRegion lists are read at the same time, and come out in its order. Each region that can't be read is a
/// separate error.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcIpv6Address")]
[OutputType(typeof(Ipv6Address))]
public sealed class GetVpcIpv6AddressCommand : Ipv6AddressQueryCmdlet
{
    private int _leftOut;

    /// <summary>Only the address with this literal value, such as 2408:4004:c0:200::1.</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? Ipv6Address { get; set; }

    /// <summary>Only the address that has this bandwidth, ipv6bw-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.InternetBandwidth)]
    [ArgumentCompleter(typeof(BandwidthIdCompleter))]
    public string? Ipv6InternetBandwidthId { get; set; }

    /// <summary>
    /// Only addresses with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the service
    /// compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [Alias("Ipv6AddressName")]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Private: only addresses without public bandwidth; Public: only those with.</summary>
    [Parameter]
    [Choice("Private", "Public")]
    [ValidateSet("Private", "Public")]
    public string? NetworkType { get; set; }

    /// <summary>Only addresses of this instance or network interface.</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? AssociatedInstanceId { get; set; }

    /// <summary>EcsInstance: only addresses of ECS instances; NetworkInterface: only those of network interfaces.</summary>
    [Parameter]
    [Choice("EcsInstance", "NetworkInterface")]
    [ValidateSet("EcsInstance", "NetworkInterface")]
    public string? AssociatedInstanceType { get; set; }

    /// <summary>Only addresses of this VPC, vpc-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>Only addresses of this vSwitch, vsw-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string? VSwitchId { get; set; }

    /// <summary>
    /// Only addresses that another cloud service manages, such as a load balancer; with $false only others. Default: only others,
    /// with a warning that says how many were left out. An address that you ask for by its id always comes out.
    /// </summary>
    [Parameter]
    public SwitchParameter ServiceManaged { get; set; }

    /// <summary>Only addresses of this resource group, rg-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.ResourceGroup)]
    public string? ResourceGroupId { get; set; }

    /// <summary>
    /// Also show orders for bandwidth that wait for their time, such as a renewal: HasReservationData and the properties that begin with
    /// Reservation.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeReservationData { get; set; }

    /// <summary>
    /// Only addresses that have all these tags, at most 20: @{ env = 'prod' }. The value '*' matches every value.
    /// </summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags(IsFilter = true)]
    public Hashtable? Tag { get; set; }

    /// <summary>Emits the last addresses, and tells how many were left out.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (_leftOut > 0)
        {
            WriteWarning(UserText.Of(
                $"{_leftOut} addresses that other cloud services manage were left out; -ServiceManaged lists them."));
        }
    }

    private protected override string? NoFilter => nameof(IncludeReservationData);

    private protected override string? FilterOf(string parameter) => parameter switch
    {
        nameof(VpcId) => VpcId,
        nameof(VSwitchId) => VSwitchId,
        _ => Ipv6InternetBandwidthId,
    };

    private protected override ApiAction<Page<Ipv6Address>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page) => new DescribeIpv6Addresses(region)
    {
        Ipv6AddressIds = ids,
        Ipv6Address = Ipv6Address,
        Ipv6InternetBandwidthId = scope.BandwidthId ?? Ipv6InternetBandwidthId,
        AddressName = NameFilterAttribute.ToSend(Name),
        NetworkType = NetworkType,
        AssociatedInstanceId = AssociatedInstanceId,
        AssociatedInstanceType = AssociatedInstanceType,
        VpcId = scope.VpcId ?? VpcId,
        VSwitchId = scope.VSwitchId ?? VSwitchId,
        ServiceManaged = Given(nameof(ServiceManaged), ServiceManaged),
        AddressType = AddressType,
        ResourceGroupId = ResourceGroupId,
        IncludeReservationData = IncludeReservationData,
        Tags = Tag.ToTagFilter(),
        PageNumber = page.Number,
        PageSize = page.Size,
    };

    // Addresses that other services manage are left out, so that nobody changes or releases them by accident.
    private protected override object? Present(Ipv6Address item, bool wasAskedFor)
    {
        if (!NameFilterAttribute.Fits(Name, item.Name))
        {
            return null;
        }

        if (item.ServiceManaged != true || wasAskedFor || ServiceManaged || Ipv6Address is not null || Ipv6InternetBandwidthId is not null)
        {
            return item;
        }

        _leftOut++;
        return null;
    }
}
