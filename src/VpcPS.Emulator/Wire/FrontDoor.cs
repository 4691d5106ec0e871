using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Emulator.Parameters;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// Turns away what a browser sends for a page of another site: the emulator's key is in the documents, so that a signature
/// keeps no page out. Told from the head alone; programs send none of these headers but Host.
/// </summary>
internal static class FrontDoor
{
    /// <summary>Why a request is not let in; null when it is.</summary>
    /// <param name="headers">Its headers. Exactly one is Host.</param>
    public static ApiException? Refusal(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        // A page that got its own name to resolve to 127.0.0.1 names itself here.
        string host = Values(headers, "Host").Single();
        if (!LoopbackHost.Accepts(host))
        {
            return Refusals.UnknownHost();
        }

        // Another port is another origin, whoever listens there; a sandboxed page and a local file are null.
        bool isForeign = Values(headers, "Origin").Any(origin => !origin.Equals("http://" + host, StringComparison.OrdinalIgnoreCase))
            // Requests without Origin, such as those of links, images and frames. None is what a user types in.
            || Values(headers, "Sec-Fetch-Site").Any(site => !IsOneOf(site, "same-origin", "none"));
        return isForeign ? Refusals.ForeignPage() : null;
    }

    private static IEnumerable<string> Values(IReadOnlyList<KeyValuePair<string, string>> headers, string name) =>
        headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    private static bool IsOneOf(string text, params string[] choices) => choices.Contains(text, StringComparer.OrdinalIgnoreCase);
}
