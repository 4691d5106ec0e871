using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Binds vSwitches and IPv6 gateways to route tables, one per input row. A vSwitch sends by its route table; a gateway delivers
/// by its own what comes in from outside.
/// </summary>
/// <remarks>
/// <para>
/// A vSwitch has the system route table of its VPC until it is bound to another, and one at a time. An IPv6 gateway can be bound to
/// a route table that was made for gateways (New-VpcRouteTable -AssociateType Gateway). Its routes then lead what comes in to a
/// firewall, for example; Set-VpcRoute changes them.
/// </para>
/// <para>
/// Traffic takes the new way at once. Rows run concurrently (-ThrottleLimit). To run in the background, use Start-ThreadJob or
/// ForEach-Object -Parallel and pass the session with -Session; there is no -AsJob.
/// </para>
/// </remarks>
/// <example>
/// <para>Give a vSwitch its own route table</para>
/// <code>
/// $table = New-VpcRouteTable vpc-hp3kzilwd9yflssfdlgqe -Name front -Wait
/// Register-VpcRouteTable $table.RouteTableId vsw-hp3k6zr9x7x9574o9fel5
/// </code>
/// <para>The vSwitch sends by the routes of the new route table.</para>
/// </example>
/// <example>
/// <para>See what an IPv6 gateway would be bound to</para>
/// <code>
/// $table = New-VpcRouteTable vpc-hp3zvvvf1zrc1up3hlw61 -AssociateType Gateway -Name edge -Wait
/// Get-VpcIpv6Gateway ipv6gw-hp37pqh7vop5edza0z273 | Register-VpcRouteTable $table.RouteTableId -WhatIf
/// </code>
/// <para>Shows a line for the gateway. Without -WhatIf it is bound.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Register, "VpcRouteTable", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(VpcRouteTable))]
public sealed class RegisterVpcRouteTableCommand : RouteTableBindingCmdlet
{
    /// <summary>The id of the route table, vtb-... Every row needs it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string? RouteTableId { get; set; }

    private protected override string? TableId => RouteTableId;

    private protected override bool FindsTable => false;

    private protected override StatusWait<VpcRouteTable> WaitFor(string id, VpcRouteTable row, Func<Task<VpcRouteTable?>> read) =>
        new StatusWait<VpcRouteTable>
        {
            Subject = id,
            Region = row.RegionId!,
            Wish = UserText.Translate("bound"),
            ReadAsync = read,
            IsReached = table => table is { Status: "Available" } && Has(table, id),
            State = table => table.Status,
            Target = row,
        };

    private protected override bool ShouldDo(string target) => ShouldProcess(target, UserText.Translate("Bind to the route table"));

    private protected override ReceiptAction ChangeOf(string region, string tableId, string id, string clientToken) =>
        id.StartsWith(IdPrefixes.Ipv6Gateway, StringComparison.Ordinal)
            ? new AssociateRouteTableWithGateway(region, tableId, id) { ClientToken = clientToken }
            : new AssociateRouteTable(region, tableId, id) { ClientToken = clientToken };
}
