using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using VpcPS.Core;

namespace VpcPS.Texts;

/// <summary>
/// The syntax of address blocks, such as 10.0.0.0/16 and 2408:4004:c0:200::/56, and the rules of the documents for the blocks of VPCs
/// and vSwitches.
/// </summary>
internal static class CidrSyntax
{
    // The prefix length to suggest. Most blocks in the documents' examples have /16; only 10.0.0.0 is given with /8.
    private const int UsualSize = 16;
    private const uint PrivateNetworkOfSize8 = 0x0A000000;
    private const int Ipv6SizeOfVpc = 56;

    // "You can also use a custom CIDR block other than": from the documents of CreateVpc, CreateVSwitch and AssociateVpcCidrBlock.
    private static readonly (string Block, uint Network, int Size)[] Reserved =
    [
        ("0.0.0.0/8", 0x00000000, 8),
        ("100.64.0.0/10", 0x64400000, 10),
        ("127.0.0.0/8", 0x7F000000, 8),
        ("169.254.0.0/16", 0xA9FE0000, 16),
        ("224.0.0.0/4", 0xE0000000, 4),
    ];

    /// <summary>Whether a block is written as an IPv6 block.</summary>
    public static bool IsIpv6(string block) => block.IndexOf(":", StringComparison.Ordinal) >= 0;

    /// <summary>Whether two texts mean the same block.</summary>
    public static bool AreSame(string one, string other) => one == other
        || (one.Split('/') is [var a, var size]
            && other.Split('/') is [var b, var otherSize]
            && size == otherSize
            && IPAddress.TryParse(a, out IPAddress? first)
            && IPAddress.TryParse(b, out IPAddress? second)
            && first.Equals(second));

    /// <summary>Says why a text is not an IPv4 block of a VPC or a vSwitch, and what was probably meant; or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="least">The shortest mask, such as 16 for /16.</param>
    /// <param name="most">The longest mask.</param>
    public static string? ProblemOfIpv4(string text, int least, int most)
    {
        string shown = ShownText.Naming(text);
        if (text.Split('/') is not [var address, var mask] || Ipv4Of(address) is not { } value || SizeOf(mask, 32) is not { } size)
        {
            return Ipv4Of(text) is { } alone
                ? UserText.Of(
                    $"'{shown}' is an address and not a block. Add the size of the block, such as '{BlockAt(alone, least, most)}'.")
                : UserText.Of($"'{shown}' is not an IPv4 block, such as 192.168.0.0/16.");
        }

        if (size < least || size > most)
        {
            return UserText.Of($"'{shown}' has the size /{size}; the service takes /{least} to /{most}.");
        }

        uint network = value & MaskOf(size);
        if (network != value)
        {
            return UserText.Of($"'{shown}' is not the beginning of a block of size /{size}. Did you mean '{TextOf(network)}/{size}'?");
        }

        return Reserved.Where(range => (network & MaskOf(range.Size)) == range.Network)
            .Select(range => UserText.Of($"'{shown}' is in {range.Block}, which can't be used."))
            .FirstOrDefault();
    }

    /// <summary>Says why a text is not an IPv6 block of a VPC; or null. Such a block is a /56.</summary>
    public static string? ProblemOfIpv6(string text)
    {
        string shown = ShownText.Naming(text);
        if (text.Split('/') is not [var written, var mask]
            || !IPAddress.TryParse(written, out IPAddress? address)
            || address.AddressFamily != AddressFamily.InterNetworkV6
            || SizeOf(mask, 128) is not { } size)
        {
            return UserText.Of($"'{shown}' is not an IPv6 block, such as 2408:4004:c0:200::/56.");
        }

        if (size != Ipv6SizeOfVpc)
        {
            return UserText.Of($"'{shown}' has the size /{size}; the IPv6 block of a VPC has the size /56.");
        }

        byte[] bytes = address.GetAddressBytes();
        if (bytes.Skip(Ipv6SizeOfVpc / 8).All(part => part == 0))
        {
            return null;
        }

        string meant = new IPAddress([.. bytes.Select((part, index) => index < Ipv6SizeOfVpc / 8 ? part : (byte)0)]).ToString();
        return UserText.Of($"'{shown}' is not the beginning of a block of size /56. Did you mean '{meant}/56'?");
    }

    private static uint? Ipv4Of(string text)
    {
        string[] parts = text.Split('.');
        uint value = 0;
        foreach (string part in parts)
        {
            // A leading zero is refused, because some programs read 010 as the octal number 8.
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out byte number)
                || (part.Length > 1 && part[0] == '0'))
            {
                return null;
            }

            value = (value << 8) | number;
        }

        return parts.Length == 4 ? value : null;
    }

    private static int? SizeOf(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size <= most ? size : null;

    // The block that the user most likely means: the largest one that starts with this address and is not larger than the usual size.
    private static string BlockAt(uint address, int least, int most)
    {
        int size = Math.Max(least, address == PrivateNetworkOfSize8 ? 8 : UsualSize);
        while (size < most && (address & ~MaskOf(size)) != 0)
        {
            size++;
        }

        return TextOf(address & MaskOf(size)) + "/" + size.ToString(CultureInfo.InvariantCulture);
    }

    private static uint MaskOf(int size) => size == 0 ? 0 : uint.MaxValue << (32 - size);

    private static string TextOf(uint value) => $"{value >> 24}.{(value >> 16) & 255}.{(value >> 8) & 255}.{value & 255}";
}
