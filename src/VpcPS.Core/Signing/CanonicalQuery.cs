using System;
using System.Collections.Generic;
using System.Linq;

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
    /// <returns>The string; empty when there are no parameters.</returns>
    public static string Build(IEnumerable<KeyValuePair<string, string>> parameters) => string.Join("&", parameters
        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
        .Select(parameter => PercentEncoding.Encode(parameter.Key) + "=" + PercentEncoding.Encode(parameter.Value)));
}
