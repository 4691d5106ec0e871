using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;

namespace VpcPS;

/// <summary>
/// A query by ids, as CSV rows and pipelines give them: ids of all rows are asked for in batches; an id that does not
/// exist is an error of its own; no id at all means everything in the region that fits the filters.
/// </summary>
/// <typeparam name="TItem">What is listed.</typeparam>
public abstract class IdQueryCmdlet<TItem> : VpcCmdlet
{
    private readonly IdBatches _batches;

    /// <summary>Makes the command.</summary>
    /// <param name="idsInACall">How many ids the service takes in one call.</param>
    private protected IdQueryCmdlet(int idsInACall) => _batches = new IdBatches(idsInACall);

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
            EmitFound(region, ids: null);
            return;
        }

        foreach (string id in Ids)
        {
            if (_batches.Add(region, id) is { } full)
            {
                EmitFound(region, full);
            }
        }
    }

    /// <summary>Queries the ids that fill no batch.</summary>
    protected override void EndProcessing()
    {
        foreach ((string region, IReadOnlyList<string> ids) in _batches.TakeRest())
        {
            EmitFound(region, ids);
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

    /// <summary>Follows the pages of a query for these ids, or for everything when they are null.</summary>
    private protected abstract IEnumerable<TItem> Query(string region, IReadOnlyList<string>? ids);

    /// <summary>Emits what the cmdlet makes of an item.</summary>
    /// <param name="item">What was found.</param>
    /// <param name="wasAskedFor">Whether the input named it by its id.</param>
    private protected virtual void Emit(TItem item, bool wasAskedFor) => WriteObject(item);

    private void EmitFound(string region, IReadOnlyList<string>? ids)
    {
        var missing = new HashSet<string>(ids ?? [], StringComparer.Ordinal);
        try
        {
            foreach (TItem item in Query(region, ids))
            {
                missing.Remove(IdOf(item)!);
                Emit(item, wasAskedFor: ids is not null);
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, (object?)ids ?? region));
            return;
        }

        foreach (string id in ids?.Where(missing.Contains) ?? [])
        {
            WriteError(NotFound(region, id));
        }
    }
}
