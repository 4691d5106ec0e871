namespace VpcPS.Core.Signing;

/// <summary>A signature with the text that it is of.</summary>
public abstract class RequestSignature
{
    private protected RequestSignature()
    {
    }

    /// <summary>
    /// The text that was signed; put together when it is asked for. A service that finds another signature sends its own
    /// text, which this is then compared with.
    /// </summary>
    public abstract string StringToSign { get; }

    /// <summary>The signature as it is sent: hexadecimal (V3) or base64 (V1).</summary>
    public abstract string Signature { get; }
}
