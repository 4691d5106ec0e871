using System;
using System.IO;
using System.Management.Automation.Runspaces;
using System.Text;

namespace VpcPS.Host;

/// <summary><c>VpcPS.Host script.ps1 [arguments]</c>: runs the script with VpcPS imported, as <c>pwsh -File</c> would.</summary>
public static class Program
{
    private const string Usage = """
        Usage: VpcPS.Host <script.ps1> [arguments]

        Runs a PowerShell script with the VpcPS module imported, on an embedded engine: no pwsh needed.
        Arguments go to the script: -Name value, -Switch, or values by position.
        """;

    /// <summary>The entry point. Exit codes: the script's own, 1 for an uncaught error, 64 for a wrong command line, 70 when the engine or the module can't start, 130 after Ctrl+C.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (args.Length == 0)
        {
            Console.Error.WriteLine(Usage);
            return ExitCode.Usage;
        }

        string scriptPath = Path.GetFullPath(args[0]);
        if (!File.Exists(scriptPath) || !scriptPath.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase))
        {
            Console.Error.WriteLine($"'{args[0]}' is not a PowerShell script file (.ps1). Check the spelling and the path.");
            Console.Error.WriteLine();
            Console.Error.WriteLine(Usage);
            return ExitCode.Usage;
        }

        try
        {
            string manifest = EmbeddedEngine.FindManifest();
            Console.WriteLine($"VpcPS embedded PowerShell engine {EmbeddedEngine.Version} (no pwsh needed; the same script runs in pwsh)");
            using ScriptRun run = new(EmbeddedEngine.CreateSessionState(manifest));
            using Interruption interruption = new(run.Stop);
            return run.Run(scriptPath, ScriptArguments.Parse(args[1..]));
        }
        catch (FileNotFoundException exception)
        {
            return NotStarted(exception.Message);
        }
        catch (RunspaceOpenModuleLoadException exception)
        {
            return NotStarted(exception.ErrorRecords[0].ToString());
        }
    }

    private static int NotStarted(string reason)
    {
        Console.Error.WriteLine(reason);
        Console.Error.WriteLine("VpcPS was not loaded. Where it is not built yet: dotnet build");
        return ExitCode.InitFailure;
    }
}
