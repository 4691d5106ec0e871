using System;
using System.Collections.Generic;

namespace VpcPS.Core.Signing;

/// <summary>
/// Signature V3 (ACS3-HMAC-SHA256). Everything that enters the signature, time and nonce included, is passed in as a
/// header.
/// </summary>
public static class Acs3Signer
{
    /// <summary>The name of the algorithm, first word of the Authorization header and of the string to sign.</summary>
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>Lower-case hexadecimal SHA-256 of an empty body.</summary>
    public const string EmptyBodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static readonly Comparer<KeyValuePair<string, string>> ByNameAndValue = Comparer<KeyValuePair<string, string>>.Create((one, other) =>
    {
        int order = string.CompareOrdinal(one.Key, other.Key);
        return order != 0 ? order : string.CompareOrdinal(one.Value, other.Value);
    });

    /// <summary>Signs a request.</summary>
    /// <param name="httpMethod">The HTTP method in use, upper case.</param>
    /// <param name="path">The path as sent; <c>/</c> for RPC style APIs.</param>
    /// <param name="query">The query parameters, not encoded.</param>
    /// <param name="headers">All headers. Only <c>host</c>, <c>content-type</c> and <c>x-acs-*</c> are signed; the others are passed over.</param>
    /// <param name="bodyHash">Lower-case hexadecimal SHA-256 of the body's exact bytes, the same as the header x-acs-content-sha256.</param>
    /// <param name="accessKeyId">Named in the Authorization header.</param>
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
    /// Recomputes a signature as a server does: over the headers that the request itself names in SignedHeaders.
    /// </summary>
    /// <param name="httpMethod">The HTTP method of the request.</param>
    /// <param name="path">The path as received.</param>
    /// <param name="query">The query parameters, decoded.</param>
    /// <param name="headers">All headers as received.</param>
    /// <param name="signedHeaders">The names that the request lists as signed, in any case. A listed header that is absent is passed over.</param>
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
    public static string HashBody(byte[] body) =>
        body.Length == 0 ? EmptyBodyHash : ToLowerHex(SigningScratch.OfThisThread.Sha256.ComputeHash(body));

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
        SigningScratch scratch = SigningScratch.OfThisThread;
        WireText canonicalQuery = scratch.Query;
        canonicalQuery.Clear();
        CanonicalQuery.Append(canonicalQuery, query);
        string queryString = canonicalQuery.ToString();


        WireText text = scratch.Text;
        text.Clear();
        text.Append(httpMethod);
        text.Append('\n');
        text.Append(path);
        text.Append('\n');
        text.Append(queryString);
        text.Append('\n');
        string signedHeaders = AppendHeaders(text, Sort(headers, isSigned));
        text.Append('\n');
        text.Append(signedHeaders);
        text.Append('\n');
        text.Append(bodyHash);
        string canonicalRequest = text.ToString();
        string hashedCanonicalRequest = ToLowerHex(scratch.Sha256.ComputeHash(text.Bytes, 0, text.Length));

        text.Clear();
        text.Append(Algorithm);
        text.Append('\n');
        text.Append(hashedCanonicalRequest);
        string signature = ToLowerHex(scratch.HmacSha256.Compute(accessKeySecret, text));
        return new Acs3Signature(
            queryString,
            signedHeaders,
            canonicalRequest,
            hashedCanonicalRequest,
            Algorithm + "\n" + hashedCanonicalRequest,
            signature,
            Algorithm + " Credential=" + accessKeyId + ",SignedHeaders=" + signedHeaders + ",Signature=" + signature);
    }

    private static List<KeyValuePair<string, string>> Sort(IEnumerable<KeyValuePair<string, string>> headers, Func<string, bool> isSigned)
    {
        var sorted = new List<KeyValuePair<string, string>>(8);
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (isSigned(header.Key))
            {
                sorted.Add(new(LowerCase(header.Key), header.Value.Trim()));
            }
        }

        sorted.Sort(ByNameAndValue);
        return sorted;
    }

    // A line for each name, and the names. Those that differ only in case are one header; its values, which are sorted
    // already, are joined.
    private static string AppendHeaders(WireText text, List<KeyValuePair<string, string>> sorted)
    {
        var names = new List<string>(sorted.Count);
        foreach (KeyValuePair<string, string> header in sorted)
        {
            if (names.Count > 0 && header.Key == names[names.Count - 1])
            {
                text.Append(',');
            }
            else
            {
                if (names.Count > 0)
                {
                    text.Append('\n');
                }

                names.Add(header.Key);
                text.Append(header.Key);
                text.Append(':');
            }

            text.Append(header.Value);
        }

        if (names.Count > 0)
        {
            text.Append('\n');
        }

        return string.Join(";", names);
    }

    // The protocol prescribes lower-case header names; ToUpperInvariant, which CA1308 asks for, would be wrong here.
#pragma warning disable CA1308
    private static string LowerCase(string headerName) => headerName.ToLowerInvariant();
#pragma warning restore CA1308

    private static bool IsSigned(string headerName) =>
        headerName.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase)
        || headerName.Equals("host", StringComparison.OrdinalIgnoreCase)
        || headerName.Equals("content-type", StringComparison.OrdinalIgnoreCase);

    private static string ToLowerHex(byte[] bytes)
    {
        const string lowerHex = "0123456789abcdef";
        var text = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = lowerHex[bytes[i] >> 4];
            text[(2 * i) + 1] = lowerHex[bytes[i] & 0xF];
        }

        return new string(text);
    }
}

/// <summary>A V3 signature with the steps that led to it, so that a difference can be traced to its step.</summary>
/// <param name="CanonicalQueryString">The sorted, encoded query.</param>
/// <param name="SignedHeaders">The names of the signed headers, lower case, sorted, joined with <c>;</c>.</param>
/// <param name="CanonicalRequest">Method, path, query, headers, their names and the body's hash, a line each.</param>
/// <param name="HashedCanonicalRequest">Lower-case hexadecimal SHA-256 of the canonical request.</param>
/// <param name="StringToSign">The algorithm and the hash.</param>
/// <param name="Signature">Lower-case hexadecimal HMAC-SHA256.</param>
/// <param name="Authorization">The complete value of the Authorization header.</param>
public sealed record Acs3Signature(
    string CanonicalQueryString,
    string SignedHeaders,
    string CanonicalRequest,
    string HashedCanonicalRequest,
    string StringToSign,
    string Signature,
    string Authorization);
