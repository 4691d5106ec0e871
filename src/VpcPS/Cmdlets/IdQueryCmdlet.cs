using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>
/// A query by ids, as CSV rows and pipelines give them: ids of all rows are asked for in batches; an id that does not
/// exist is an error of its own. What is piped in without an id limits the list, or is an error; without any input everything
/// in the region that fits the filters is listed. Batches, and the
/// pages of a long list, are asked for concurrently and come out in order.
/// </summary>
/// <typeparam name="TItem">What is listed.</typeparam>
public abstract class IdQueryCmdlet<TItem> : RowCmdlet
{
    // What every list of the module has.
    private const int PageSize = DescribeIpv6Addresses.MaxPageSize;

    private readonly IdBatches _batches;

    /// <summary>Makes the command.</summary>
    /// <param name="idsInACall">How many ids the service takes in one call.</param>
    private protected IdQueryCmdlet(int idsInACall) => _batches = new IdBatches(idsInACall);

    /// <summary>
    /// How many calls are made at a time, 1 to 512: pages of a long list, or batches of ids. Output stays in order. With 1 the
    /// ids of a row are asked for before the next row is read, so that a -PipelineVariable before this command holds the row of
    /// each object; above that it holds a later one. Default: 10.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public override int ThrottleLimit { get; set; } = 10;

    /// <summary>
    /// What to look for: a text with an id, an object of this module, or a row. What has no id of its own for this command
    /// limits the list where that has one meaning, as a VPC limits it to what is in it. A region lists the region.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Collects the row's ids, or lists what it means when it has none.</summary>
    protected override void ProcessRecord()
    {
        if (Ids is { Length: 0 })
        {
            // A blank cell must not turn into "everything".
            WriteError(NoId());
            return;
        }

        if (Ids is not null)
        {
            if (ResolveRegion(Ids) is { } region)
            {
                Add(region, Ids);
            }
        }
        else if (HasInput)
        {
            ProcessInput(InputObject);
        }
        else if (ResolveRegion(target: null) is { } region)
        {
            WriteRegion(region, ListScope.Region);
        }
    }

    /// <summary>Queries the ids that fill no batch, and emits what is left.</summary>
    protected override void EndProcessing()
    {
        QueueRest();
        base.EndProcessing();
    }

    private void QueueRest()
    {
        foreach ((string region, IReadOnlyList<string> ids) in _batches.TakeRest())
        {
            QueueBatch(region, ids);
        }
    }

    /// <summary>The row's ids: null without any, empty when its cell is blank.</summary>
    private protected abstract string[]? Ids { get; }

    /// <summary>The error of a row whose id is blank.</summary>
    private protected abstract ErrorRecord NoId();

    /// <summary>The error of an id that does not exist.</summary>
    private protected abstract ErrorRecord NotFound(string region, string id);

    /// <summary>The id of an item.</summary>
    private protected abstract string? IdOf(TItem item);

    /// <summary>The parameter that takes the ids.</summary>
    private protected abstract string IdParameter { get; }

    /// <summary>What the ids begin with.</summary>
    private protected abstract string IdPrefix { get; }

    /// <summary>What the ids begin with of the things that limit the list when they are piped in.</summary>
    private protected virtual string[] ScopePrefixes => [];

    /// <summary>What a thing that was piped in limits the list to, or null where that has no meaning.</summary>
    private protected virtual ListScope? ScopeOf(PipedThing thing) => null;

    /// <summary>The argument by which the list is limited to one VPC, vSwitch or bandwidth, or null.</summary>
    private protected virtual string? FilterOf(string parameter) => null;

    /// <summary>One page of the query for these ids, or for what is in the scope when they are null.</summary>
    private protected abstract ApiAction<Page<TItem>> CreateQuery(string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page);

    /// <summary>What the cmdlet emits for an item, an ErrorRecord as an error; or null.</summary>
    /// <param name="item">What was found.</param>
    /// <param name="wasAskedFor">Whether the input named it by its id.</param>
    private protected virtual object? Present(TItem item, bool wasAskedFor) => item;

    // Something came through the pipeline: never "everything", unless it is a region.
    private void ProcessInput(PSObject? input)
    {
        if (PipedThing.TextOf(input) is "")
        {
            // The blank line at the end of a file.
            return;
        }

        PipedThing? thing = input is null ? null : PipedThing.Of(input);
        bool isId = thing is not null && thing.Is(IdPrefix);
        ListScope? scope = thing is null || isId ? null : thing.Id is null ? ListScope.Region : ScopeOf(thing);
        if (!isId && scope is null)
        {
            WriteError(ErrorRecords.NothingToListBy(IdParameter, [IdPrefix, .. ScopePrefixes], input));
            return;
        }

        if (ResolveRegion(input, thing!.RegionId) is not { } region)
        {
            return;
        }

        if (thing.RegionId is { } other && other != region)
        {
            WriteError(ErrorRecords.OtherRegion(thing.Id ?? other, other, region, input));
        }
        else if (isId)
        {
            Add(region, [thing.Id!]);
        }
        else
        {
            WriteScope(region, scope!, thing);
        }
    }

