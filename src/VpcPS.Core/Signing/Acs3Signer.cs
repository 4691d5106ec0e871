using System;
using System.Collections.Generic;
using System.Security.Cryptography;

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

    internal const string StringToSignStart = Algorithm + "\n";

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
    public static string HashBody(byte[] body)
    {
        if (body.Length == 0)
        {
            return EmptyBodyHash;
        }

        IncrementalHash sha256 = SigningScratch.OfThisThread.Sha256;
        sha256.AppendData(body);
        return WireText.LowerHex(sha256.GetHashAndReset());
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
        SigningScratch scratch = SigningScratch.OfThisThread;
        WireText text = scratch.Text;
        text.Clear();
        CanonicalQuery.Append(text, query, scratch.Parameters);
        var request = new Acs3CanonicalRequest(httpMethod, path, text.ToString(), Select(headers, isSigned), bodyHash);

        text.Clear();
        request.AppendTo(text);
        byte[] requestHash = text.Hash(scratch.Sha256);

        text.Clear();
        text.Append(StringToSignStart);
        text.AppendLowerHex(requestHash);
        byte[] signature = scratch.HmacSha256.Compute(accessKeySecret, text);

        text.Clear();
        text.Append(Algorithm + " Credential=");
        text.Append(accessKeyId);
        text.Append(",SignedHeaders=");
        request.AppendSignedHeaders(text);
        text.Append(",Signature=");
        text.AppendLowerHex(signature);
        return new Acs3Signature(request, requestHash, signature, text.ToString());
    }

    private static List<KeyValuePair<string, string>> Select(IEnumerable<KeyValuePair<string, string>> headers, Func<string, bool> isSigned)
    {
        var selected = new List<KeyValuePair<string, string>>(8);
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (isSigned(header.Key))
            {
                selected.Add(new(LowerCase(header.Key), header.Value.Trim()));
            }
        }

        CanonicalOrder.Sort(selected, default(CanonicalOrder.ByNameAndValue));
        return selected;
    }

    // The protocol prescribes lower-case header names; ToUpperInvariant, which CA1308 asks for, would be wrong here.
#pragma warning disable CA1308
    private static string LowerCase(string headerName) => headerName.ToLowerInvariant();
#pragma warning restore CA1308

    private static bool IsSigned(string headerName) =>
        headerName.StartsWith("x-acs-", StringComparison.OrdinalIgnoreCase)
        || headerName.Equals("host", StringComparison.OrdinalIgnoreCase)
        || headerName.Equals("content-type", StringComparison.OrdinalIgnoreCase);
}
