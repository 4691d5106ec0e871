using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using VpcPS.Core;

namespace VpcPS.Texts;

/// <summary>The syntax of the destination of a route: an IPv4 or IPv6 block, an address, or the id of a prefix list.</summary>
internal static class DestinationSyntax
{
    private const string PrefixList = "pl-";

    /// <summary>
    /// Reads a destination. An address is a block with this one address, as the documents of CreateRouteEntry say. IPv6 blocks get
    /// one spelling, because ::/0 can be written in many ways.
    /// </summary>
    /// <param name="text">The text, in lower case and without blanks.</param>
    /// <param name="problem">Why the text is not a destination, and what was probably meant. Null when it is one.</param>
    public static string? Read(string text, out string? problem)
    {
        problem = null;
        if (IdSyntax.IsId(text, PrefixList))
        {
            return text;
        }

        string[] parts = text.Split('/');
        if (parts.Length > 2 || AddressOf(parts[0]) is not { } address)
        {
            problem = UserText.Of($"'{ShownText.Naming(text)}' is not a destination, such as ::/0, 2001:db8::/32 or 192.168.0.0/16");
            return null;
        }

        byte[] bytes = address.GetAddressBytes();
        int most = bytes.Length * 8;
        int size = most;
        if (parts.Length == 2
            && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out size) || size > most))
        {
            problem = UserText.Of($"'{ShownText.Naming(text)}' has the size '/{ShownText.Naming(parts[1])}'; it is /0 to /{most}");
            return null;
        }

        string begin = new IPAddress([.. bytes.Select((part, index) => (byte)(part & MaskOf(size - (index * 8))))]) + "/" + size;
        if (begin != address + "/" + size)
        {
            problem = UserText.Of(
                $"'{ShownText.Naming(text)}' is not the beginning of a block of size /{size}. Did you mean '{begin}'?").TrimEnd('.');
            return null;
        }

        return begin;
    }

    // IPAddress would also accept 10.1 and 0x0A000001.
    private static IPAddress? AddressOf(string text) => IPAddress.TryParse(text, out IPAddress? address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6
            ? text.IndexOfAny(['%', '[', ']']) < 0
            : text.Split('.') is { Length: 4 } parts && parts.All(part => part.All(char.IsDigit) && (part.Length == 1 || part[0] != '0')))
                ? address
                : null;

    private static int MaskOf(int bits) => (0xFF << (8 - Math.Min(8, Math.Max(0, bits)))) & 0xFF;
}
