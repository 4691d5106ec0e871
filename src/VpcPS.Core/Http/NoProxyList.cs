using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace VpcPS.Core.Http;

/// <summary>
/// The hosts in NO_PROXY, interpreted as curl and Go do. An entry is a host name, an address, a block of addresses, or <c>*</c> for
/// everything. A host name includes all its subdomains, with or without a dot or <c>*.</c> before it. A name or an address may have a port.
/// .NET itself accepts only names, and there a name without a leading dot does not include subdomains.
/// </summary>
internal sealed class NoProxyList
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    // curl and .NET read the lower-case name first, and Go the upper-case name. It rarely matters, because hardly anybody sets both to
    // different values.
    private static readonly string[] Variables = ["no_proxy", "NO_PROXY"];

    private readonly List<Predicate<Uri>> _entries;

    /// <summary>Reads a list.</summary>
    /// <param name="text">The entries, separated by commas or blanks. A malformed entry matches nothing.</param>
    public NoProxyList(string text) => _entries = [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    /// <summary>The list in the environment variables. Null when they are not set.</summary>
    public static NoProxyList? OfEnvironment() =>
        Variables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) is { } list
            ? new NoProxyList(list)
            : null;

    /// <summary>Whether requests to an address use no proxy.</summary>
    public bool Contains(Uri address) => _entries.Exists(entry => entry(address));

    private static Predicate<Uri> Parse(string entry)
    {
        if (entry == "*")
        {
            return _ => true;
        }

        if (ParseBlock(entry) is { } block)
        {
            return block;
        }

        (string host, int? port) = SplitPort(entry);
        Predicate<Uri> isHost = IPAddress.TryParse(host, out IPAddress? ip) ? uri => Ip(uri)?.Equals(Plain(ip)) == true : IsBelow(host);
        return uri => (port is null || port == uri.Port) && isHost(uri);
    }

    private static Predicate<Uri> IsBelow(string entry)
    {
        string name = (entry.StartsWith("*.", StringComparison.Ordinal) ? entry.Substring(1) : entry).Trim('.');
        return uri =>
        {
            string host = uri.IdnHost.TrimEnd('.');
            return name.Length > 0
                && (host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase));
        };
    }

    // A block such as 10.0.0.0/8 or fd00::/8, with or without square brackets.
    private static Predicate<Uri>? ParseBlock(string entry)
    {
        int slash = entry.IndexOf('/');
        if (slash < 0
            || !IPAddress.TryParse(entry.Substring(0, slash).Trim('[', ']'), out IPAddress? start)
            || !int.TryParse(entry.Substring(slash + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out int bits))
        {
            return null;
        }

        byte[] prefix = start.GetAddressBytes();
        return uri => Ip(uri)?.GetAddressBytes() is { } bytes
            && bytes.Length == prefix.Length && bits <= bytes.Length * 8
            && Enumerable.Range(0, bits).All(bit => ((bytes[bit / 8] ^ prefix[bit / 8]) & (0x80 >> (bit % 8))) == 0);
    }

    // An IPv6 address without brackets contains colons, so it can have no port.
    private static (string Host, int? Port) SplitPort(string entry)
    {
        int colon = entry.LastIndexOf(':');
        bool hasPort = colon > 0 && (entry[colon - 1] == ']' || entry.IndexOf(':') == colon);
        return hasPort && int.TryParse(entry.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            ? (entry.Substring(0, colon).Trim('[', ']'), port)
            : (entry.Trim('[', ']'), null);
    }

    private static IPAddress? Ip(Uri uri) => IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? ip) ? Plain(ip) : null;

    // An IPv4-mapped IPv6 address such as ::ffff:10.0.0.1 is the same host as 10.0.0.1.
    private static IPAddress Plain(IPAddress ip) =>
        ip.AddressFamily == AddressFamily.InterNetworkV6 && ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip;
}
