using System;

namespace VpcPS.Emulator.Wire;

/// <summary>The limits of the HTTP server.</summary>
internal sealed class HttpLimits
{
    /// <summary>The maximum number of bytes of the request line and the headers together.</summary>
    public int HeadBytes { get; init; } = 64 * 1024;

    /// <summary>The maximum number of bytes of a body, with all chunks joined.</summary>
    public int BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>
    /// The maximum number of connections at a time. A further connection is closed at once. The limit is several times the largest
    /// -ThrottleLimit.
    /// </summary>
    public int Connections { get; init; } = 2_000;

    /// <summary>
    /// The maximum number of bytes of requests and answers of all connections together. The first 2 KB of each connection do not count.
    /// </summary>
    public long HeldBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How long a connection may wait for its next request.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a client may take to send one request or to receive one answer.</summary>
    public TimeSpan Transfer { get; init; } = TimeSpan.FromSeconds(30);
}
