using System;

namespace VpcPS.Emulator.Wire;

/// <summary>What the HTTP server puts up with.</summary>
internal sealed class HttpLimits
{
    /// <summary>The most bytes of request line and headers together.</summary>
    public int HeadBytes { get; init; } = 64 * 1024;

    /// <summary>The most bytes of a body, after any chunks are joined.</summary>
    public int BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>The most connections at a time; one more is closed at once. The largest -ThrottleLimit, some times over.</summary>
    public int Connections { get; init; } = 2_000;

    /// <summary>The most bytes of requests and answers that all connections together hold, beyond 2 KB for each.</summary>
    public long HeldBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a connection may wait for its next request.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one request may take to arrive, or one answer to be taken.</summary>
    public TimeSpan Transfer { get; init; } = TimeSpan.FromSeconds(30);
}
