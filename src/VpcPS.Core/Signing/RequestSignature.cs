namespace VpcPS.Core.Signing;

/// <summary>A signature with the text that was signed.</summary>
internal abstract class RequestSignature
{
    private protected RequestSignature()
    {
    }

    /// <summary>
    /// The text that was signed. A service that computes another signature sends its own text, which is then compared with
    /// this one.
    /// </summary>
    public abstract string StringToSign { get; }

    /// <summary>The signature as it is sent: hexadecimal (V3) or base64 (V1).</summary>
    public abstract string Signature { get; }
}
