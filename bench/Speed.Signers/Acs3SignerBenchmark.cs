using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using VpcPS.Core.Signing;

namespace VpcPS.Speed.Signers;

/// <summary>V3 with the hash of the body, against the same three hashes with instances that are reused.</summary>
public class Acs3SignerBenchmark : IDisposable
{
    private readonly KeyValuePair<string, string>[] _query = PurchaseRequest.V3Query();
    private readonly KeyValuePair<string, string>[] _headers = PurchaseRequest.V3Headers();
    private readonly byte[] _body = [];
    private readonly byte[] _canonicalRequest;
    private readonly byte[] _stringToSign;
    private readonly SHA256 _sha = SHA256.Create();
    private readonly HMACSHA256 _hmac = new(Encoding.UTF8.GetBytes(PurchaseRequest.Secret));

    /// <summary>Prepares the bytes that are hashed.</summary>
    public Acs3SignerBenchmark()
    {
        Acs3Signature signature = Signer();
        _canonicalRequest = Encoding.UTF8.GetBytes(signature.CanonicalRequest);
        _stringToSign = Encoding.UTF8.GetBytes(signature.StringToSign);
    }

    /// <summary>The hashes alone.</summary>
    [Benchmark(Baseline = true)]
    public byte[] Limit()
    {
        _sha.ComputeHash(_body);
        _sha.ComputeHash(_canonicalRequest);
        return _hmac.ComputeHash(_stringToSign);
    }

    /// <summary>The signer, from parameters and body to signature.</summary>
    [Benchmark]
    public Acs3Signature Signer() => Acs3Signer.Sign(
        "POST", "/", _query, _headers, Acs3Signer.HashBody(_body), PurchaseRequest.KeyId, PurchaseRequest.Secret);

    /// <inheritdoc/>
    public void Dispose()
    {
        _sha.Dispose();
        _hmac.Dispose();
        GC.SuppressFinalize(this);
    }
}
