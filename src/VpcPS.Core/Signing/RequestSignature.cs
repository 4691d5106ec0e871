namespace VpcPS.Core.Signing;

/// <summary>A signature with the text that was signed.</summary>
internal abstract class RequestSignature
{
    private protected RequestSignature()
    {
    }

    /// <summary>
    /// The text that was signed. When the service computes a different signature, it sends the text that it signed, and the two texts are
    /// compared.
    /// </summary>
    public abstract string StringToSign { get; }

    /// <summary>The signature as it is sent: hexadecimal (V3) or base64 (V1).</summary>
    public abstract string Signature { get; }
}
