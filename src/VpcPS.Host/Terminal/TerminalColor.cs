using System;

namespace VpcPS.Host.Terminal;

/// <summary>Whether the console takes colours: only a terminal does, and only if the user has not said NO_COLOR.</summary>
internal static class TerminalColor
{
    /// <summary>Colours on the output stream.</summary>
    internal static bool OnOutput { get; } = Wanted && !Console.IsOutputRedirected;

    /// <summary>Colours on the error stream.</summary>
    internal static bool OnError { get; } = Wanted && !Console.IsErrorRedirected;

    // On Windows only the newer terminal understands escape sequences without being asked to.
    private static bool Wanted =>
        Environment.GetEnvironmentVariable("NO_COLOR") is null
        && Environment.GetEnvironmentVariable("TERM") is not "dumb"
        && (!OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("WT_SESSION") is not null);
}
