using System;
using System.Collections;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Allocates free IPv6 addresses in vSwitches, one per input row. No instance uses them yet, and they are private until
/// bandwidth is bought.
/// </summary>
/// <remarks>
/// <para>
/// The address takes a moment to become Available; -Wait waits for that. Rows run concurrently (-ThrottleLimit) and come out in
/// the order of input. To run in the background, use Start-ThreadJob or ForEach-Object -Parallel and pass the session with
/// -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Allocate an address</para>
/// <code>
/// New-VpcIpv6Address vsw-hp3k6zr9x7x9574o9fel5 -Name web-04 -Wait
/// </code>
/// <para>
/// The service chooses a free address of the vSwitch's IPv6 block. The object comes out when the address is Available.
/// </para>
/// </example>
/// <example>
/// <para>Allocate an address and buy bandwidth for it</para>
/// <code>
/// New-VpcIpv6Address vsw-hp3k6zr9x7x9574o9fel5 -Name web-05 -Wait |
///     New-VpcIpv6InternetBandwidth -Bandwidth 2 -InternetChargeType PayByTraffic
/// </code>
/// <para>-Wait matters here: the service sells bandwidth for Available addresses only.</para>
/// </example>
/// <example>
/// <para>See what would be allocated in each vSwitch of a VPC</para>
/// <code>
/// Get-VpcVSwitch -VpcId vpc-hp3kzilwd9yflssfdlgqe | New-VpcIpv6Address -Name spare -WhatIf
/// </code>
/// <para>Shows a line for each vSwitch. The vSwitch's name is not used for the address.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New,
    "VpcIpv6Address",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(Ipv6Address))]
public sealed class NewVpcIpv6AddressCommand : WaitingCmdlet
{
    // The columns with the id of the created object.
    private static readonly string[] Made = ["Ipv6AddressId", "AddressId"];

    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>
    /// The id of the vSwitch, vsw-..., which must have an IPv6 block. Every row needs it. Several ids given as an argument are
    /// one row each.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string[]? VSwitchId { get; set; }

    /// <summary>A vSwitch from Get-VpcVSwitch. The vSwitch's name is not used for the address.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcVSwitch))]
    public VpcVSwitch? InputObject { get; set; }

    /// <summary>
    /// The literal address, an idle one of the vSwitch's IPv6 block, or of a prefix its block. Default: the service chooses.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    public string? Ipv6Address { get; set; }

    /// <summary>The address's name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("Ipv6AddressName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The address's description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("Ipv6AddressDescription")]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>
    /// IPv6Address: allocate a single address; IPv6Prefix: allocate a prefix, which is a block of addresses. Default: a single address.
    /// </summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Choice(AddressTypes.Single, AddressTypes.Prefix)]
    [OptionalValues(AddressTypes.Single, AddressTypes.Prefix)]
    public string? AddressType { get; set; }

    /// <summary>The resource group, rg-... Default: the account's default resource group.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.ResourceGroup)]
    public string? ResourceGroupId { get; set; }

    /// <summary>The tags, at most 20: @{ env = 'prod'; app = 'web' }. A value may be empty.</summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags]
    public Hashtable? Tag { get; set; }

    /// <summary>
    /// The idempotency token, at most 64 printable ASCII characters: the same token never allocates twice. A row with the id or the
    /// RequestId of an earlier result has the token of that one, which is not sent. Default: a new one for each row.
    /// </summary>
    // Not bound from the properties of an object, which may have the token with which it was created.
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>Allocates the address of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VSwitchId, ClientToken))
        {
            Allocate(id);
        }
    }

    private void Allocate(string? vSwitchId)
    {
        if (!ReadText(vSwitchId, IdPrefixes.VSwitch))
        {
            return;
        }

        Hashtable? tags = OfRow(Tag, nameof(Tag));
        var wanted = new Ipv6Address
        {
            VSwitchId = vSwitchId ?? InputObject?.VSwitchId ?? IdOfText(IdPrefixes.VSwitch),
            Address = Ipv6Address,
            AddressType = AddressType,
            Name = Name,
            Description = Description,
            ResourceGroupId = ResourceGroupId,
            Tags = Core.Models.Tag.ListOf(tags.ToTags()),
            ClientToken = TokenOf(ClientToken, Made),
        };
        if (wanted.VSwitchId is null)
        {
            WriteError(RowErrors.NoId(nameof(VSwitchId), "vsw-hp3k6zr9x7x9574o9fel5", wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(
                UserText.Of($"{wanted.VSwitchId} in {region}"),
                DryRun
                    ? UserText.Translate("Check whether an IPv6 address could be allocated")
                    : UserText.Translate("Allocate an IPv6 address")))
        {
            wanted = wanted with { RegionId = region };
            var allocation = new AllocateIpv6Address(region, wanted.VSwitchId, wanted.ClientToken)
            {
                Address = Ipv6Address,
                AddressType = AddressType,
                AddressName = Name,
                Description = Description,
                ResourceGroupId = ResourceGroupId,
                Tags = tags.ToTags(),
                DryRun = DryRun,
            };
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                // Two addresses of one vSwitch may be allocated at the same time. The token makes the keys of all rows
                // differ.
                key: wanted.ClientToken,
                calls => AllocateAsync(calls, allocation, wanted, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, wanted.VSwitchId, wanted.ClientToken))
            {
                Again = RowAgainOf(wanted, region, Made, (nameof(Tag), tags)),
            });
        }
    }

    private static async Task<object?> AllocateAsync(
        JobCalls calls, AllocateIpv6Address allocation, Ipv6Address wanted, TimeSpan? waitLimit)
    {
        Ipv6Address? allocated = await calls.ChangeAsync(allocation).ConfigureAwait(false);
        calls.Created(allocated?.Ipv6AddressId);
        if (allocated is null || waitLimit is not { } limit)
        {
            return allocated ?? wanted;
        }

        Ipv6Address? available = await new StatusWait<Ipv6Address>
        {
            Subject = allocated.Ipv6AddressId!,
            Region = allocated.RegionId!,
            Change = allocation,
            ReadAsync = () => calls.FindAddressAsync(allocated.RegionId!, allocated.Ipv6AddressId!),
            HasFailed = address => address.Status == "Deleting",
            State = address => address.Status,
            Done = allocated,
            Target = wanted,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return available is null ? allocated : available with { RequestId = allocated.RequestId, ClientToken = allocated.ClientToken };
    }
}
