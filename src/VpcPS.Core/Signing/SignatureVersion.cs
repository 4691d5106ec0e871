namespace VpcPS.Core.Signing;

/// <summary>The version of the signature of requests.</summary>
public enum SignatureVersion
{
    /// <summary>
    /// HMAC-SHA1 of the parameters, which are sent as a form. For gateways and proxies that do not know V3.
    /// </summary>
    V1 = 1,

    /// <summary>ACS3-HMAC-SHA256 of query and headers. The default of the official SDK and of this module.</summary>
    V3 = 3,
}
