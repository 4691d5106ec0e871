namespace VpcPS.Core.Signing;

/// <summary>The signature that requests carry.</summary>
public enum SignatureVersion
{
    /// <summary>HMAC-SHA1 over the parameters, sent as a form. For gateways and proxies that know nothing newer.</summary>
    V1 = 1,

    /// <summary>ACS3-HMAC-SHA256 over query and headers; the official SDK's default and ours.</summary>
    V3 = 3,
}
