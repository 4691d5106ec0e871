using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>Signature V3 (ACS3-HMAC-SHA256). All inputs of the signature, including time and nonce, are passed in as headers.</summary>
internal static class Acs3Signer
{
    /// <summary>The name of the algorithm. It is the first word of the Authorization header and of the string to sign.</summary>
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>Lower-case hexadecimal SHA-256 of an empty body.</summary>
    public const string EmptyBodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Signs a request.</summary>
    /// <param name="httpMethod">The HTTP method in use, upper case.</param>
    /// <param name="path">The path as sent; <c>/</c> for RPC style APIs.</param>
    /// <param name="query">The query parameters, not encoded.</param>
    /// <param name="headers">All headers. Only <c>host</c>, <c>content-type</c> and <c>x-acs-*</c> are signed; others are ignored.</param>
    /// <param name="bodyHash">Lower-case hexadecimal SHA-256 of the body's exact bytes, equal to the header x-acs-content-sha256.</param>
    /// <param name="accessKeyId">The AccessKey id for the Authorization header.</param>
    /// <param name="accessKeySecret">The HMAC key as it is, without a suffix.</param>
    /// <returns>The signature, the Authorization header and each step towards them.</returns>
    public static Acs3Signature Sign(
        string httpMethod,
        string path,
        IEnumerable<KeyValuePair<string, string>> query,
        IEnumerable<KeyValuePair<string, string>> headers,
        string bodyHash,
        string accessKeyId,
        string accessKeySecret)
    {
        return SignHeaders(httpMethod, path, query, headers, IsSigned, bodyHash, accessKeyId, accessKeySecret);
    }

    /// <summary>
    /// Computes a signature as a server does, with the headers that the request lists in SignedHeaders.
    /// </summary>
    /// <param name="httpMethod">The HTTP method of the request.</param>
    /// <param name="path">The path as received.</param>
    /// <param name="query">The query parameters, decoded.</param>
    /// <param name="headers">All headers as received.</param>
    /// <param name="signedHeaders">The names that the request lists as signed, in any case. A name without a header is ignored.</param>
    /// <param name="bodyHash">Lower-case hexadecimal SHA-256 of the received body.</param>
    /// <param name="accessKeyId">The key that the request names.</param>
    /// <param name="accessKeySecret">The secret that belongs to the key.</param>
    /// <returns>The signature that the request should carry, and each step towards it.</returns>
    public static Acs3Signature Recompute(
        string httpMethod,
        string path,
        IEnumerable<KeyValuePair<string, string>> query,
        IEnumerable<KeyValuePair<string, string>> headers,
        IEnumerable<string> signedHeaders,
        string bodyHash,
        string accessKeyId,
        string accessKeySecret)
    {
        var listed = new HashSet<string>(signedHeaders, StringComparer.OrdinalIgnoreCase);
        return SignHeaders(httpMethod, path, query, headers, listed.Contains, bodyHash, accessKeyId, accessKeySecret);
    }

    /// <summary>Lower-case hexadecimal SHA-256 of a body's bytes.</summary>
    public static string HashBody(byte[] body)
    {
        using var sha256 = SHA256.Create();
        return LowerHex(sha256.ComputeHash(body));
    }

    /// <summary>Octets as lower-case hexadecimal digits.</summary>
    internal static string LowerHex(byte[] octets)
    {
        using var text = new Utf8Text();
        return text.AppendHex(octets).ToString();
    }

    private static Acs3Signature SignHeaders(
        string httpMethod,
        string path,
        IEnumerable<KeyValuePair<string, string>> query,
        IEnumerable<KeyValuePair<string, string>> headers,
        Func<string, bool> isSigned,
        string bodyHash,
        string accessKeyId,
        string accessKeySecret)
    {
        var request = new CanonicalRequest(httpMethod, path, CanonicalQuery.Build(query), Select(headers, isSigned), bodyHash);
        using var sha256 = SHA256.Create();
        byte[] requestHash = request.Hash(sha256);
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(accessKeySecret));
        using var toSign = new Utf8Text();
        byte[] signature = toSign.Append(Algorithm).Append("\n").AppendHex(requestHash).Hash(hmac);
        using var authorization = new Utf8Text();
        authorization.Append(Algorithm).Append(" Credential=").Append(accessKeyId);
        authorization.Append(",SignedHeaders=").Append(request.HeaderNames).Append(",Signature=").AppendHex(signature);
        return new Acs3Signature(request, requestHash, signature, authorization.ToString());
    }

    // The protocol requires this order: by name, then by value.
    private static List<KeyValuePair<string, string>> Select(
        IEnumerable<KeyValuePair<string, string>> headers, Func<string, bool> isSigned)
    {
        var selected = new List<KeyValuePair<string, string>>(8);
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (isSigned(header.Key))
            {
                selected.Add(new(LowerCase(header.Key), header.Value.Trim()));
            }
        }

        selected.Sort(CompareNameAndValue);
        return selected;
    }

    private static int CompareNameAndValue(KeyValuePair<string, string> one, KeyValuePair<string, string> other)
    {
        int names = string.CompareOrdinal(one.Key, other.Key);
        return names != 0 ? names : string.CompareOrdinal(one.Value, other.Value);
    }

    // The protocol requires lower-case header names. CA1308 asks for ToUpperInvariant, which would be wrong here.
#pragma warning disable CA1308
    private static string LowerCase(string headerName) => headerName.ToLowerInvariant();
#pragma warning restore CA1308

    private static bool IsSigned(string headerName) =>
        headerName.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase)
        || headerName.Equals("host", StringComparison.OrdinalIgnoreCase)
        || headerName.Equals("content-type", StringComparison.OrdinalIgnoreCase);
}
