namespace VpcPS.Emulator.State;

/// <summary>The destination of a route: an IPv4 or an IPv6 block.</summary>
internal sealed class RouteDestination
{
    /// <summary>All IPv6 addresses. According to today's documents, a route to an IPv6 gateway can have no other destination.</summary>
    public const string AllIpv6 = "::/0";

    /// <summary>The IPv4 block of the cloud's own services.</summary>
    public const string CloudServices = "100.64.0.0/10";

    private readonly Ipv4Block? _ipv4;
    private readonly Ipv6Block? _ipv6;

    private RouteDestination(Ipv4Block? ipv4, Ipv6Block? ipv6, string text)
    {
        _ipv4 = ipv4;
        _ipv6 = ipv6;
        Text = text;
    }

    /// <summary>The block in a uniform spelling.</summary>
    public string Text { get; }

    /// <summary>Whether it is an IPv6 block.</summary>
    public bool IsIpv6 => _ipv6 is not null;

    /// <summary>
    /// Reads a block. Null when the text is not a block, or has bits set after the prefix. An address without a prefix length is a block
    /// with this one address, as documented.
    /// </summary>
    public static RouteDestination? Parse(string text)
    {
        string block = text.IndexOf('/') >= 0 ? text : text + (text.IndexOf(':') >= 0 ? "/128" : "/32");
        return Ipv4Block.Parse(block) is { } ipv4 ? new(ipv4, null, ipv4.ToString())
            : Ipv6Block.Parse(block) is { HasBitsAfterPrefix: false } ipv6 ? new(null, ipv6, Ipv6Block.Canonical(block))
            : null;
    }

    /// <summary>Whether another block is inside this one, or is this one.</summary>
    public bool Contains(RouteDestination other) =>
        (_ipv4 is not null && other._ipv4 is not null && _ipv4.Contains(other._ipv4))
        || (_ipv6 is not null && other._ipv6 is not null && _ipv6.Contains(other._ipv6));
}
