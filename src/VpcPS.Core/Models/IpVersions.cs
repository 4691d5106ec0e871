namespace VpcPS.Core.Models;

/// <summary>The families of address blocks, as the module spells them. The API writes IPV4 and IPV6, and elsewhere IPv4 and ipv4.</summary>
internal static class IpVersions
{
    /// <summary>IPv4.</summary>
    public const string Ipv4 = "IPv4";

    /// <summary>IPv6.</summary>
    public const string Ipv6 = "IPv6";
}
