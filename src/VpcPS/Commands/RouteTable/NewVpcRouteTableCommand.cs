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
/// Creates route tables in VPCs, one per input row. A new route table has the routes of the system and routes for no vSwitch
/// yet.
/// </summary>
/// <remarks>
/// <para>
/// The route table takes some time to become Available; -Wait waits for that. A VPC can have 9 route tables that somebody made, by
/// default. The service has no check without creating (-DryRun) for it. Rows run concurrently (-ThrottleLimit) and come out in the
/// order of input. To run in the background, use Start-ThreadJob or ForEach-Object -Parallel and pass the session with -Session;
/// there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Create a route table with a default route for IPv6</para>
/// <code>
/// $gateway = Get-VpcIpv6Gateway -VpcId vpc-hp3kzilwd9yflssfdlgqe
/// New-VpcRouteTable vpc-hp3kzilwd9yflssfdlgqe -Name web-routes -Wait |
///     New-VpcRoute -DestinationCidrBlock ::/0 -NextHopId $gateway.Ipv6GatewayId -Wait
/// </code>
/// <para>The service adds the route to ::/0 to the system route table only.</para>
/// </example>
/// <example>
/// <para>See what would be created</para>
/// <code>
/// Get-VpcNetwork | New-VpcRouteTable -Name edge -AssociateType Gateway -WhatIf
/// </code>
/// <para>Shows a line for each VPC. The name of a VPC is not used for its route table.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New,
    "VpcRouteTable",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcRouteTable))]
public sealed class NewVpcRouteTableCommand : UncheckedWaitingCmdlet
{
    // The columns with the id of the created object.
    private static readonly string[] Made = ["RouteTableId"];

    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    /// <summary>The id of the VPC, vpc-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string[]? VpcId { get; set; }

    /// <summary>A VPC from Get-VpcNetwork. The VPC's name is not used for the route table.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcNetwork))]
    public VpcNetwork? InputObject { get; set; }

    /// <summary>The route table's name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("RouteTableName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The route table's description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>
    /// What it can be bound to: VSwitch, or Gateway for what comes in through an IPv6 gateway. Default: VSwitch.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Choice("VSwitch", "Gateway", Default = "VSwitch")]
    [ValidateSet("VSwitch", "Gateway")]
    public string? AssociateType { get; set; }

    /// <summary>Tags of the new route table, at most 20: @{ env = 'prod' }.</summary>
    [Parameter]
    [ValidateCount(1, 20)]
    [Tags]
    public Hashtable? Tag { get; set; }

    /// <summary>
    /// The idempotency token, at most 64 printable ASCII characters: the same token never creates twice. A row with the id or the
    /// RequestId of an earlier result has the token of that one, which is not sent. Default: a new one for each row.
    /// </summary>
    // Not bound from the properties of an object, which may have the token with which it was created.
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ClientToken]
    public string? ClientToken { get; set; }

    /// <summary>Creates the route table of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VpcId, ClientToken))
        {
            Create(id);
        }
    }

    private void Create(string? vpcId)
    {
        if (!ReadText(vpcId, IdPrefixes.Vpc))
        {
            return;
        }

        Hashtable? tags = OfRow(Tag, nameof(Tag));
        var wanted = new VpcRouteTable
        {
            VpcId = vpcId ?? InputObject?.VpcId ?? IdOfText(IdPrefixes.Vpc),
            Name = Name,
            Description = Description,
            AssociateType = AssociateType,
            ClientToken = TokenOf(ClientToken, Made),
        };
        if (wanted.VpcId is null)
        {
            WriteError(RowErrors.NoId(nameof(VpcId), "vpc-hp3kzilwd9yflssfdlgqe", wanted));
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(UserText.Of($"{wanted.VpcId} in {region}"), UserText.Translate("Create a route table")))
        {
            wanted = wanted with { RegionId = region };
            var creation = new CreateRouteTable(region, wanted.VpcId, wanted.ClientToken)
            {
                RouteTableName = Name,
                Description = Description,
                AssociateType = AssociateType,
                Tags = tags.ToTags(),
            };
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                // The service refuses two creations in the same VPC at the same time.
                key: region + "/" + wanted.VpcId,
                calls => CreateAsync(calls, creation, wanted, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, wanted.VpcId, wanted.ClientToken))
            {
                Again = RowAgainOf(wanted, region, Made, (nameof(Tag), tags)),
            });
        }
    }

    private static async Task<object?> CreateAsync(
        JobCalls calls, CreateRouteTable creation, VpcRouteTable wanted, TimeSpan? waitLimit)
    {
        VpcRouteTable? created = await calls.ChangeAsync(creation).ConfigureAwait(false);
        calls.Created(created?.RouteTableId);
        if (created is null || waitLimit is not { } limit)
        {
            return created;
        }

        VpcRouteTable? available = await new StatusWait<VpcRouteTable>
        {
            Subject = created.RouteTableId!,
            Region = created.RegionId!,
            Change = creation,
            ReadAsync = () => calls.FindRouteTableAsync(created.RegionId!, created.RouteTableId!),
            HasFailed = table => table.Status == "Deleting",
            State = table => table.Status,
            Done = created,
            Target = wanted,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return available is null ? created : available with { RequestId = created.RequestId, ClientToken = created.ClientToken };
    }
}
