using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Changes the next hops of routes of gateway route tables, one per input row: what comes in through the gateway goes to a firewall,
/// for example, before it goes to the vSwitch.
/// </summary>
/// <remarks>
/// <para>
/// A gateway route table has one route for each IPv6 block of a vSwitch, and Get-VpcRoute lists them. A route that nobody changed has
/// the next hop Local. From one instance or interface to another the service wants Local in between; the command does not do that by
/// itself, because traffic then passes the firewall by for a moment. For routes of other route tables use New-VpcRoute and
/// Remove-VpcRoute.
/// </para>
/// <para>
/// The change takes a moment; -Wait waits until the route is Available. Rows run concurrently (-ThrottleLimit). To run in the
/// background, use Start-ThreadJob or ForEach-Object -Parallel and pass the session with -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Lead what comes in to a firewall</para>
/// <code>
/// $table = New-VpcRouteTable vpc-hp3kzilwd9yflssfdlgqe -AssociateType Gateway -Wait
/// Get-VpcRoute $table.RouteTableId | Set-VpcRoute -NextHopId eni-hp38m9er6jirhau0nzgb -WhatIf
/// </code>
/// <para>Shows a line for each route. An id that begins with eni- is a network interface, and one with i- an instance.</para>
/// </example>
/// <example>
/// <para>Deliver to the vSwitches again</para>
/// <code>
/// $table = New-VpcRouteTable vpc-hp3kzilwd9yflssfdlgqe -AssociateType Gateway -Wait
/// Get-VpcRoute $table.RouteTableId | Set-VpcRoute -NextHopType Local -WhatIf
/// </code>
/// <para>Local has no id.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "VpcRoute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcRoute))]
public sealed class SetVpcRouteCommand : WaitingCmdlet
{
    private bool _hasHopType;
    private bool _hasHopId;

    /// <summary>The id of the gateway route table, vtb-... Every row needs it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayRouteTableId")]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string? RouteTableId { get; set; }

    /// <summary>The destination of the route: the IPv6 block of a vSwitch. Every row needs it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Destination")]
    [Destination]
    public string? DestinationCidrBlock { get; set; }

    /// <summary>The id of the new next hop: a network interface, eni-..., or an instance, i-... Default: none, for Local.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true)]
    [FilterId]
    [ArgumentCompleter(typeof(InterfaceIdCompleter))]
    public string? NextHopId { get; set; }

    /// <summary>
    /// The kind of the new next hop: Local, NetworkInterface or Instance. Default: what the beginning of its id tells. The argument
    /// -NextHopId goes before a row's NextHopType, and -NextHopType Local before a row's NextHopId.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull]
    [Choice(NextHopTypes.GatewayLocal, NextHopTypes.NetworkInterface, NextHopTypes.Instance)]
    [OptionalValues(NextHopTypes.GatewayLocal, NextHopTypes.NetworkInterface, NextHopTypes.Instance)]
    public string? NextHopType { get; set; }

    /// <summary>The route's new name, at most 128 characters, not beginning with http:// or https://. A route to Local has none.</summary>
    [Parameter]
    [Alias("RouteEntryName")]
    [ResourceText(128)]
    public string? Name { get; set; }

    /// <summary>
    /// The route's new description, at most 256 characters, not beginning with http:// or https://. A route to Local has none.
    /// </summary>
    [Parameter]
    [ResourceText(256)]
    public string? Description { get; set; }

