using System;
using System.Linq;
using System.Management.Automation.Host;

namespace VpcPS.Cmdlets;

/// <summary>Tells whether somebody looks at the host of a command.</summary>
internal static class Audience
{
    /// <summary>Whether the host has a window whose text goes to no file and to no other program.</summary>
    public static bool IsPresent(PSHost host)
    {
        try
        {
            return host.UI.RawUI.WindowSize.Width > 0
                && (host.Name != "ConsoleHost" || !Console.IsOutputRedirected)
                && !Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception e) when (e is HostException or NotImplementedException or NotSupportedException or InvalidOperationException
            or NullReferenceException)
        {
            // Each kind of host without a window has its own exception.
            return false;
        }
    }
}
