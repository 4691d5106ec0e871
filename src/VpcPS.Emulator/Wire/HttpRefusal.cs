using System;

namespace VpcPS.Emulator.Wire;

/// <summary>Refuses a request that is not valid HTTP. The server sends an answer and closes the connection.</summary>
internal sealed class HttpRefusal : Exception
{
    /// <summary>Makes a refusal.</summary>
    public HttpRefusal(int status, string reason)
        : base(reason) => Status = status;

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; }
}
