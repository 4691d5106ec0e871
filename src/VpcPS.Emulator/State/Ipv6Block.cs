using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace VpcPS.Emulator.State;

/// <summary>A block of IPv6 addresses, such as <c>2408:4004:c0:200::/56</c>.</summary>
internal sealed class Ipv6Block
{
    private readonly byte[] _network;

    private Ipv6Block(byte[] network, int prefixLength)
    {
        _network = network;
        PrefixLength = prefixLength;
    }

    /// <summary>The number of leading bits that all addresses share, 0 to 128.</summary>
    public int PrefixLength { get; }

    /// <summary>Reads a block; null when the text is not a block.</summary>
    public static Ipv6Block? Parse(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && ParseAddress(parts[0]) is { } address
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int prefixLength)
            && prefixLength <= 128
                ? new Ipv6Block(address.GetAddressBytes(), prefixLength)
                : null;
    }

    /// <summary>Reads an address; null when the text is not a plain IPv6 address.</summary>
    public static IPAddress? ParseAddress(string text) =>
        IPAddress.TryParse(text, out IPAddress? address)
        && address.AddressFamily == AddressFamily.InterNetworkV6
        && text.IndexOfAny(['%', '[', ']', '/']) < 0
            ? address
            : null;

    /// <summary>Whether an address is unique-local (fc00::/7): it can never be reached from the Internet.</summary>
    public static bool IsUniqueLocal(string address) =>
        ParseAddress(address) is { } parsed && (parsed.GetAddressBytes()[0] & 0xFE) == 0xFC;

    /// <summary>Writes a block in a uniform spelling, so that spellings of the same block are equal.</summary>
    public static string Canonical(string block)
    {
        string[] parts = block.Split('/');
        return ParseAddress(parts[0]) + "/" + parts[1];
    }

    /// <summary>The block of this prefix length that contains an address.</summary>
    /// <param name="address">A plain IPv6 address.</param>
    /// <param name="prefixLength">The number of leading bits, 0 to 128.</param>
    public static string Around(string address, int prefixLength)
    {
        byte[] octets = ParseAddress(address)!.GetAddressBytes();
        var block = new Ipv6Block(octets, prefixLength);
        for (int i = 0; i < octets.Length; i++)
        {
            octets[i] = (byte)(octets[i] & block.MaskOf(i));
        }

        return new IPAddress(octets) + "/" + prefixLength.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether the text from which the block was read has bits set after the prefix.</summary>
    public bool HasBitsAfterPrefix => Enumerable.Range(0, _network.Length).Any(index => (_network[index] & ~MaskOf(index)) != 0);

    /// <summary>The first address.</summary>
    public IPAddress First => new([.. _network.Select((value, index) => (byte)(value & MaskOf(index)))]);

    /// <summary>Whether an address is inside the block.</summary>
    public bool Contains(IPAddress address) => SharesPrefix(address.GetAddressBytes());

    /// <summary>Whether another block is inside this one.</summary>
    public bool Contains(Ipv6Block other) => other.PrefixLength >= PrefixLength && SharesPrefix(other._network);

    /// <summary>Whether the blocks share addresses.</summary>
    public bool Overlaps(Ipv6Block other) => Contains(other) || other.Contains(this);

    /// <inheritdoc/>
    public override string ToString() => First + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);

    /// <summary>The <c>/64</c> with a given number inside this <c>/56</c>.</summary>
    public string Subnet(byte number)
    {
        var subnet = (byte[])_network.Clone();
        subnet[7] = number;
        return new IPAddress(subnet) + "/64";
    }

    /// <summary>An address of the block with random bits after the prefix.</summary>
    public IPAddress RandomAddress()
    {
        var address = new byte[16];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(address);
        }

        for (int i = 0; i < address.Length; i++)
        {
            int mask = MaskOf(i);
            address[i] = (byte)((_network[i] & mask) | (address[i] & ~mask));
        }

        return new IPAddress(address);
    }

    // The bits of one byte that belong to the prefix.
    private int MaskOf(int index) => (0xFF << (8 - Math.Min(8, Math.Max(0, PrefixLength - (index * 8))))) & 0xFF;

    private bool SharesPrefix(byte[] address)
    {
        for (int i = 0; i < _network.Length; i++)
        {
            if (((_network[i] ^ address[i]) & MaskOf(i)) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
