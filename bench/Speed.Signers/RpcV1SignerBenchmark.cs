using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using VpcPS.Core.Signing;

namespace VpcPS.Speed.Signers;

/// <summary>V1 against one HMAC-SHA1 of the same string to sign.</summary>
public class RpcV1SignerBenchmark
{
    private readonly KeyValuePair<string, string>[] _parameters = PurchaseRequest.V1Parameters();
    private readonly byte[] _key = Encoding.UTF8.GetBytes(PurchaseRequest.Secret + "&");
    private readonly byte[] _stringToSign;

    /// <summary>Prepares the bytes that are hashed.</summary>
    public RpcV1SignerBenchmark() =>
        _stringToSign = Encoding.UTF8.GetBytes(RpcV1Signer.Sign("POST", _parameters, PurchaseRequest.Secret).StringToSign);

    /// <summary>The hash alone.</summary>
    // HMAC-SHA1 is what the protocol prescribes.
#pragma warning disable CA5350
    [Benchmark(Baseline = true)]
    public byte[] Limit() => HMACSHA1.HashData(_key, _stringToSign);
#pragma warning restore CA5350

    /// <summary>The signer, from parameters to signature.</summary>
    [Benchmark]
    public RpcV1Signature Signer() => RpcV1Signer.Sign("POST", _parameters, PurchaseRequest.Secret);
}
