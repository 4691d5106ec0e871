using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Signing;

/// <summary>
/// Signature V1 of RPC style APIs (SignatureVersion 1.0, HMAC-SHA1; newer pages call it the V2 RPC signature).
/// Everything that enters the signature, time and nonce included, is passed in as a parameter.
/// </summary>
public static class RpcV1Signer
{
    /// <summary>The value of the parameter SignatureMethod.</summary>
    public const string Method = "HMAC-SHA1";

    /// <summary>The value of the parameter SignatureVersion.</summary>
    public const string Version = "1.0";

    /// <summary>The name of the parameter that carries the result and is itself never signed.</summary>
    public const string SignatureParameter = "Signature";

    // Between the method and the query stands the path, which is always the root.
    internal const string EncodedPath = "&%2F&";

    /// <summary>Signs a set of parameters.</summary>
    /// <param name="httpMethod">The HTTP method in use, upper case; it is the only difference between GET and POST.</param>
    /// <param name="parameters">All parameters, of the query and of the form together, not encoded. A parameter named Signature is left out.</param>
    /// <param name="accessKeySecret">The secret; the HMAC key is this text and a trailing <c>&amp;</c>.</param>
    /// <returns>The signature and each step towards it.</returns>
    public static RpcV1Signature Sign(
        string httpMethod,
        IEnumerable<KeyValuePair<string, string>> parameters,
        string accessKeySecret)
    {
        SigningScratch scratch = SigningScratch.OfThisThread;
        WireText query = scratch.Text;
        query.Clear();
        CanonicalQuery.Append(query, parameters.Where(p => !string.Equals(p.Key, SignatureParameter, StringComparison.Ordinal)), scratch.Parameters);

        WireText toSign = scratch.Encoded;
        toSign.Clear();
        toSign.Append(httpMethod);
        toSign.Append(EncodedPath);
        toSign.AppendEncoded(query);
        byte[] signature = scratch.HmacSha1.Compute(accessKeySecret + "&", toSign);
        return new RpcV1Signature(httpMethod, query.ToString(), Convert.ToBase64String(signature));
    }
}
