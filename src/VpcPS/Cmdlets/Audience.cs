using System;
using System.Linq;
using System.Management.Automation.Host;

namespace VpcPS.Cmdlets;

/// <summary>Tells whether a person can see the host of a command.</summary>
internal static class Audience
{
    /// <summary>Whether the host has a window, and its text goes neither to a file nor to another program.</summary>
    public static bool IsPresent(PSHost host)
    {
        try
        {
            return host.UI?.RawUI is { } window
                && window.WindowSize.Width > 0
                && (host.Name != "ConsoleHost" || !Console.IsOutputRedirected)
                && !Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (IsMissing(e))
        {
            return false;
        }
    }

    /// <summary>
    /// Whether an exception says that the host has no window and can't ask questions, as with -NonInteractive, in thread jobs and in
    /// runbooks. Each kind of host throws another exception.
    /// </summary>
    public static bool IsMissing(Exception error) =>
        error is HostException or InvalidOperationException or NotImplementedException or NotSupportedException;
}