    /// <summary>Emit the route as it is after the change. Default: nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // Only arguments are bound at this time. Columns of rows are bound later.
        _hasHopType = MyInvocation.BoundParameters.ContainsKey(nameof(NextHopType));
        _hasHopId = MyInvocation.BoundParameters.ContainsKey(nameof(NextHopId));
        base.BeginProcessing();
    }

    /// <summary>Changes the route of one row.</summary>
    protected override void ProcessRecord()
    {
        if (!ReadText(RouteTableId, IdPrefixes.RouteTable))
        {
            return;
        }

        // A piped route has a column with its present next hop, which does not fit the new type Local.
        string? id = _hasHopType && !_hasHopId && NextHopType == NextHopTypes.GatewayLocal ? null : NextHopId;
        string? type = (_hasHopId && !_hasHopType ? null : NextHopType) ?? (id is null ? null : NextHopTypes.OfId(id));
        var wanted = new VpcRoute
        {
            RouteTableId = RouteTableId ?? IdOfText(IdPrefixes.RouteTable),
            DestinationCidrBlock = DestinationCidrBlock,
            NextHopType = type,
            NextHopId = id,
            Name = Name,
            Description = Description,
            RegionId = Region,
        };
        if (WhyNot(wanted) is { } error)
        {
            WriteError(error);
            return;
        }

        if (ResolveRegion(wanted) is { } region
            && ShouldProcess(
                UserText.Of($"{wanted.RouteTableId} in {region}: {wanted.DestinationCidrBlock} -> {id ?? type}"),
                DryRun
                    ? UserText.Translate("Check whether the next hop could be changed")
                    : UserText.Translate("Change the next hop")))
        {
            wanted = wanted with { RegionId = region };
            var change = new UpdateGatewayRouteTableEntryAttribute(
                region, wanted.RouteTableId!, wanted.DestinationCidrBlock!, type!, id)
            {
                NewName = Name,
                NewDescription = Description,
                ClientToken = NewClientToken(),
                DryRun = DryRun,
            };
            TimeSpan? waitLimit = WaitLimit;
            bool passThru = PassThru && !DryRun;
            Queue(new Job(
                // The service refuses two changes of the same route table at the same time.
                key: region + "/" + wanted.RouteTableId,
                calls => ChangeAsync(calls, change, wanted, passThru, waitLimit),
                error => ErrorRecords.FromCall(error, wanted, wanted.RouteTableId, relatedId: wanted.NextHopId)));
        }
    }

    private static ErrorRecord? WhyNot(VpcRoute wanted) => wanted switch
    {
        { RouteTableId: null } => RowErrors.NoId(nameof(RouteTableId), "vtb-hp3kzilwd9yflssfdlgqe", wanted),
        { DestinationCidrBlock: null } => RowErrors.NoId(nameof(DestinationCidrBlock), "2408:4004:c0:200::/64", wanted),
        { NextHopType: null, NextHopId: null } => ErrorRecords.BadInput(
            "NoNextHop",
            $"{wanted.DestinationCidrBlock}: the row names no next hop",
            $"Give -NextHopId, or -NextHopType Local.",
            wanted),
        { NextHopType: not (NextHopTypes.GatewayLocal or NextHopTypes.NetworkInterface or NextHopTypes.Instance) } => ErrorRecords.BadInput(
            "WrongNextHop",
            $"'{wanted.NextHopId}' can't be the next hop of a gateway route table",
            $"Give the id of a network interface, eni-..., or of an instance, i-...",
            wanted),
        { NextHopType: NextHopTypes.GatewayLocal, NextHopId: not null }
            or { NextHopType: not NextHopTypes.GatewayLocal, NextHopId: null } =>
            ErrorRecords.BadInput(
                "WrongNextHop",
                $"{wanted.DestinationCidrBlock}: {wanted.NextHopType} and '{wanted.NextHopId}' do not go together",
                $"Local has no id, and an instance or a network interface needs one.",
                wanted),
        _ => null,
    };

    private static async Task<object?> ChangeAsync(
        JobCalls calls, UpdateGatewayRouteTableEntryAttribute change, VpcRoute wanted, bool passThru, TimeSpan? waitLimit)
    {
        await calls.ChangeAsync(change).ConfigureAwait(false);
        VpcRoute? route = null;
        if (waitLimit is { } limit)
        {
            route = await new StatusWait<VpcRoute>
            {
                Subject = change.DestinationCidrBlock,
                Region = change.Region,
                Change = change,
                ReadAsync = () => FindAsync(calls, change),
                IsReached = item => item is { Status: "Available" } && item.NextHopId == change.NextHopId,
                State = item => item.Status,
                Target = wanted,
            }.RunAsync(calls, limit).ConfigureAwait(false);
        }
        else if (passThru)
        {
            route = await FindAsync(calls, change).ConfigureAwait(false);
        }

        return passThru ? route : null;
    }

    private static async Task<VpcRoute?> FindAsync(JobCalls calls, UpdateGatewayRouteTableEntryAttribute change)
    {
        TokenPage<VpcRoute> found = await calls
            .CallAsync(new ListGatewayRouteTableEntries(change.Region, change.RouteTableId)
            {
                DestinationCidrBlock = change.DestinationCidrBlock,
            })
            .ConfigureAwait(false);
        return found.Items.Count > 0 ? found.Items[0] : null;
    }
}
