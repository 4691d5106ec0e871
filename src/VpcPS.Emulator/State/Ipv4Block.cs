using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace VpcPS.Emulator.State;

/// <summary>A block of IPv4 addresses, such as <c>172.16.0.0/12</c>.</summary>
internal sealed class Ipv4Block
{
    // The cloud uses these blocks itself. VPCs and vSwitches must not use them.
    private static readonly Ipv4Block[] Reserved =
        [Parse("100.64.0.0/10")!, Parse("224.0.0.0/4")!, Parse("127.0.0.0/8")!, Parse("169.254.0.0/16")!, Parse("0.0.0.0/8")!];

    private readonly uint _network;

    private Ipv4Block(uint network, int prefixLength)
    {
        _network = network;
        PrefixLength = prefixLength;
    }

    /// <summary>The number of leading bits that all addresses share, 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>How many addresses it has.</summary>
    public long Size => 1L << (32 - PrefixLength);

    /// <summary>Whether it overlaps a block that the cloud reserves.</summary>
    public bool IsReserved => Array.Exists(Reserved, Overlaps);

    /// <summary>Reads a block; null when the text is not a block, or has bits set after the prefix.</summary>
    public static Ipv4Block? Parse(string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 2
            || parts[0].Split('.').Length != 4
            || !IPAddress.TryParse(parts[0], out IPAddress? address)
            || address.AddressFamily != AddressFamily.InterNetwork
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || length > 32)
        {
            return null;
        }

        byte[] octets = address.GetAddressBytes();
        uint number = ((uint)octets[0] << 24) | ((uint)octets[1] << 16) | ((uint)octets[2] << 8) | octets[3];
        return (number & ~MaskOf(length)) == 0 ? new Ipv4Block(number, length) : null;
    }

    /// <summary>Whether another block is inside this one.</summary>
    public bool Contains(Ipv4Block other) =>
        other.PrefixLength >= PrefixLength && (other._network & MaskOf(PrefixLength)) == _network;

    /// <summary>Whether the blocks have an address in common.</summary>
    public bool Overlaps(Ipv4Block other) => Contains(other) || other.Contains(this);

    /// <summary>The first block of this size, inside this one, that passes a test. Null for none.</summary>
    public Ipv4Block? FirstInside(int prefixLength, Func<Ipv4Block, bool> fits)
    {
        for (long start = _network; prefixLength >= PrefixLength && start < _network + Size; start += 1L << (32 - prefixLength))
        {
            var block = new Ipv4Block((uint)start, prefixLength);
            if (fits(block))
            {
                return block;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture,
        "{0}.{1}.{2}.{3}/{4}",
        _network >> 24,
        (_network >> 16) & 0xFF,
        (_network >> 8) & 0xFF,
        _network & 0xFF,
        PrefixLength);

    // In C#, a shift by 32 bits does nothing, so the length 0 is a case of its own.
    private static uint MaskOf(int prefixLength) => prefixLength == 0 ? 0 : uint.MaxValue << (32 - prefixLength);
}
