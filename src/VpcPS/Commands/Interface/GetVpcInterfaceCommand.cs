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
/// Lists the network interfaces of ECS with their IPv6 addresses: all of a region, those that match filters, or those with certain
/// ids. It changes nothing.
/// </summary>
/// <remarks>
/// <para>
/// The calls go to the endpoint of ECS, and need the permission ecs:DescribeNetworkInterfaces. Each id that does not exist is a
/// separate error. Filters do not bind from the pipeline.
/// </para>
/// </remarks>
/// <example>
/// <para>List the network interfaces of a VPC</para>
/// <code>
/// Get-VpcInterface -VpcId vpc-hp3kzilwd9yflssfdlgqe
/// </code>
/// <para>Shows the IPv6 addresses of each. An instance's own interface has the type Primary.</para>
/// </example>
/// <example>
/// <para>Find the interfaces without an IPv6 address</para>
/// <code>
/// Get-VpcVSwitch | Where-Object Ipv6CidrBlock | Get-VpcInterface | Where-Object { $_.Ipv6Addresses.Count -eq 0 }
/// </code>
/// <para>Lists the interfaces in each vSwitch that has IPv6, and keeps those without an address.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcInterface")]
[OutputType(typeof(VpcInterface))]
public sealed class GetVpcInterfaceCommand : IdQueryCmdlet<VpcInterface>
{
    /// <summary>Makes the command.</summary>
    public GetVpcInterfaceCommand()
        // The service accepts more ids in a call, but then they would not fit on one page of the list.
        : base(PageSize)
    {
    }

    /// <summary>The ids of network interfaces, eni-... Default: every interface of the region that matches the filters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList]
    [ResourceId(IdPrefixes.NetworkInterface)]
    [ArgumentCompleter(typeof(InterfaceIdCompleter))]
    public string[]? NetworkInterfaceId { get; set; }

    /// <summary>
    /// Only interfaces with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the
    /// service compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [Alias("NetworkInterfaceName")]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only interfaces of this instance, i-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? InstanceId { get; set; }

    /// <summary>Only the interfaces that have one of these IPv6 addresses, at most 100.</summary>
    [Parameter]
    [Ipv6Literals]
    [ValidateCount(1, 100)]
    public string[]? Ipv6Address { get; set; }

    /// <summary>Only interfaces in this VPC, vpc-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>Only interfaces in this vSwitch, vsw-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string? VSwitchId { get; set; }

    /// <summary>Primary: only interfaces that instances always have; Secondary: only those that can be detached.</summary>
    [Parameter]
    [Choice("Primary", "Secondary")]
    [ValidateSet("Primary", "Secondary")]
    public string? Type { get; set; }

    /// <summary>Only interfaces that have all these tags, at most 20: @{ env = 'prod' }. The value '*' matches every value.</summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags(IsFilter = true)]
    public Hashtable? Tag { get; set; }

    private protected override string IdParameter => nameof(NetworkInterfaceId);

    private protected override string IdPrefix => IdPrefixes.NetworkInterface;

    private protected override string[] ScopePrefixes => [IdPrefixes.Ipv6Gateway, IdPrefixes.VSwitch, IdPrefixes.Vpc];

    private protected override ListScope? ScopeOf(PipedThing thing) =>
        thing.Is(IdPrefixes.Vpc) ? new ListScope { VpcId = thing.Id }
        : thing.Is(IdPrefixes.VSwitch) ? new ListScope { VSwitchId = thing.Id }
        : thing.Is(IdPrefixes.Ipv6Gateway) ? new ListScope { VpcId = thing.VpcId }
        : null;

    private protected override string? FilterOf(string parameter) => parameter switch
    {
        nameof(VpcId) => VpcId,
        nameof(VSwitchId) => VSwitchId,
        _ => null,
    };

    private protected override string[]? Ids => NetworkInterfaceId;

    private protected override ErrorRecord NoId() =>
        RowErrors.NoId(nameof(NetworkInterfaceId), "eni-hp38m9er6jirhau0nzgb", target: null);

    private protected override ErrorRecord NotFound(string region, string id) =>
        ErrorRecords.Own(ErrorIds.InterfaceNotFound, $"{id} in {region}: the network interface does not exist", id, region, id);

    private protected override string? IdOf(VpcInterface item) => item.NetworkInterfaceId;

    private protected override object? Present(VpcInterface item, bool wasAskedFor) =>
        NameFilterAttribute.Fits(Name, item.Name) ? item : null;

    private protected override ApiAction<Page<VpcInterface>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page) => new DescribeNetworkInterfaces(region)
    {
        NetworkInterfaceIds = ids,
        Ipv6Addresses = Ipv6Address,
        InterfaceName = NameFilterAttribute.ToSend(Name),
        InstanceId = InstanceId,
        VpcId = scope.VpcId ?? VpcId,
        VSwitchId = scope.VSwitchId ?? VSwitchId,
        Type = Type,
        Tags = Tag.ToTagFilter(),
        NextToken = page.Token,
        MaxResults = page.Size,
    };
}
