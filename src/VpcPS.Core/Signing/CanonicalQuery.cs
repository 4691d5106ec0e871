using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>
/// The canonicalized query string that both signatures contain. Names are in ordinal order of their UTF-16 code units
/// (<c>Tag.10.Key</c> before <c>Tag.2.Key</c>, <c>VSwitchId</c> before <c>VpcId</c>). Names and values are
/// percent-encoded, and the pairs <c>name=value</c> are joined with <c>&amp;</c>. An empty value gives <c>name=</c>.
/// </summary>
internal static class CanonicalQuery
{
    /// <summary>Builds the canonicalized query string.</summary>
    /// <param name="parameters">Names and values, not encoded. Equal names keep their order.</param>
    /// <returns>The string. Empty when there are no parameters.</returns>
    public static string Build(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var parts = new List<string>(32);
        foreach (KeyValuePair<string, string> parameter in Sorted(parameters))
        {
            if (parts.Count > 0)
            {
                parts.Add("&");
            }

            parts.Add(PercentEncoding.Encode(parameter.Key));
            parts.Add("=");
            parts.Add(PercentEncoding.Encode(parameter.Value));
        }

        return string.Concat(parts);
    }

    // List.Sort does not keep the order of equal names. OrderBy does, but its compilation would slow down the first request of a process.
    private static List<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var sorted = new List<KeyValuePair<string, string>>(8);
        foreach (KeyValuePair<string, string> parameter in parameters)
        {
            int place = sorted.Count;
            while (place > 0 && string.CompareOrdinal(sorted[place - 1].Key, parameter.Key) > 0)
            {
                place--;
            }

            sorted.Insert(place, parameter);
        }

        return sorted;
    }
}
