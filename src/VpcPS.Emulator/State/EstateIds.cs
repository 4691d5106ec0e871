using System;
using System.Collections.Generic;
using static VpcPS.Emulator.State.EstateChecks;

namespace VpcPS.Emulator.State;

/// <summary>The ids of an estate, each of which occurs once.</summary>
internal sealed class EstateIds
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Takes an id; false when it was there already.</summary>
    public bool Add(string id) => _ids.Add(id);

    /// <summary>Takes an id that begins as those of its kind do.</summary>
    /// <exception cref="EstateLawException">It begins otherwise, or was there already.</exception>
    public void RequireId(string id, string prefix, string path)
    {
        Require(
            id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal),
            path,
            $"the id '{id}' does not begin with '{prefix}'");
        Require(_ids.Add(id), path, $"the id '{id}' occurs twice");
    }
}
