namespace VpcPS.Core.Signing;

/// <summary>
/// A V3 signature, and each step of its computation. The steps show where two computations differ. They are computed only when they are
/// read.
/// </summary>
internal sealed class Acs3Signature : RequestSignature
{
    private readonly CanonicalRequest _request;
    private readonly byte[] _requestHash;
    private readonly byte[] _signature;

    internal Acs3Signature(CanonicalRequest request, byte[] requestHash, byte[] signature, string authorization)
    {
        _request = request;
        _requestHash = requestHash;
        _signature = signature;
        Authorization = authorization;
    }

    /// <summary>The sorted, encoded query.</summary>
    public string CanonicalQueryString => _request.Query;

    /// <summary>The names of the signed headers, lower case, sorted, joined with <c>;</c>.</summary>
    public string SignedHeaders => _request.HeaderNames;

    /// <summary>Method, path, query, headers, header names and the hash of the body, each on a line.</summary>
    public string CanonicalRequest => _request.ToString();

    /// <summary>Lower-case hexadecimal SHA-256 of the canonical request.</summary>
    public string HashedCanonicalRequest => Acs3Signer.LowerHex(_requestHash);

    /// <summary>The algorithm and the hash.</summary>
    public override string StringToSign => Acs3Signer.Algorithm + "\n" + HashedCanonicalRequest;

    /// <summary>Lower-case hexadecimal HMAC-SHA256.</summary>
    public override string Signature => Acs3Signer.LowerHex(_signature);

    /// <summary>The complete value of the Authorization header.</summary>
    public string Authorization { get; }
}
