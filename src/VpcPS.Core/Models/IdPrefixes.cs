namespace VpcPS.Core.Models;

/// <summary>The prefixes of the ids of each kind of resource. Source: the samples of the documentation.</summary>
internal static class IdPrefixes
{
    /// <summary>The prefix of IPv6 addresses.</summary>
    public const string Ipv6Address = "ipv6-";

    /// <summary>The prefix of IPv6 gateways.</summary>
    public const string Ipv6Gateway = "ipv6gw-";

    /// <summary>The prefix of bandwidths.</summary>
    public const string InternetBandwidth = "ipv6bw-";

    /// <summary>The prefix of egress-only rules.</summary>
    public const string EgressOnlyRule = "ipv6py-";

    /// <summary>The prefix of VPCs.</summary>
    public const string Vpc = "vpc-";

    /// <summary>The prefix of vSwitches.</summary>
    public const string VSwitch = "vsw-";

    /// <summary>The prefix of routers.</summary>
    public const string VRouter = "vrt-";

    /// <summary>The prefix of route tables.</summary>
    public const string RouteTable = "vtb-";

    /// <summary>The prefix of routes.</summary>
    public const string RouteEntry = "rte-";

    /// <summary>The prefix of resource groups.</summary>
    public const string ResourceGroup = "rg-";

    /// <summary>The prefix of network interfaces.</summary>
    public const string NetworkInterface = "eni-";
}
