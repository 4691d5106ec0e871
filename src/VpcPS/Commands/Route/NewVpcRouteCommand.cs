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
/// Creates routes in route tables, one per input row: packets to the destination go to the next hop.
/// </summary>
/// <remarks>
/// <para>
/// The destination can't be the block of a vSwitch or 100.64.0.0/10, nor lie inside of one. A route to an IPv6 gateway is for ::/0;
/// the service makes it by itself in the system route table when the gateway is created. A route table has 200 routes at most that
/// somebody made.
/// </para>
/// <para>
/// The service changes the routes of a VPC one after the other. Rows for the same VPC therefore run in order, those for
/// others concurrently (-ThrottleLimit), and a row that comes too early is repeated. A new route takes a moment to become Available;
/// -Wait waits for that. Routes with several next hops (ECMP) are made with Invoke-VpcApi.
/// </para>
/// </remarks>
/// <example>
/// <para>Send the IPv6 traffic of a route table to the Internet</para>
/// <code>
/// $table = New-VpcRouteTable vpc-hp3zvvvf1zrc1up3hlw61 -Name web-routes -Wait
/// $table | New-VpcRoute -DestinationCidrBlock ::/0 -NextHopId ipv6gw-hp37pqh7vop5edza0z273 -Wait
/// </code>
/// <para>The kind of the next hop follows from its id.</para>
/// </example>
/// <example>
/// <para>Copy the routes of one route table to another</para>
/// <code>
/// $table = New-VpcRouteTable vpc-hp3zvvvf1zrc1up3hlw61 -Name copy -Wait
/// Get-VpcRoute -VpcId vpc-hp3zvvvf1zrc1up3hlw61 -Type Custom | New-VpcRoute -RouteTableId $table.RouteTableId -WhatIf
/// </code>
/// <para>Shows a line for each route. An argument goes before the column of the row.</para>
/// </example>
[Cmdlet(
    VerbsCommon.New,
    "VpcRoute",
    DefaultParameterSetName = ById,
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcRoute))]
public sealed class NewVpcRouteCommand : WaitingCmdlet
{
    // The columns with the id of the created object.
    private static readonly string[] Made = ["RouteEntryId"];

    private const string ById = "ById";
    private const string ByInputObject = "ByInputObject";

    private readonly RouteTurns _turns;

    /// <summary>Makes the command.</summary>
    public NewVpcRouteCommand() => _turns = new RouteTurns(Read);

    /// <summary>The id of the route table, vtb-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true, MayBeBlock = true)]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string[]? RouteTableId { get; set; }

    /// <summary>A route table from Get-VpcRouteTable. Its name is not used for the route.</summary>
    [Parameter(ParameterSetName = ByInputObject, Mandatory = true, ValueFromPipeline = true)]
    [ModuleObject(typeof(VpcRouteTable))]
    public VpcRouteTable? InputObject { get; set; }

