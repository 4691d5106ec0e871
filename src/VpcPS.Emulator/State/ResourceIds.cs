using System;
using System.Security.Cryptography;

namespace VpcPS.Emulator.State;

/// <summary>
/// Makes ids like those in the samples: a prefix and 21 lower-case letters and digits. The first three stand for the region.
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

    /// <summary>Makes a new id.</summary>
    /// <param name="prefix">One of the prefixes above.</param>
    /// <param name="regionId">The region of the resource.</param>
    public static string New(string prefix, string regionId)
    {
        var octets = new byte[RandomLength];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(octets);
        }

        // 256 is not a multiple of 36, so some letters are a little more frequent. The ids have to be unique, not secret.
        return prefix + RegionLetters(regionId) + string.Concat(Array.ConvertAll(octets, o => Alphabet[o % Alphabet.Length]));
    }

    // The letters in samples of the documentation. For other regions the emulator has letters of its own.
    private static string RegionLetters(string regionId) => regionId switch
    {
        "cn-huhehaote" => "hp3",
        "cn-hangzhou" => "bp1",
        "cn-beijing" => "2ze",
        "cn-shanghai" => "uf6",
        _ => "em0",
    };
}
