using System;
using System.Collections.Generic;

namespace VpcPS.Emulator.Wire;

/// <summary>A request as received: nothing is decoded or normalised, since signatures are computed over it.</summary>
/// <param name="Method">The method, as sent.</param>
/// <param name="Target">The target, as sent; begins with <c>/</c>.</param>
/// <param name="Headers">The headers in their order, duplicates included.</param>
/// <param name="Body">The body, chunks joined.</param>
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

    /// <summary>The value of a header, trimmed; null when it is absent. Of duplicates, the first.</summary>
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
