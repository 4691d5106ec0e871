using System;
using System.Collections.Generic;
using System.Globalization;

namespace VpcPS.Emulator.Parameters;

/// <summary>The decoded parameters of a request, from the query and the form together. Names are case-sensitive.</summary>
internal sealed class RequestParameters
{
    private readonly IReadOnlyDictionary<string, string> _byName;

    /// <summary>Makes the set of parameters.</summary>
    /// <param name="byName">The values by name.</param>
    public RequestParameters(IReadOnlyDictionary<string, string> byName) => _byName = byName;

    /// <summary>All parameters as they were sent, including those of the signature.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => _byName;

    /// <summary>The value of a parameter. Empty when it is absent.</summary>
    public string Text(string name) => _byName.TryGetValue(name, out string? value) ? value : "";

    /// <summary>The value of a parameter. Null when it is absent, empty when it has no value.</summary>
    public string? TextOrNull(string name) => _byName.TryGetValue(name, out string? value) ? value : null;

    /// <summary>For all names that begin with <c>prefix.</c>, the rest of the name.</summary>
    public IEnumerable<string> Under(string prefix)
    {
        foreach (string name in _byName.Keys)
        {
            if (name.Length > prefix.Length && name[prefix.Length] == '.' && name.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return name.Substring(prefix.Length + 1);
            }
        }
    }

    /// <summary>The indexes of a list that is sent as <c>prefix.1</c>, <c>prefix.2</c> or <c>prefix.1.suffix</c>.</summary>
    /// <returns>The indexes that occur, from 1, in ascending order. Some can be missing.</returns>
    public IReadOnlyCollection<int> Indexes(string prefix)
    {
        var indexes = new SortedSet<int>();
        foreach (string rest in Under(prefix))
        {
            if (int.TryParse(rest.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index >= 1)
            {
                indexes.Add(index);
            }
        }

        return indexes;
    }
}
