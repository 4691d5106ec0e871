using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Lists;

/// <summary>
/// Collects the ids of many rows into calls of the size that the service takes, per region. An id that several rows
/// name is asked for once.
/// </summary>
internal sealed class IdBatches
{
    private readonly int _size;
    private readonly Dictionary<string, List<string>> _idsByRegion = [];

    /// <summary>Sets the most ids of a call.</summary>
    public IdBatches(int size) => _size = size;

    /// <summary>Takes an id, and gives the batch that it completes, or null.</summary>
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

    /// <summary>Gives the batches that are not full.</summary>
    public IEnumerable<(string Region, IReadOnlyList<string> Ids)> TakeRest()
    {
        var rest = _idsByRegion.Select(entry => (entry.Key, (IReadOnlyList<string>)entry.Value)).ToList();
        _idsByRegion.Clear();
        return rest;
    }
}
