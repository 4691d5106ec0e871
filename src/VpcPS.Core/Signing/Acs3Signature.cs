namespace VpcPS.Core.Signing;

/// <summary>A V3 signature and each step that led to it. The steps show where two computations differ.</summary>
internal sealed class Acs3Signature : RequestSignature
{
    private readonly Utf8Text _canonicalRequest;

    internal Acs3Signature(
        string canonicalQuery, string signedHeaders, Utf8Text canonicalRequest, string requestHash, string signature, string authorization)
    {
        _canonicalRequest = canonicalRequest;
        CanonicalQueryString = canonicalQuery;
        SignedHeaders = signedHeaders;
        HashedCanonicalRequest = requestHash;
        Signature = signature;
        Authorization = authorization;
    }

    /// <summary>The sorted, encoded query.</summary>
    public string CanonicalQueryString { get; }

    /// <summary>The names of the signed headers, lower case, sorted, joined with <c>;</c>.</summary>
    public string SignedHeaders { get; }

    /// <summary>Method, path, query, headers, header names and the hash of the body, each on a line.</summary>
    public string CanonicalRequest => _canonicalRequest.ToString();

    /// <summary>Lower-case hexadecimal SHA-256 of the canonical request.</summary>
    public string HashedCanonicalRequest { get; }

    /// <summary>The algorithm and the hash.</summary>
    public override string StringToSign => Acs3Signer.StringToSign(HashedCanonicalRequest);

    /// <summary>Lower-case hexadecimal HMAC-SHA256.</summary>
    public override string Signature { get; }

    /// <summary>The complete value of the Authorization header.</summary>
    public string Authorization { get; }
}
