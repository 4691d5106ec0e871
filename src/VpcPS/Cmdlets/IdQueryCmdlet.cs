using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>
/// A query by ids, as CSV rows and pipelines give them. The ids of all rows are asked for in batches, concurrently and in
/// order; an id that does not exist is an error of its own. A thing without an id of its own that is piped in limits the
/// list, or is an error. Without any input everything in the region that fits the filters is listed.
/// </summary>
/// <typeparam name="TItem">What is listed.</typeparam>
public abstract class IdQueryCmdlet<TItem> : ScopedListCmdlet<TItem>
{
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

    /// <summary>The parameter that takes the ids.</summary>
    private protected abstract string IdParameter { get; }

    /// <summary>What the ids begin with.</summary>
    private protected abstract string IdPrefix { get; }

    // Something came through the pipeline: never "everything", unless it is a region.
    private void ProcessInput(PSObject? input)
    {
        if (PipedThing.TextOf(input) is "")
        {
            // The blank line at the end of a file.
            return;
        }

        PipedThing? thing = input is null ? null : PipedThing.Of(input);
        Arguments.SayReadingsOf(this, [thing?.Id, thing?.VpcId]);
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

    private IEnumerable<object> Present(Page<TItem> page, bool wasAskedFor) =>
        page.Items.Select(item => Present(item, wasAskedFor)).OfType<object>();
}
