using System;
using System.Collections.Generic;

namespace VpcPS.Session;

/// <summary>Keeps the answers for completers for a few seconds, so that pressing Tab repeatedly sends only one request.</summary>
internal sealed class CompletionCache
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(VpcSession Session, string Region, Type Completer), Entry> _entries = [];

    /// <summary>The candidates in the cache that are still fresh, or null.</summary>
    public IReadOnlyList<CompletionCandidate>? Find(VpcSession session, string region, Type completer) =>
        _entries.TryGetValue((session, region, completer), out Entry? entry) && session.Clock.UtcNow < entry.Until
                ? entry.Candidates
                : null;

    /// <summary>Stores the service's answer.</summary>
    public void Keep(VpcSession session, string region, Type completer, IReadOnlyList<CompletionCandidate> candidates) =>
        _entries[(session, region, completer)] = new Entry(candidates, session.Clock.UtcNow + Lifetime);

    private sealed record Entry(IReadOnlyList<CompletionCandidate> Candidates, DateTimeOffset Until);
}
