using System;
using System.Linq;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// Accepts Host headers with a loopback name and any port. When the host name of a web page resolves to 127.0.0.1, the Host header has the
/// page's name and is refused.
/// </summary>
internal static class LoopbackHost
{
    private static readonly string[] Names = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Whether a Host header names loopback.</summary>
    public static bool Accepts(string host) => Names.Any(name =>
        host.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (host.Length == name.Length
            || (host[name.Length] == ':' && host.Skip(name.Length + 1).All(c => c is >= '0' and <= '9'))));
}
