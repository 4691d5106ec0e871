using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// Signature V1 of RPC style APIs (SignatureVersion 1.0, HMAC-SHA1; newer pages call it the V2 RPC signature). All inputs of the signature,
/// including time and nonce, are passed in as parameters.
/// </summary>
internal static class RpcV1Signer
{
    /// <summary>The value of the parameter SignatureMethod.</summary>
    public const string Method = "HMAC-SHA1";

    /// <summary>The value of the parameter SignatureVersion.</summary>
    public const string Version = "1.0";

    /// <summary>The name of the parameter that contains the signature. It is never part of what is signed.</summary>
    public const string SignatureParameter = "Signature";

    /// <summary>Signs a set of parameters.</summary>
    /// <param name="httpMethod">The HTTP method in use, upper case. The signatures of GET and POST differ in nothing else.</param>
    /// <param name="parameters">
    /// All parameters, those of the query and those of the form, not encoded. A parameter named Signature is left out.
    /// </param>
    /// <param name="accessKeySecret">The secret; the HMAC key is this text and a trailing <c>&amp;</c>.</param>
    /// <returns>The signature and each step towards it.</returns>
    public static RpcV1Signature Sign(
        string httpMethod,
        IEnumerable<KeyValuePair<string, string>> parameters,
        string accessKeySecret)
    {
        string query = CanonicalQuery.Build(parameters.Where(parameter => parameter.Key != SignatureParameter));

        // The encoded path is between the method and the query. It is always the root.
        string stringToSign = httpMethod + "&%2F&" + PercentEncoding.Encode(query);

        // The protocol requires HMAC-SHA1.
#pragma warning disable CA5350
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(accessKeySecret + "&"));
#pragma warning restore CA5350
        string signature = Convert.ToBase64String(hmac.ComputeHash(Encoding.ASCII.GetBytes(stringToSign)));
        return new RpcV1Signature(query, stringToSign, signature);
    }
}
