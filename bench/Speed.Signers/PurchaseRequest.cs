using System.Collections.Generic;

namespace VpcPS.Speed.Signers;

/// <summary>The parameters of one purchase as they are signed.</summary>
internal static class PurchaseRequest
{
    public const string KeyId = "benchmarkAccessKeyId";
    public const string Secret = "benchmarkAccessKeySecret";

    private static readonly KeyValuePair<string, string>[] Purchase =
    [
        new("RegionId", "cn-huhehaote"),
        new("Ipv6AddressId", "ipv6-hp351bytt9inrfp6tgubd"),
        new("Ipv6GatewayId", "ipv6gw-hp38x2x0fz785tlc65pfv"),
        new("Bandwidth", "2"),
        new("InternetChargeType", "PayByTraffic"),
        new("ClientToken", "1f7a9d0c-93fe-4f0a-8b1c-5a2e6d7e1012"),
    ];

    public static KeyValuePair<string, string>[] V3Query() => Purchase;

    public static KeyValuePair<string, string>[] V3Headers() =>
    [
        new("x-acs-action", "AllocateIpv6InternetBandwidth"),
        new("x-acs-version", "2016-04-28"),
        new("x-acs-date", "2026-01-02T03:04:05Z"),
        new("x-acs-signature-nonce", "0f2b3c4d5e6f708192a3b4c5d6e7f801"),
        new("x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        new("host", "vpc.cn-huhehaote.aliyuncs.com"),
    ];

    public static KeyValuePair<string, string>[] V1Parameters() =>
    [
        .. Purchase,
        new("Action", "AllocateIpv6InternetBandwidth"),
        new("Version", "2016-04-28"),
        new("Format", "JSON"),
        new("AccessKeyId", KeyId),
        new("SignatureMethod", "HMAC-SHA1"),
        new("SignatureVersion", "1.0"),
        new("SignatureNonce", "0f2b3c4d5e6f708192a3b4c5d6e7f801"),
        new("Timestamp", "2026-01-02T03:04:05Z"),
    ];
}
