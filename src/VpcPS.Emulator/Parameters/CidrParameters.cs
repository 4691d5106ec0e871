using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Parameters;

/// <summary>Parameters that name blocks of addresses.</summary>
internal static class CidrParameters
{
    /// <summary>Declares a parameter for an IPv4 block. Blocks that the cloud reserves are refused.</summary>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="shortest">The shortest prefix length.</param>
    /// <param name="longest">The longest prefix length.</param>
    public static TextParameter Ipv4(string name, int shortest, int longest) => new(name)
    {
        Form = (
            $"an IPv4 block of size /{shortest} to /{longest} outside 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16 and 224.0.0.0/4",
            text => Ipv4Block.Parse(text) is { IsReserved: false } block
                && block.PrefixLength >= shortest
                && block.PrefixLength <= longest),
    };

    /// <summary>Declares a parameter for the IPv6 block of a VPC.</summary>
    /// <param name="name">The name of the parameter.</param>
    public static TextParameter Ipv6(string name) => new(name)
    {
        Form = ("an IPv6 block of size /56", text => Ipv6Block.Parse(text) is { PrefixLength: 56 }),
    };
}
