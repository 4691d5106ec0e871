using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace VpcPS.Tests.Support;

/// <summary>
/// The host as a process of its own, for what belongs to a process: environment variables, exit codes, Ctrl+C, which
/// assemblies are loaded.
/// </summary>
internal static class HostProcess
{
    private static readonly string[] Inherited = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT"];

    private static readonly string NoHome = Path.Combine(Path.GetTempPath(), "vpcps-no-home");

    /// <summary>Runs a script file to its end, with no environment but the given one and what every process needs.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunFileAsync(
        string path, string[] arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Start(path, arguments, environment);
        return await ReadToEndAsync(process);
    }

    /// <summary>Waits for the end of a process, with all that it says.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> ReadToEndAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Runs a script text to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string script, params (string Name, string Value)[] environment)
    {
        using var file = new ScriptFile(script);
        return await RunFileAsync(file.Path, [], environment);
    }

    public static Process Start(string path, string[] arguments, params (string Name, string Value)[] environment)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        // A shell that starts the tests in the background makes them ignore SIGINT, and .NET does not change that.
        string[] launcher = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] command = [.. launcher, dotnet, Path.Combine(AppContext.BaseDirectory, "VpcPS.Host.dll"), "-NoLogo", path, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in new List<string>(start.Environment.Keys))
        {
            if (Array.IndexOf(Inherited, name) < 0)
            {
                start.Environment.Remove(name);
            }
        }

        // Neither the profiles of the user who runs the tests nor the metadata service of a cloud machine are used.
        start.Environment["HOME"] = start.Environment["USERPROFILE"] = NoHome;
        start.Environment["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        // The tests read English. Windows alone goes by a setting of its own.
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["NO_COLOR"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>What Ctrl+C does to a process.</summary>
    public static void Interrupt(Process process)
    {
        using Process kill = Process.Start("kill", ["-s", "INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>A script in a file that is there as long as this is.</summary>
    public sealed class ScriptFile : IDisposable
    {
        public ScriptFile(string script) => File.WriteAllText(Path, script);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"vpcps-{Guid.NewGuid():N}.ps1");

        public void Dispose() => File.Delete(Path);
    }
}
