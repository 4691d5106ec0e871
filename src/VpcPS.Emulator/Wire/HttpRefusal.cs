using System;

namespace VpcPS.Emulator.Wire;

/// <summary>The refusal of malformed HTTP. It is answered, and the connection is closed.</summary>
internal sealed class HttpRefusal : Exception
{
    /// <summary>Makes a refusal.</summary>
    public HttpRefusal(int status, string reason)
        : base(reason) => Status = status;

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; }
}
