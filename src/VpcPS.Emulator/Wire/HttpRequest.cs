using System;
using System.Collections.Generic;

namespace VpcPS.Emulator.Wire;

/// <summary>A request as it was received. Nothing is decoded or normalised, because the signature covers the exact bytes.</summary>
/// <param name="Method">The method as it was sent.</param>
/// <param name="Target">The target as it was sent. It starts with <c>/</c>.</param>
/// <param name="Headers">The headers in the order in which they were sent, including duplicates.</param>
/// <param name="Body">The body, with all chunks joined.</param>
internal sealed record HttpRequest(
    string Method,
    string Target,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    byte[] Body)
{
    /// <summary>The target up to the question mark.</summary>
    public string Path => Target.Split(['?'], 2)[0];

    /// <summary>The target after the question mark, still encoded; empty when there is none.</summary>
    public string Query => Target.Split(['?'], 2) is [_, var query] ? query : "";

    /// <summary>
    /// The value of a header, without blanks around it. Null when the header is absent. When there are duplicates, the first one.
    /// </summary>
    public string? Header(string name)
    {
        foreach (KeyValuePair<string, string> header in Headers)
        {
            if (header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
