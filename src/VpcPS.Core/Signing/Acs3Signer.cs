using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// Signature V3 (ACS3-HMAC-SHA256). All inputs of the signature are passed in as headers, time and nonce too.
/// </summary>
internal static class Acs3Signer
{
    /// <summary>The name of the algorithm, first word of the Authorization header and of the string to sign.</summary>
    public const string Algorithm = "ACS3-HMAC-SHA256";

    /// <summary>Lower-case hexadecimal SHA-256 of an empty body.</summary>
    public const string EmptyBodyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Signs a request.</summary>
    /// <param name="httpMethod">The HTTP method in use, upper case.</param>
    /// <param name="path">The path as sent; <c>/</c> for RPC style APIs.</param>
    /// <param name="query">The query parameters, not encoded.</param>
    /// <param name="headers">All headers. Only <c>host</c>, <c>content-type</c> and <c>x-acs-*</c> are signed; others are ignored.</param>
    /// <param name="bodyHash">Lower-case hexadecimal SHA-256 of the body's exact bytes, equal to the header x-acs-content-sha256.</param>
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

    internal static string StringToSign(string requestHash) => Algorithm + "\n" + requestHash;

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
        string canonicalQuery = CanonicalQuery.Build(query);
        List<KeyValuePair<string, string>> signed = Select(headers, isSigned);
        string signedHeaders = Names(signed);
        var canonicalRequest = new Utf8Text();
        canonicalRequest.Append(httpMethod).Append("\n").Append(path).Append("\n").Append(canonicalQuery).Append("\n");
        for (int i = 0; i < signed.Count; i++)
        {
            if (IsNewName(signed, i))
            {
                canonicalRequest.Append(signed[i].Key).Append(":").Append(signed[i].Value);
            }
            else
            {
                // The values of headers with the same name are joined.
                canonicalRequest.Append(",").Append(signed[i].Value);
            }

            canonicalRequest.Append(i + 1 == signed.Count || IsNewName(signed, i + 1) ? "\n" : "");
        }

        canonicalRequest.Append("\n").Append(signedHeaders).Append("\n").Append(bodyHash);
        using var sha256 = SHA256.Create();
        string requestHash = LowerHex(canonicalRequest.Hash(sha256));
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(accessKeySecret));
        string signature = LowerHex(hmac.ComputeHash(Encoding.ASCII.GetBytes(StringToSign(requestHash))));
        string authorization = Algorithm + " Credential=" + accessKeyId + ",SignedHeaders=" + signedHeaders + ",Signature=" + signature;
        return new Acs3Signature(canonicalQuery, signedHeaders, canonicalRequest, requestHash, signature, authorization);
    }

    private static string Names(List<KeyValuePair<string, string>> signed)
    {
        var names = new List<string>(signed.Count);
        for (int i = 0; i < signed.Count; i++)
        {
            if (IsNewName(signed, i))
            {
                names.Add(signed[i].Key);
            }
        }

        return string.Join(";", names);
    }

    private static bool IsNewName(List<KeyValuePair<string, string>> signed, int i) => i == 0 || signed[i].Key != signed[i - 1].Key;

    // Sorted by name and value, as the protocol prescribes.
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

    private static string LowerHex(byte[] octets)
    {
        const string digits = "0123456789abcdef";
        var text = new char[2 * octets.Length];
        for (int i = 0; i < octets.Length; i++)
        {
            text[2 * i] = digits[octets[i] >> 4];
            text[(2 * i) + 1] = digits[octets[i] & 0xF];
        }

        return new string(text);
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
