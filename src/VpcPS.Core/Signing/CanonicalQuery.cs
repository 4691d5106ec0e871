using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>
/// The canonicalized query string that both signatures contain: names in ordinal order of their UTF-16 code units
/// (<c>Tag.10.Key</c> before <c>Tag.2.Key</c>, <c>VSwitchId</c> before <c>VpcId</c>), name and value percent-encoded,
/// <c>name=value</c> joined with <c>&amp;</c>. An empty value gives <c>name=</c>.
/// </summary>
public static class CanonicalQuery
{
    /// <summary>Builds the canonicalized query string.</summary>
    /// <param name="parameters">Names and values as they are meant, not encoded. Equal names keep their order.</param>
    /// <returns>The string; empty when there are no parameters.</returns>
    public static string Build(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var query = new WireText();
        Append(query, parameters);
        return query.ToString();
    }

    internal static void Append(WireText query, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        KeyValuePair<string, string>[] sorted = [.. parameters];
        Sort(sorted);
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i > 0)
            {
                query.Append('&');
            }

            query.AppendEncoded(sorted[i].Key);
            query.Append('=');
            query.AppendEncoded(sorted[i].Value);
        }
    }

    // An insertion sort: they are few and mostly in order already, and what has the same name stays as it came.
    private static void Sort(KeyValuePair<string, string>[] parameters)
    {
        for (int i = 1; i < parameters.Length; i++)
        {
            KeyValuePair<string, string> parameter = parameters[i];
            int place = i;
            for (; place > 0 && string.CompareOrdinal(parameters[place - 1].Key, parameter.Key) > 0; place--)
            {
                parameters[place] = parameters[place - 1];
            }

            parameters[place] = parameter;
        }
    }
}
