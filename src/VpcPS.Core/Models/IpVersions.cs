namespace VpcPS.Core.Models;

/// <summary>
/// The two kinds of address blocks, in the module's spelling. The API is not consistent: it has IPV4 and IPV6, but also IPv4 and ipv4.
/// </summary>
internal static class IpVersions
{
    /// <summary>IPv4.</summary>
    public const string Ipv4 = "IPv4";

    /// <summary>IPv6.</summary>
    public const string Ipv6 = "IPv6";
}
