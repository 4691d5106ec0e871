using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// Refuses requests that a browser sends for a page of another site. The emulator's key is public, so any page could sign requests. Only
/// headers are checked. Programs send only one of these headers, Host.
/// </summary>
internal static class FrontDoor
{
    /// <summary>The error for a request. Null when the request is accepted.</summary>
    /// <param name="headers">The headers of the request. Exactly one of them is Host.</param>
    public static ApiException? Refusal(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        // If the host name of a page resolves to 127.0.0.1, the Host header has that name.
        string host = Values(headers, "Host").Single();
        if (!LoopbackHost.Accepts(host))
        {
            return Refusals.UnknownHost();
        }

        // A different port is a different origin. A sandboxed page and a local file have the origin null.
        bool isForeign = Values(headers, "Origin").Any(origin => !origin.Equals("http://" + host, StringComparison.OrdinalIgnoreCase))
            // This header is for requests without Origin: links, images and frames. The value none means that a user typed the address.
            || Values(headers, "Sec-Fetch-Site").Any(site => !IsOneOf(site, "same-origin", "none"));
        return isForeign ? Refusals.ForeignPage() : null;
    }

    private static IEnumerable<string> Values(IReadOnlyList<KeyValuePair<string, string>> headers, string name) =>
        headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    private static bool IsOneOf(string text, params string[] choices) => choices.Contains(text, StringComparer.OrdinalIgnoreCase);
}
