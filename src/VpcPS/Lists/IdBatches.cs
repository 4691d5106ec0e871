using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Lists;

/// <summary>
/// Collects the ids of many rows into batches for each region. A batch has as many ids as one call accepts. An id that occurs in several
/// rows is queried once.
/// </summary>
internal sealed class IdBatches
{
    private readonly int _size;
    private readonly Dictionary<string, List<string>> _idsByRegion = [];

    /// <summary>Sets the maximum number of ids in a call.</summary>
    public IdBatches(int size) => _size = size;

    /// <summary>Adds an id. Returns the batch when this id makes it full, otherwise null.</summary>
    public IReadOnlyList<string>? Add(string region, string id)
    {
        if (!_idsByRegion.TryGetValue(region, out List<string>? ids))
        {
            _idsByRegion.Add(region, ids = []);
        }

        if (!ids.Contains(id))
        {
            ids.Add(id);
        }

        if (ids.Count < _size)
        {
            return null;
        }

        _idsByRegion.Remove(region);
        return ids;
    }

    /// <summary>The batches that are not full.</summary>
    public IEnumerable<(string Region, IReadOnlyList<string> Ids)> TakeRest()
    {
        var rest = _idsByRegion.Select(entry => (entry.Key, (IReadOnlyList<string>)entry.Value)).ToList();
        _idsByRegion.Clear();
        return rest;
    }
}
