namespace VpcPS.Core.Signing;

/// <summary>
/// A V3 signature with the steps that led to it, so that a difference can be traced to its step. What a request does not
/// need is put together when it is asked for.
/// </summary>
public sealed class Acs3Signature : RequestSignature
{
    private readonly Acs3CanonicalRequest _request;
    private readonly byte[] _requestHash;
    private readonly byte[] _signature;

    internal Acs3Signature(Acs3CanonicalRequest request, byte[] requestHash, byte[] signature, string authorization)
    {
        _request = request;
        _requestHash = requestHash;
        _signature = signature;
        Authorization = authorization;
    }

    /// <summary>The sorted, encoded query.</summary>
    public string CanonicalQueryString => _request.Query;

    /// <summary>The names of the signed headers, lower case, sorted, joined with <c>;</c>.</summary>
    public string SignedHeaders
    {
        get
        {
            var text = new WireText();
            _request.AppendSignedHeaders(text);
            return text.ToString();
        }
    }

    /// <summary>Method, path, query, headers, their names and the body's hash, a line each.</summary>
    public string CanonicalRequest => _request.ToString();

    /// <summary>Lower-case hexadecimal SHA-256 of the canonical request.</summary>
    public string HashedCanonicalRequest => WireText.LowerHex(_requestHash);

    /// <summary>The algorithm and the hash.</summary>
    public override string StringToSign => Acs3Signer.StringToSignStart + HashedCanonicalRequest;

    /// <summary>Lower-case hexadecimal HMAC-SHA256.</summary>
    public override string Signature => WireText.LowerHex(_signature);

    /// <summary>The complete value of the Authorization header.</summary>
    public string Authorization { get; }
}
