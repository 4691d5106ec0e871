using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>A cmdlet that binds vSwitches and IPv6 gateways to route tables, or unbinds them.</summary>
public abstract class RouteTableBindingCmdlet : UncheckedWaitingCmdlet
{
    /// <summary>
    /// The id of a vSwitch, vsw-... A row needs a vSwitch or a gateway. Several ids given as an argument are one row each.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.VSwitch)]
    [ArgumentCompleter(typeof(VSwitchIdCompleter))]
    public string[]? VSwitchId { get; set; }

    /// <summary>The id of an IPv6 gateway, ipv6gw-... Its route table must have been made for gateways (-AssociateType Gateway).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? Ipv6GatewayId { get; set; }

    /// <summary>Emit the route table as it is after the change. Default: nothing is emitted.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Binds or unbinds the vSwitch or the gateway that one row names.</summary>
    protected sealed override void ProcessRecord()
    {
        foreach (string? id in RowsOf(VSwitchId))
        {
            Begin(id);
        }
    }

    /// <summary>The route table that the row names, or null.</summary>
    private protected abstract string? TableId { get; }

    /// <summary>Whether a row without a route table means the table to which the vSwitch or gateway is bound now.</summary>
    private protected abstract bool FindsTable { get; }

    /// <summary>Asks whether the change should be made.</summary>
    private protected abstract bool ShouldDo(string target);

    /// <summary>Makes the call for the change.</summary>
    private protected abstract ReceiptAction ChangeOf(string region, string tableId, string id, string clientToken);

    /// <summary>Makes the wait for -Wait.</summary>
    /// <param name="id">The id of the vSwitch or the gateway.</param>
    /// <param name="row">The row, with its region.</param>
    /// <param name="read">Reads the route table.</param>
    private protected abstract StatusWait<VpcRouteTable> WaitFor(string id, VpcRouteTable row, Func<Task<VpcRouteTable?>> read);

    /// <summary>Whether a vSwitch or a gateway is bound to a route table.</summary>
    private protected static bool Has(VpcRouteTable table, string id) => table.VSwitchIds.Contains(id) || table.GatewayIds.Contains(id);

    private void Begin(string? vSwitchId)
    {
        if (!ReadText(vSwitchId ?? Ipv6GatewayId, IdPrefixes.VSwitch, IdPrefixes.Ipv6Gateway))
        {
            return;
        }

        string? id = vSwitchId ?? Ipv6GatewayId ?? IdOfText(IdPrefixes.VSwitch) ?? IdOfText(IdPrefixes.Ipv6Gateway);
        var row = new VpcRouteTable { RouteTableId = TableId, RegionId = Region };
        if (vSwitchId is not null && Ipv6GatewayId is not null)
        {
            WriteError(ErrorRecords.BadInput(
                "VSwitchOrGateway",
                $"The row names both a vSwitch, {vSwitchId}, and a gateway, {Ipv6GatewayId}",
                $"Select the column of the one that you mean: Select-Object RegionId, VSwitchId.",
                row));
            return;
        }

        if (id is null)
        {
            WriteError(ErrorRecords.BadInput(
                "NoVSwitchOrGateway",
                $"The row names neither a vSwitch nor an IPv6 gateway",
                $"Give -VSwitchId or -Ipv6GatewayId.",
                row));
            return;
        }

        bool isGateway = id.StartsWith(IdPrefixes.Ipv6Gateway, StringComparison.Ordinal);
        if (IsAboutPart(id, isGateway ? nameof(Ipv6GatewayId) : nameof(VSwitchId)))
        {
            return;
        }

        row = isGateway ? row with { GatewayIds = new([id]) } : row with { VSwitchIds = new([id]) };
        if (TableId is null && !FindsTable)
        {
            WriteError(RowErrors.NoId("RouteTableId", "vtb-hp3kzilwd9yflssfdlgqe", row));
            return;
        }

        if (ResolveRegion(row) is not { } region
            || !ShouldDo(TableId is null ? UserText.Of($"{id} in {region}") : UserText.Of($"{id} in {region}: {TableId}")))
        {
            return;
        }

        row = row with { RegionId = region };
        string? tableId = TableId;
        string token = NewClientToken();
        bool passThru = PassThru;
        TimeSpan? waitLimit = WaitLimit;
        Queue(new Job(
            // A vSwitch or a gateway has one route table at a time, so its changes run one after the other.
            key: region + "/" + id,
            calls => ChangeAsync(calls, row, id, tableId, token, passThru, waitLimit),
            error => ErrorRecords.FromCall(error, row, id, relatedId: tableId)));
    }

    private async Task<object?> ChangeAsync(
        JobCalls calls, VpcRouteTable row, string id, string? tableId, string token, bool passThru, TimeSpan? waitLimit)
    {
        string region = row.RegionId!;
        string found = tableId ?? await FindTableAsync(calls, row, id).ConfigureAwait(false);
        await calls.ChangeAsync(ChangeOf(region, found, id, token)).ConfigureAwait(false);
        if (waitLimit is not { } limit)
        {
            return passThru ? await calls.FindRouteTableAsync(region, found).ConfigureAwait(false) : null;
        }

        VpcRouteTable? last = await WaitFor(id, row, () => calls.FindRouteTableAsync(region, found))
            .RunAsync(calls, limit)
            .ConfigureAwait(false);
        return passThru ? last : null;
    }

    // A VPC has few route tables, so all are on one page.
    private static async Task<string> FindTableAsync(JobCalls calls, VpcRouteTable row, string id)
    {
        string region = row.RegionId!;
        bool isGateway = row.GatewayIds.Count > 0;
        string? vpcId = isGateway
            ? (await calls.FindGatewayAsync(region, id).ConfigureAwait(false))?.VpcId
            : (await calls.CallAsync(new DescribeVSwitches(region) { VSwitchId = id }).ConfigureAwait(false)).Items
                .FirstOrDefault(found => found.VSwitchId == id)?.VpcId;
        if (vpcId is null)
        {
            throw new JobErrorException(isGateway
                ? ErrorRecords.Own(ErrorIds.GatewayNotFound, $"{id} in {region}: the gateway does not exist", row, region, id)
                : ErrorRecords.Own(ErrorIds.VSwitchNotFound, $"{id} in {region}: the vSwitch does not exist", row, region, id));
        }

        Page<VpcRouteTable> tables = await calls.CallAsync(new DescribeRouteTableList(region) { VpcId = vpcId }).ConfigureAwait(false);
        return tables.Items.FirstOrDefault(table => table.RouteTableType != "System" && Has(table, id))?.RouteTableId
            ?? throw new JobErrorException(ErrorRecords.Own(
                NotBound,
                $"{id} in {region}: it is bound to no route table that somebody made",
                row,
                region,
                id,
                action: isGateway ? "DissociateRouteTableFromGateway" : "UnassociateRouteTable"));
    }

    /// <summary>The service's error code for a vSwitch or a gateway that is not bound.</summary>
    private protected const string NotBound = "OperationFailed.NotExistAssociateRelation";
}
