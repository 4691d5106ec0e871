using System.Collections.Generic;
using VpcPS.Errors;

namespace VpcPS.Lists;

/// <summary>
/// Collects the ids of many rows into batches for each region. A batch has as many ids as one call accepts. An id that occurs in several
/// rows is queried once.
/// </summary>
internal sealed class IdBatches
{
    private readonly int _size;
    private readonly Dictionary<string, IdBatch> _batches = [];

    /// <summary>Sets the maximum number of ids in a call.</summary>
    public IdBatches(int size) => _size = size;

    /// <summary>Adds an id. Returns the batch when this id makes it full, otherwise null.</summary>
    /// <param name="region">The region, or a text that stands for several.</param>
    /// <param name="id">The id.</param>
    /// <param name="row">The row that asks for it, or null.</param>
    public IdBatch? Add(string region, string id, PipedRow? row)
    {
        if (!_batches.TryGetValue(region, out IdBatch? batch))
        {
            _batches.Add(region, batch = new IdBatch(region));
        }

        batch.Add(id, row);
        if (batch.Ids.Count < _size)
        {
            return null;
        }

        _batches.Remove(region);
        return batch;
    }

    /// <summary>The batches that are not full.</summary>
    public List<IdBatch> TakeRest()
    {
        List<IdBatch> rest = [.. _batches.Values];
        _batches.Clear();
        return rest;
    }
}
