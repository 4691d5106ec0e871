using System;
using System.Linq;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// Accepts Host headers that are loopback names, with any port. A web page whose own host name resolves to 127.0.0.1 has
/// another Host.
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
