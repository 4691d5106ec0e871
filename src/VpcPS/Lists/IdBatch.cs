using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Errors;

namespace VpcPS.Lists;

/// <summary>Ids that one call asks for in a region, each once, and which rows asked for them.</summary>
internal sealed class IdBatch
{
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, PipedRow> _rowOfId = new(StringComparer.Ordinal);

    /// <summary>Begins a batch.</summary>
    /// <param name="region">The region, or a text that stands for several.</param>
    public IdBatch(string region) => Region = region;

    /// <summary>The region, or a text that stands for all in which the ids are looked for.</summary>
    public string Region { get; }

    /// <summary>The ids, in the order of input.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>Adds an id. Of several rows with the same id the last is the one that errors name.</summary>
    public void Add(string id, PipedRow? row)
    {
        if (!_ids.Contains(id))
        {
            _ids.Add(id);
        }

        if (row is not null)
        {
            _rowOfId[id] = row;
        }
    }

    /// <summary>An error for each id that was not found, with the name of the row that asked for it.</summary>
    /// <param name="found">The ids that were found.</param>
    /// <param name="explain">Makes the error of an id.</param>
    public IEnumerable<ErrorRecord> Missing(IEnumerable<string> found, Func<string, ErrorRecord> explain) =>
        from id in _ids.Except(found, StringComparer.Ordinal)
        let error = explain(id)
        select _rowOfId.TryGetValue(id, out PipedRow? row) ? row.NameIn(error) : error;
}
