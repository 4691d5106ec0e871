namespace VpcPS.Core.Signing;

/// <summary>A V3 signature with the steps that led to it, so that a difference can be traced to its step.</summary>
public sealed class Acs3Signature
{
    private readonly Acs3CanonicalRequest _request;

    internal Acs3Signature(Acs3CanonicalRequest request, string hashedCanonicalRequest, string stringToSign, string signature, string authorization)
    {
        _request = request;
        HashedCanonicalRequest = hashedCanonicalRequest;
        StringToSign = stringToSign;
        Signature = signature;
        Authorization = authorization;
    }

    /// <summary>The sorted, encoded query.</summary>
    public string CanonicalQueryString => _request.Query;

    /// <summary>The names of the signed headers, lower case, sorted, joined with <c>;</c>.</summary>
    public string SignedHeaders => _request.SignedHeaders;

    /// <summary>Method, path, query, headers, their names and the body's hash, a line each; put together when it is asked for.</summary>
    public string CanonicalRequest => _request.ToString();

    /// <summary>Lower-case hexadecimal SHA-256 of the canonical request.</summary>
    public string HashedCanonicalRequest { get; }

    /// <summary>The algorithm and the hash.</summary>
    public string StringToSign { get; }

    /// <summary>Lower-case hexadecimal HMAC-SHA256.</summary>
    public string Signature { get; }

    /// <summary>The complete value of the Authorization header.</summary>
    public string Authorization { get; }
}