    private void WriteScope(string region, ListScope scope, PipedThing thing)
    {
        if (Contradiction(scope) is { } contradiction)
        {
            WriteError(contradiction);
            return;
        }

        try
        {
            // A row or a text may have the gateway's id alone.
            if (thing.Is(IdPrefixes.Ipv6Gateway) && scope.VpcId is null)
            {
                Ipv6Gateway? gateway = Read(new DescribeIpv6Gateways(region) { Ipv6GatewayId = thing.Id }).Items.FirstOrDefault(found => found.Ipv6GatewayId == thing.Id);
                if (gateway is null)
                {
                    WriteError(ErrorRecords.Own(ErrorRecords.GatewayNotFound, $"{thing.Id} in {region}: the gateway does not exist", thing.Id, region, thing.Id));
                    return;
                }

                scope = scope with { VpcId = gateway.VpcId };
            }

            // Nothing in it, or it is not there.
            if (WriteRegion(region, scope) == 0 && IsMissing(region, scope) is { } missing)
            {
                WriteError(missing);
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, thing.Id, thing.Id));
        }
    }

    private ErrorRecord? Contradiction(ListScope scope) => new[] { ("VpcId", scope.VpcId), ("VSwitchId", scope.VSwitchId), ("InternetBandwidthId", scope.BandwidthId) }
        .Where(limit => limit.Item2 is not null && FilterOf(limit.Item1) is { } argument && argument != limit.Item2)
        .Select(limit => ErrorRecords.BadInput(
            "ScopesDisagree",
            $"The input limits the list to {limit.Item2}, and the argument -{limit.Item1} to {FilterOf(limit.Item1)}",
            $"Leave one of the two out.",
            limit.Item2))
        .FirstOrDefault();

    private ErrorRecord? IsMissing(string region, ListScope scope)
    {
        if (scope.VSwitchId is { } vSwitchId)
        {
            return Read(new DescribeVSwitches(region) { VSwitchId = vSwitchId }).Items.Any(found => found.VSwitchId == vSwitchId)
                ? null
                : ErrorRecords.Own(ErrorRecords.VSwitchNotFound, $"{vSwitchId} in {region}: the vSwitch does not exist", vSwitchId, region, vSwitchId);
        }

        if (scope.VpcId is { } vpcId)
        {
            return Read(new DescribeVpcs(region) { VpcIds = [vpcId] }).Items.Any(found => found.VpcId == vpcId)
                ? null
                : ErrorRecords.Own(ErrorRecords.VpcNotFound, $"{vpcId} in {region}: the VPC does not exist", vpcId, region, vpcId);
        }

        return scope.BandwidthId is { } bandwidthId
            ? ErrorRecords.Own(ErrorRecords.BandwidthNotExist, $"{bandwidthId} in {region}: no address has this bandwidth", bandwidthId, region, bandwidthId)
            : null;
    }

    private void Add(string region, IEnumerable<string> ids)
    {
        foreach (string id in ids)
        {
            if (_batches.Add(region, id) is { } full)
            {
                QueueBatch(region, full);
            }
        }

        if (ThrottleLimit == 1)
        {
            QueueRest();
        }
    }

    private void QueueBatch(string region, IReadOnlyList<string> ids)
    {
        ApiAction<Page<TItem>> query = CreateQuery(region, ids, ListScope.Region, new ListPart(1, PageSize));

        // No id has two items, so that the first page has them all.
        async Task<object?> ReadAsync(JobCalls calls)
        {
            Page<TItem> found = await calls.CallAsync(query).ConfigureAwait(false);
            var missing = new HashSet<string>(ids, StringComparer.Ordinal);
            missing.ExceptWith(found.Items.Select(item => IdOf(item)!));
            return Present(found, wasAskedFor: true)
                .Concat(ids.Where(missing.Contains).Select(id => NotFound(region, id)))
                .ToList();
        }

        Queue(new Job(key: region + "/" + ids[0], ReadAsync, error => ErrorRecords.FromCall(error, ids))
        {
            ChangesState = false,
            InputRows = ids.Count,
        });
    }

    // Gives how many there are, or -1 after an error.
    private int WriteRegion(string region, ListScope scope)
    {
        // What was asked for before comes out before.
        EmitAll();
        WholeList<TItem> list = ListOf(part => CreateQuery(region, ids: null, scope, part), IdOf, PageSize);
        return Write(list, item => WritePresent(Present(item, wasAskedFor: false)), error => ErrorRecords.FromCall(error, region)) ? list.Count : -1;
    }

    private void WritePresent(object? present)
    {
        if (present is ErrorRecord error)
        {
            WriteError(error);
        }
        else if (present is not null)
        {
            WriteObject(present);
        }
    }

    private IEnumerable<object> Present(Page<TItem> page, bool wasAskedFor) =>
        page.Items.Select(item => Present(item, wasAskedFor)).OfType<object>();
}
