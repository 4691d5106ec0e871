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
/// Unbinds vSwitches and IPv6 gateways from their route tables, one per input row. A vSwitch has the system route table of its VPC
/// again, and a gateway has none.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each, because traffic takes another way at once: what a firewall has seen until now may pass it by. In an unattended
/// script give -Force or -Confirm:$false. A row that names a route table alone is an error. The route table and its routes stay.
/// </para>
/// </remarks>
/// <example>
/// <para>Bind a vSwitch and unbind it again</para>
/// <code>
/// $table = New-VpcRouteTable vpc-hp3kzilwd9yflssfdlgqe -Wait
/// Register-VpcRouteTable $table.RouteTableId vsw-hp3k6zr9x7x9574o9fel5
/// Unregister-VpcRouteTable -VSwitchId vsw-hp3k6zr9x7x9574o9fel5 -Force
/// </code>
/// <para>The route table is looked up.</para>
/// </example>
/// <example>
/// <para>See from what the gateway of a VPC would be unbound</para>
/// <code>
/// Get-VpcIpv6Gateway -VpcId vpc-hp3zvvvf1zrc1up3hlw61 | Unregister-VpcRouteTable -WhatIf
/// </code>
/// <para>Shows a line for the gateway.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Unregister, "VpcRouteTable", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(VpcRouteTable))]
public sealed class UnregisterVpcRouteTableCommand : RouteTableBindingCmdlet
{
    /// <summary>The id of the route table, vtb-... Default: the one that the vSwitch or the gateway is bound to.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string? RouteTableId { get; set; }

    /// <summary>Unbind without asking. -WhatIf still changes nothing.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string? TableId => RouteTableId;

    private protected override bool FindsTable => true;

    private protected override StatusWait<VpcRouteTable> WaitFor(string id, VpcRouteTable row, Func<Task<VpcRouteTable?>> read) =>
        new StatusWait<VpcRouteTable>
        {
            Subject = id,
            Region = row.RegionId!,
            Wish = UserText.Translate("unbound"),
            ReadAsync = read,
            IsReached = table => table is { Status: "Available" } && !Has(table, id),
            State = table => table.Status,
            Target = row,
        };

    private protected override bool ShouldDo(string target) =>
        ShouldRemove(target, UserText.Translate("Unbind from the route table"), Force);

    private protected override ReceiptAction ChangeOf(string region, string tableId, string id, string clientToken) =>
        id.StartsWith(IdPrefixes.Ipv6Gateway, StringComparison.Ordinal)
            ? new DissociateRouteTableFromGateway(region, tableId, id) { ClientToken = clientToken }
            : new UnassociateRouteTable(region, tableId, id) { ClientToken = clientToken };
}
