using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using VpcPS.Core.Signing;

namespace VpcPS.Speed.Contestant;

/// <summary>Signs a purchase by V3, or computes only the hashes of it, which no signer can save: the limit.</summary>
internal sealed class SignerContestant : IContestant
{
    private const string KeyId = "benchmarkAccessKeyId";
    private const string Secret = "benchmarkAccessKeySecret";

    private static readonly KeyValuePair<string, string>[] Query =
    [
        new("RegionId", "cn-huhehaote"),
        new("Ipv6AddressId", "ipv6-hp351bytt9inrfp6tgubd"),
        new("Ipv6GatewayId", "ipv6gw-hp38x2x0fz785tlc65pfv"),
        new("Bandwidth", "2"),
        new("InternetChargeType", "PayByTraffic"),
        new("ClientToken", "1f7a9d0c-93fe-4f0a-8b1c-5a2e6d7e1012"),
    ];

    private static readonly KeyValuePair<string, string>[] Headers =
    [
        new("host", "vpc.cn-huhehaote.aliyuncs.com"),
        new("x-acs-action", "AllocateIpv6InternetBandwidth"),
        new("x-acs-content-sha256", Acs3Signer.EmptyBodyHash),
        new("x-acs-date", "2026-01-02T03:04:05Z"),
        new("x-acs-signature-nonce", "0f2b3c4d5e6f708192a3b4c5d6e7f801"),
        new("x-acs-version", "2016-04-28"),
    ];

    private readonly bool _isLimit;
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Secret);
    private readonly byte[] _canonicalRequest = Encoding.UTF8.GetBytes(Sign().CanonicalRequest);
    private readonly byte[] _stringToSign = Encoding.UTF8.GetBytes(Sign().StringToSign);

    public SignerContestant(bool isLimit) => _isLimit = isLimit;

    public TimeSpan? Do(Work work)
    {
        for (int i = 0; i < work.Calls; i++)
        {
            if (_isLimit)
            {
                SHA256.HashData(_canonicalRequest);
                HMACSHA256.HashData(_key, _stringToSign);
            }
            else
            {
                Sign();
            }
        }

        return null;
    }

    public void Dispose()
    {
    }

    private static Acs3Signature Sign() => Acs3Signer.Sign("POST", "/", Query, Headers, Acs3Signer.EmptyBodyHash, KeyId, Secret);
}
