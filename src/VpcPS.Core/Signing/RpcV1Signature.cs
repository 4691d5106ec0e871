namespace VpcPS.Core.Signing;

/// <summary>A V1 signature with the steps that led to it, so that a difference can be traced to its step.</summary>
public sealed class RpcV1Signature : RequestSignature
{
    private readonly string _httpMethod;

    internal RpcV1Signature(string httpMethod, string canonicalizedQueryString, string signature)
    {
        _httpMethod = httpMethod;
        CanonicalizedQueryString = canonicalizedQueryString;
        Signature = signature;
    }

    /// <summary>The sorted, encoded parameters.</summary>
    public string CanonicalizedQueryString { get; }

    /// <summary>Method, path and the encoded query; put together when it is asked for.</summary>
    public override string StringToSign => _httpMethod + RpcV1Signer.EncodedPath + PercentEncoding.Encode(CanonicalizedQueryString);

    /// <summary>Base64 of the HMAC-SHA1; encode it once more when it is sent.</summary>
    public override string Signature { get; }
}
