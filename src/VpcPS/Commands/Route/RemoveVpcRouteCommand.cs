using System;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>
/// Removes routes that somebody made, one per input row. Routes of the system can't be removed: they come and go with vSwitches.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false. The
/// service finishes the removal later; -Wait waits for it. The service changes the routes of a VPC one after the other: rows for
/// the same VPC run in order, and a row that comes too early is repeated.
/// </para>
/// </remarks>
/// <example>
/// <para>See which routes of a VPC would be removed</para>
/// <code>
/// Get-VpcRoute -VpcId vpc-hp3zvvvf1zrc1up3hlw61 -Type Custom | Remove-VpcRoute -WhatIf
/// </code>
/// <para>Shows a line for each route.</para>
/// </example>
/// <example>
/// <para>Take a VPC off the Internet for IPv6</para>
/// <code>
/// Get-VpcRoute -VpcId vpc-hp3zvvvf1zrc1up3hlw61 -DestinationCidrBlock ::/0 | Remove-VpcRoute -Force -Wait
/// </code>
/// <para>The addresses keep their bandwidth, and answers don't find the way out any more.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcRoute", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcRouteCommand : RemoveCmdlet
{
    private readonly RouteTurns _turns;

    /// <summary>Makes the command.</summary>
    public RemoveVpcRouteCommand() => _turns = new RouteTurns(Read);

    /// <summary>The id of the route, rte-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RouteId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.RouteEntry)]
    public string[]? RouteEntryId { get; set; }

    /// <summary>The id of its route table, vtb-...; only -Wait needs it, since the service lists routes by route table.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string? RouteTableId { get; set; }

    /// <summary>Removes the route of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(RouteEntryId))
        {
            Remove(id);
        }
    }

    private void Remove(string? routeId)
    {
        if (!ReadText(routeId, IdPrefixes.RouteEntry))
        {
            return;
        }

        var target = new VpcRoute
        {
            RouteEntryId = routeId ?? IdOfText(IdPrefixes.RouteEntry),
            RouteTableId = RouteTableId,
            DestinationCidrBlock = CellOf("DestinationCidrBlock"),
            RegionId = Region,
        };
        if (target.RouteEntryId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(RouteEntryId), "rte-hp3w98rmlbqp0qvyrx9ju", target));
            return;
        }

        if (Wait && RouteTableId is null)
        {
            WriteError(ErrorRecords.BadInput(
                "MissingRouteTableId",
                $"{id}: -Wait needs the id of the route's table",
                $"Give -RouteTableId, or pipe the route in from Get-VpcRoute.",
                target));
            return;
        }

        if (ResolveRegion(target) is not { } region)
        {
            return;
        }

        if (CellOf("Type") == "System")
        {
            WriteError(ErrorRecords.Own(
                ErrorIds.SystemRoute, $"{id} in {region}: {target.DestinationCidrBlock} is a route of the system",
                target, region, id, target.RouteTableId, "DeleteRouteEntry"));
            return;
        }

        if (ShouldRemove(
            target.DestinationCidrBlock is { } destination
                ? UserText.Of($"{id} in {region}: {destination}")
                : UserText.Of($"{id} in {region}"),
            UserText.Translate("Remove the route")))
        {
            var removal = new DeleteRouteEntry(region, id) { DryRun = DryRun };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: target.RouteTableId is { } tableId ? _turns.Of(region, tableId) : region + "/" + id,
                calls => calls.RemoveAsync(removal, ifExists, waitLimit, new StatusWait<VpcRoute>
                {
                    Subject = id,
                    Region = region,
                    Change = removal,
                    ReadAsync = () => calls.FindRouteAsync(region, target.RouteTableId!, id, destination: null),
                    State = route => route.Status,
                    Target = target,
                }),
                error => ErrorRecords.FromCall(error, target, id, relatedId: target.RouteTableId)));
        }
    }

    private string? CellOf(string column) => WrittenText.TrimToNull(Rows.Current?.Input?.Properties[column]?.Value?.ToString());
}
