using System;
using System.Security.Cryptography;

namespace VpcPS.Emulator.State;

/// <summary>
/// Ids as the samples show them: a prefix and 21 lower-case letters and digits, of which the first three tell the region.
/// </summary>
internal static class ResourceIds
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

    /// <summary>The prefix of routers.</summary>
    public const string VRouter = "vrt-";

    /// <summary>The prefix of route tables.</summary>
    public const string RouteTable = "vtb-";

    /// <summary>The prefix of network interfaces.</summary>
    public const string NetworkInterface = "eni-";

    /// <summary>The prefix of vSwitches.</summary>
    public const string VSwitch = "vsw-";

    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 18;

    /// <summary>Makes an id that was never used.</summary>
    /// <param name="prefix">One of the prefixes above.</param>
    /// <param name="regionId">The region of the resource.</param>
    public static string New(string prefix, string regionId)
    {
        var octets = new byte[RandomLength];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(octets);
        }

        // Slightly uneven, since 256 is no multiple of 36: these ids are unique, not secret.
        return prefix + RegionLetters(regionId) + string.Concat(Array.ConvertAll(octets, o => Alphabet[o % Alphabet.Length]));
    }

    // Observed in documentation samples only. Where none was seen, the emulator's own letters.
    private static string RegionLetters(string regionId) => regionId switch
    {
        "cn-huhehaote" => "hp3",
        "cn-hangzhou" => "bp1",
        "cn-beijing" => "2ze",
        "cn-shanghai" => "uf6",
        _ => "em0",
    };
}
