using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS;

/// <summary>
/// A query by ids, as CSV rows and pipelines give them: ids of all rows are asked for in batches; an id that does not
/// exist is an error of its own; no id at all means everything in the region that fits the filters. Batches, and the
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
    /// How many calls are made at a time, 1 to 512: pages of a long list, or batches of ids. Output stays in order.
    /// Default: 10.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 512)]
    public override int ThrottleLimit { get; set; } = 10;

    /// <summary>Collects the row's ids, or queries the row's region when it has none.</summary>
    protected override void ProcessRecord()
    {
        if (Ids is { Length: 0 })
        {
            // A blank cell must not turn into "everything".
            WriteError(NoId());
            return;
        }

        if (ResolveRegion(Ids) is not { } region)
        {
            return;
        }

        if (Ids is null)
        {
            WriteRegion(region);
            return;
        }

        foreach (string id in Ids)
        {
            if (_batches.Add(region, id) is { } full)
            {
                QueueBatch(region, full);
            }
        }
    }

    /// <summary>Queries the ids that fill no batch, and emits what is left.</summary>
    protected override void EndProcessing()
    {
        foreach ((string region, IReadOnlyList<string> ids) in _batches.TakeRest())
        {
            QueueBatch(region, ids);
        }

        base.EndProcessing();
    }

    /// <summary>The row's ids: null without any, empty when its cell is blank.</summary>
    private protected abstract string[]? Ids { get; }

    /// <summary>The error of a row whose id is blank.</summary>
    private protected abstract ErrorRecord NoId();

    /// <summary>The error of an id that does not exist.</summary>
    private protected abstract ErrorRecord NotFound(string region, string id);

    /// <summary>The id of an item.</summary>
    private protected abstract string? IdOf(TItem item);

    /// <summary>One page of the query for these ids, or for everything when they are null.</summary>
    private protected abstract ApiAction<Page<TItem>> CreateQuery(string region, IReadOnlyList<string>? ids, ListPart page);

    /// <summary>What the cmdlet emits for an item, an ErrorRecord as an error; or null.</summary>
    /// <param name="item">What was found.</param>
    /// <param name="wasAskedFor">Whether the input named it by its id.</param>
    private protected virtual object? Present(TItem item, bool wasAskedFor) => item;

    private void QueueBatch(string region, IReadOnlyList<string> ids)
    {
        ApiAction<Page<TItem>> query = CreateQuery(region, ids, new ListPart(1, PageSize));

        // No id has two items, so that the first page has them all.
        async Task<object?> ReadAsync(RowCalls calls)
        {
            Page<TItem> found = await calls.CallAsync(query).ConfigureAwait(false);
            var missing = new HashSet<string>(ids, StringComparer.Ordinal);
            missing.ExceptWith(found.Items.Select(item => IdOf(item)!));
            return Present(found, wasAskedFor: true)
                .Concat(ids.Where(missing.Contains).Select(id => NotFound(region, id)))
                .ToList();
        }

        Queue(new Row(key: region + "/" + ids[0], ReadAsync, error => ErrorRecords.FromCall(error, ids))
        {
            ChangesState = false,
            InputRows = ids.Count,
        });
    }

    private void WriteRegion(string region)
    {
        // What was asked for before comes out before.
        EmitAll();
        Write(
            ListOf(part => CreateQuery(region, ids: null, part), IdOf, PageSize),
            item => WritePresent(Present(item, wasAskedFor: false)),
            error => ErrorRecords.FromCall(error, region));
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
