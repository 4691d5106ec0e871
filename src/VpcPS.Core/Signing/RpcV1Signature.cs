namespace VpcPS.Core.Signing;

/// <summary>A V1 signature, and each step of its computation. The steps show where two computations differ.</summary>
internal sealed class RpcV1Signature : RequestSignature
{
    internal RpcV1Signature(string canonicalizedQueryString, string stringToSign, string signature)
    {
        CanonicalizedQueryString = canonicalizedQueryString;
        StringToSign = stringToSign;
        Signature = signature;
    }

    /// <summary>The sorted, encoded parameters.</summary>
    public string CanonicalizedQueryString { get; }

    /// <summary>Method, path and query, each encoded once more.</summary>
    public override string StringToSign { get; }

    /// <summary>Base64 of the HMAC-SHA1. It has to be percent-encoded when it is sent.</summary>
    public override string Signature { get; }
}
