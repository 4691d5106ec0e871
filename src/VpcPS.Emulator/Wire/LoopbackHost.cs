using System;
using System.Linq;

namespace VpcPS.Emulator.Wire;

/// <summary>
/// Which Host headers are served: those that name this machine to itself, whatever the port. A page in a browser that
/// got its own name to resolve to 127.0.0.1 is not.
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
