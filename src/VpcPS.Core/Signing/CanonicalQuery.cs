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
        Append(query, parameters, []);
        return query.ToString();
    }

    /// <summary>Adds the canonicalized query string to a text.</summary>
    /// <param name="text">Where it goes.</param>
    /// <param name="parameters">Names and values.</param>
    /// <param name="sorted">A list to sort them in; what it holds is lost.</param>
    internal static void Append(WireText text, IEnumerable<KeyValuePair<string, string>> parameters, List<KeyValuePair<string, string>> sorted)
    {
        sorted.Clear();
        sorted.AddRange(parameters);
        CanonicalOrder.Sort(sorted, default(CanonicalOrder.ByName));
        for (int i = 0; i < sorted.Count; i++)
        {
            if (i > 0)
            {
                text.Append('&');
            }

            text.AppendEncoded(sorted[i].Key);
            text.Append('=');
            text.AppendEncoded(sorted[i].Value);
        }
    }
}
