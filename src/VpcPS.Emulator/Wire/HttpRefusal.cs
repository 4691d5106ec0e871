using System;

namespace VpcPS.Emulator.Wire;

/// <summary>What came in is not HTTP as this server takes it; it is answered once and the connection is closed.</summary>
internal sealed class HttpRefusal(int status, string reason) : Exception(reason)
{
    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; } = status;
}