    /// <summary>
    /// The destination: an IPv6 or IPv4 block such as ::/0, one address, or the id of a prefix list, pl-... Every row needs it.
    /// </summary>
    [Parameter(ParameterSetName = ById, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Destination")]
    [Destination(MayBeNextHop = true)]
    public string? DestinationCidrBlock { get; set; }

    /// <summary>The id of the next hop, such as ipv6gw-... Every row needs it.</summary>
    [Parameter(ParameterSetName = ById, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject, Position = 1, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true)]
    [FilterId]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? NextHopId { get; set; }

    /// <summary>
    /// The kind of the next hop: IPv6Gateway, Instance, NetworkInterface, HaVip, RouterInterface, VpnGateway, NatGateway, Attachment,
    /// VpcPeer, Ipv4Gateway, GatewayEndpoint, Ecr, GatewayLoadBalancerEndpoint or RouteTargetGroup. Default: what the beginning of its
    /// id tells.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [NextHopType]
    [ArgumentCompleter(typeof(NextHopTypeCompleter))]
    public string? NextHopType { get; set; }

    /// <summary>The route's name, at most 128 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [Alias("RouteEntryName")]
    [BlankToNull]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>The route's description, at most 256 characters, not beginning with http:// or https://.</summary>
    [Parameter(ParameterSetName = ById, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = ByInputObject)]
    [BlankToNull]
    [ResourceText(256)]
    public string? Description { get; set; }

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

    /// <summary>Creates the route of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(RouteTableId, ClientToken))
        {
            Create(id);
        }
    }

    private void Create(string? tableId)
    {
        if (!ReadText(tableId, IdPrefixes.RouteTable))
        {
            return;
        }

        var wanted = new VpcRoute
        {
            RouteTableId = tableId ?? InputObject?.RouteTableId ?? IdOfText(IdPrefixes.RouteTable),
            DestinationCidrBlock = DestinationCidrBlock,
            NextHopType = NextHopType ?? (NextHopId is null ? null : NextHopTypes.OfId(NextHopId)),
            NextHopId = NextHopId,
            Name = Name,
            Description = Description,
            ClientToken = TokenOf(ClientToken, Made),
        };
        if (WhyNot(wanted) is { } error)
        {
            WriteError(error);
            return;
        }

        if (ResolveRegion(wanted, InputObject?.RegionId) is { } region
            && ShouldProcess(
                UserText.Of($"{wanted.RouteTableId} in {region}: {wanted.DestinationCidrBlock} -> {wanted.NextHopId}"),
                DryRun
                    ? UserText.Translate("Check whether a route could be created")
                    : UserText.Translate("Create a route")))
        {
            wanted = wanted with { RegionId = region };
            var creation = new CreateRouteEntry(
                region, wanted.RouteTableId!, wanted.DestinationCidrBlock!, wanted.NextHopType!, wanted.NextHopId!, wanted.ClientToken!)
            {
                RouteEntryName = Name,
                Description = Description,
                DryRun = DryRun,
            };
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: _turns.Of(region, wanted.RouteTableId!, InputObject?.VpcId),
                calls => CreateAsync(calls, creation, wanted, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, wanted.RouteTableId, wanted.ClientToken, wanted.NextHopId))
            {
                Again = RowAgainOf(wanted, region, Made),
            });
        }
    }

    private ErrorRecord? WhyNot(VpcRoute wanted)
    {
        if (wanted.RouteTableId is null)
        {
            return RowErrors.NoId(nameof(RouteTableId), "vtb-hp3kzilwd9yflssfdlgqe", wanted);
        }

        if (wanted.DestinationCidrBlock is null)
        {
            return RowErrors.NoId(nameof(DestinationCidrBlock), "::/0", wanted);
        }

        DestinationSyntax.Read(wanted.DestinationCidrBlock, out string? problem);
        if (problem is not null)
        {
            return ErrorRecords.BadInput("InvalidDestination", $"{problem}", $"Put the next hop behind the destination.", wanted);
        }

        if (wanted.NextHopId is null)
        {
            return RowErrors.NoId(nameof(NextHopId), "ipv6gw-hp38x2x0fz785tlc65pfv", wanted);
        }

        if (HopsOfRow is > 1 and var hops)
        {
            return ErrorRecords.BadInput(
                "SeveralNextHops",
                $"{wanted.DestinationCidrBlock}: the route has {hops} next hops, and New-VpcRoute makes routes with one",
                $"Make it with Invoke-VpcApi CreateRouteEntry and NextHopList, or select the columns of the next hop that you mean.",
                wanted);
        }

        return wanted.NextHopType is null
            ? ErrorRecords.BadInput(
                "MissingNextHopType",
                $"'{wanted.NextHopId}' does not tell what kind of next hop it is",
                $"Give -NextHopType, or fill in the column NextHopType.",
                wanted)
            : null;
    }

    // A piped route, or a row of its CSV, has all its next hops in the column NextHops.
    private int HopsOfRow => Rows.Current?.Input?.Properties["NextHops"]?.Value switch
    {
        string cell => cell.Split(';').Length,
        ICollection hops => hops.Count,
        _ => 0,
    };

    private static async Task<object?> CreateAsync(JobCalls calls, CreateRouteEntry creation, VpcRoute wanted, TimeSpan? waitLimit)
    {
        VpcRoute? created = await calls.ChangeAsync(creation).ConfigureAwait(false);
        calls.Created(created?.RouteEntryId);
        if (created is null || waitLimit is not { } limit)
        {
            return created ?? wanted;
        }

        VpcRoute? available = await new StatusWait<VpcRoute>
        {
            Subject = created.RouteEntryId ?? created.DestinationCidrBlock!,
            Region = created.RegionId!,
            Change = creation,
            ReadAsync = () => calls.FindRouteAsync(
                created.RegionId!, created.RouteTableId!, created.RouteEntryId, created.DestinationCidrBlock),
            HasFailed = route => route.Status == "Deleting",
            State = route => route.Status,
            Done = created,
            Target = wanted,
        }.RunAsync(calls, limit).ConfigureAwait(false);
        return available is null ? created : available with { RequestId = created.RequestId, ClientToken = created.ClientToken };
    }
}
