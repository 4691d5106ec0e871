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
/// Removes route tables that somebody made, one per input row. First remove the routes that somebody made in them, and unbind them.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false. The
/// service finishes the removal later, and -Wait waits for it. The service has no check without removing (-DryRun) for it.
/// </para>
/// <para>
/// The system route table of a VPC can't be removed. A row that is about a route or a vSwitch is an error, although it also has a
/// RouteTableId: it does not mean the whole route table.
/// </para>
/// </remarks>
/// <example>
/// <para>Create and remove a route table</para>
/// <code>
/// New-VpcRouteTable vpc-hp3kzilwd9yflssfdlgqe -Wait | Remove-VpcRouteTable -Force -Wait
/// </code>
/// <para>Nothing is emitted.</para>
/// </example>
/// <example>
/// <para>See which route tables of a VPC would be removed</para>
/// <code>
/// Get-VpcRouteTable -VpcId vpc-hp3kzilwd9yflssfdlgqe -RouteTableType Custom | Remove-VpcRouteTable -WhatIf
/// </code>
/// <para>Shows a line for each.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcRouteTable", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcRouteTableCommand : UncheckedRemoveCmdlet
{
    /// <summary>
    /// The id of the route table, vtb-... Every row needs it. Several ids given as an argument are one row each.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string[]? RouteTableId { get; set; }

    /// <summary>Removes the route table of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(RouteTableId))
        {
            Remove(id);
        }
    }

    private void Remove(string? tableId)
    {
        if (!ReadText(tableId, IdPrefixes.RouteTable))
        {
            return;
        }

        var target = new VpcRouteTable { RouteTableId = tableId ?? IdOfText(IdPrefixes.RouteTable), RegionId = Region };
        if (target.RouteTableId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(RouteTableId), "vtb-hp3kzilwd9yflssfdlgqe", target));
            return;
        }

        if (IsAboutPart(id, nameof(RouteTableId)) || ResolveRegion(target) is not { } region)
        {
            return;
        }

        if (CellOf("RouteTableType") == "System")
        {
            WriteError(ErrorRecords.Own(
                ErrorIds.WrongRouteTableType, $"{id} in {region}: a system route table goes with its VPC", target, region, id));
            return;
        }

        if (ShouldRemove(UserText.Of($"{id} in {region}"), UserText.Translate("Remove the route table")))
        {
            var removal = new DeleteRouteTable(region, id);
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            // The service deletes the route tables of a VPC one after the other.
            Queue(new Job(
                key: region + "/" + (CellOf("VpcId") ?? id),
                calls => calls.RemoveAsync(removal, ifExists, waitLimit, new StatusWait<VpcRouteTable>
                {
                    Subject = id,
                    Region = region,
                    Change = removal,
                    ReadAsync = () => calls.FindRouteTableAsync(region, id),
                    State = table => table.Status,
                    Target = target,
                }),
                error => ErrorRecords.FromCall(error, target, id)));
        }
    }

    private string? CellOf(string column) => WrittenText.TrimToNull(Rows.Current?.Input?.Properties[column]?.Value?.ToString());
}
