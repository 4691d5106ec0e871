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
/// A query by ids from CSV rows and pipelines. The ids of all rows are queried in batches, concurrently, and the output is in the order of
/// the rows. Each id that does not exist is an error. A piped object without an id of its own either limits the list or is an error.
/// Without any input, the command lists everything in the region that matches the filters.
/// </summary>
/// <typeparam name="TItem">What is listed.</typeparam>
public abstract class IdQueryCmdlet<TItem> : ScopedListCmdlet<TItem>
{
    private readonly IdBatches _batches;

    private string[]? _idsOfArgument;
    private string[]? _filters;

    /// <summary>Makes the command.</summary>
    /// <param name="idsInACall">How many ids the service accepts in one call.</param>
    private protected IdQueryCmdlet(int idsInACall) => _batches = new IdBatches(idsInACall);

    /// <summary>
    /// What to look for: a text with an id, an object of this module, or a row. An object that is not what this command lists can
    /// limit the list: a VPC limits it to what is in the VPC. A region lists the region.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Remembers the ids of the argument. Those of columns, and of script blocks, are bound for each row.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _idsOfArgument = Ids;
    }

    /// <summary>Collects the ids of the row. When the row has none, lists what the row limits the list to.</summary>
    protected override void ProcessRecord()
    {
        if (Ids is { Length: 0 })
        {
            // A blank cell must not mean "list everything".
            WriteError(NoId());
            return;
        }

        // Such ids go with every row, and what the row names beside them would be ignored.
        if (Ids is not null && Ids == _idsOfArgument && HasInput && InputObject is { } beside
            && PipedThing.Of(beside)?.Id is { } named && ListErrors.Disagreement(IdParameter, Ids, named) is { } disagreement)
        {
            WriteError(disagreement);
        }
        else if (Ids is not null)
        {
            ExpectRows(Ids.Length);
            Add(ResolveRegions(Ids), Ids);
        }
        else if (HasInput)
        {
            ProcessInput(InputObject);
        }
        else
        {
            WriteRegions(ResolveRegions(target: null), ListScope.Region);
        }
    }

    /// <summary>Queries the ids that did not fill a batch, and emits the remaining results.</summary>
    protected override void EndProcessing()
    {
        QueueRest();
        base.EndProcessing();
    }

    private void QueueRest() => _batches.TakeRest().ForEach(Queue);

    /// <summary>The ids of the row. Null when it has no column for them, empty when the cell is blank.</summary>
    private protected abstract string[]? Ids { get; }

    /// <summary>The error of a row whose id is blank.</summary>
    private protected abstract ErrorRecord NoId();

    /// <summary>The error of an id that does not exist.</summary>
    private protected abstract ErrorRecord NotFound(string region, string id);

    /// <summary>The name of the parameter that takes the ids.</summary>
    private protected abstract string IdParameter { get; }

    /// <summary>A parameter that shows more of what is found, and does not limit the list.</summary>
    private protected virtual string? NoFilter => null;

    /// <summary>The prefix of the ids.</summary>
    private protected abstract string IdPrefix { get; }

    // Something came through the pipeline. It must not mean "list everything", unless it is a region.
    private void ProcessInput(PSObject? input)
    {
        if (PipedThing.TextOf(input) is "")
        {
            // The input is the blank line at the end of a file.
            return;
        }

        PipedThing? thing = input is null ? null : PipedThing.Of(input);
        Arguments.SayReadingsOf(this, [thing?.Id, thing?.VpcId]);
        bool isId = thing is not null && thing.Is(IdPrefix);
        ListScope? scope = thing is null || isId ? null : thing.Id is null ? ListScope.Region : ScopeOf(thing);
        if (!isId && scope is null)
        {
            WriteError(ListErrors.NothingToListBy(IdParameter, [IdPrefix, .. ScopePrefixes], input));
            return;
        }

        IReadOnlyList<string> regions = ResolveRegions(input, thing!.RegionId);
        if (regions.Count == 0)
        {
            return;
        }

        if (thing.RegionId is { } other && !regions.Contains(other))
        {
            WriteError(RegionErrors.Other(thing.Id ?? other, other, TextOf(regions), input));
        }
        else if (isId)
        {
            Add(regions, [thing.Id!]);
        }
        else if (regions.Count > 1)
        {
            WriteError(RegionErrors.SeveralGiven(thing.Id, regions.Count, input));
        }
        else
        {
            WriteScope(regions[0], scope!, thing);
        }
    }

    private void Add(IReadOnlyList<string> regions, IEnumerable<string> ids)
    {
        foreach (string id in regions.Count == 0 ? [] : ids)
        {
            if (_batches.Add(TextOf(regions), id, Rows.Current) is { } full)
            {
                Queue(full);
            }
        }

        if (ThrottleLimit == 1)
        {
            QueueRest();
        }
    }

    private void Queue(IdBatch batch)
    {
        IReadOnlyList<string> ids = batch.Ids;
        // An id matches at most one item, so the first page has all items.
        ApiAction<Page<TItem>>[] queries =
            [.. RegionsOf(batch.Region).Select(region => CreateQuery(region, ids, ListScope.Region, new ListPart(1, PageSize)))];
        int atATime = ThrottleLimit;
        string[] filters = _filters ??= GivenFilters(typeof(IdQueryCmdlet<TItem>), IdParameter, NoFilter);
        string look = MyInvocation.MyCommand.Name;

        async Task<object?> ReadAsync(JobCalls calls)
        {
            object[] answers = await AskAsync(calls, queries, atATime).ConfigureAwait(false);
            TItem[] items = [.. answers.OfType<Page<TItem>>().SelectMany(found => found.Items)];
            var present = items.Select(item => (Id: IdOf(item)!, Shown: Present(item, wasAskedFor: true)))
                .Where(item => item.Shown is not null).ToList();
            ErrorRecord[] errors = [.. answers.OfType<ErrorRecord>()];
            return (object[])
            [
                .. present.Select(item => item.Shown!),
                .. errors,
                .. batch.Missing(present.Select(item => item.Id), id =>
                    errors.Length > 0 ? ListErrors.NotFoundWhereAnswered(id, batch.Region)
                    : filters.Length == 0 ? NotFound(batch.Region, id)
                    : ListErrors.NotFoundByFilter(NotFound(batch.Region, id).FullyQualifiedErrorId, id, batch.Region, filters, look)),
            ];
        }

        Queue(new Job(key: batch.Region + "/" + ids[0], ReadAsync, error => ErrorRecords.FromCall(error, ids))
        {
            IsOfManyRows = true,
            ChangesState = false,
            InputRows = ids.Count,
        });
    }
}
