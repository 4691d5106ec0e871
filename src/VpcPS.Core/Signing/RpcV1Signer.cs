using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Core.Signing;

/// <summary>
/// Signature V1 of RPC style APIs (SignatureVersion 1.0, HMAC-SHA1; newer pages call it the V2 RPC signature).
/// Everything that enters the signature, time and nonce included, is passed in as a parameter.
/// </summary>
internal static class RpcV1Signer
{
    /// <summary>The value of the parameter SignatureMethod.</summary>
    public const string Method = "HMAC-SHA1";

    /// <summary>The value of the parameter SignatureVersion.</summary>
    public const string Version = "1.0";

    /// <summary>The name of the parameter that carries the result and is itself never signed.</summary>
    public const string SignatureParameter = "Signature";

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
        string query = CanonicalQuery.Build(parameters.Where(parameter => parameter.Key != SignatureParameter));

        // The encoded path, which is always the root, stands between the method and the query.
        string stringToSign = httpMethod + "&%2F&" + PercentEncoding.Encode(query);

        // HMAC-SHA1 is what the protocol prescribes.
#pragma warning disable CA5350
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(accessKeySecret + "&"));
#pragma warning restore CA5350
        string signature = Convert.ToBase64String(hmac.ComputeHash(Encoding.ASCII.GetBytes(stringToSign)));
        return new RpcV1Signature(query, stringToSign, signature);
    }
}
