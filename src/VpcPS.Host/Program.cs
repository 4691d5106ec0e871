using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace VpcPS.Host;

/// <summary>PowerShell with VpcPS. It accepts pwsh's own command line. Without arguments it opens a shell for rehearsing.</summary>
public static class Program
{
    /// <summary>The option that opens the shell without an emulator.</summary>
    private const string NoEmulator = "-NoEmulator";

    /// <summary>pwsh's own exit code for an engine that can't start.</summary>
    private const int InitFailure = 70;

    private const string Help = """

        Usage: VpcPS.Host                              a shell to rehearse in, on an emulator
               VpcPS.Host -NoEmulator                  a shell that is connected to nothing
               VpcPS.Host [-File] script.ps1 [arguments]
               VpcPS.Host -Command command [arguments]

        PowerShell with the module VpcPS imported; no profile is loaded. All other options are those of pwsh.

        """;

    /// <summary>The entry point. The exit codes are those of pwsh, and 70 when the module is not built.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        // This program sends no usage data and does not look for newer versions. Only the module sends requests, to the service that it is
        // told to use.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        try
        {
            InitialSessionState state = EmbeddedEngine.CreateSessionState(EmbeddedEngine.FindManifest());
            if (!args.TakeWhile(argument => argument.StartsWith('-')).Contains("-NoLogo", StringComparer.OrdinalIgnoreCase))
            {
                Console.Error.WriteLine(
                    $"PowerShell {PSVersionInfo.PSVersion}, embedded, with VpcPS (no pwsh needed; in pwsh the same works)");
            }

            return ConsoleShell.Start(state, bannerText: null, Help, CommandLine(args));
        }
        catch (FileNotFoundException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return InitFailure;
        }
    }

    private static string[] CommandLine(string[] args)
    {
        if (args.Length == 0 || (args.Length == 1 && args[0].Equals(NoEmulator, StringComparison.OrdinalIgnoreCase)))
        {
            args = ["-NoExit", "-File", Path.Combine(AppContext.BaseDirectory, "Rehearsal.ps1"), .. args];
        }

        // The user who starts this program chooses the script. The execution policy for downloaded files exists only on Windows and adds no
        // protection here.
        return OperatingSystem.IsWindows() ? ["-NoProfile", "-ExecutionPolicy", "Bypass", .. args] : ["-NoProfile", .. args];
    }
}
