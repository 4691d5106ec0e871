using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace VpcPS.Host.Tests;

/// <summary>A run of the host as built, in a folder of its own, without a terminal and in English.</summary>
internal sealed class HostRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcps-host-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Writes a script into the folder and runs it to its end.</summary>
    public Task<(int ExitCode, string Output, string Error)> ScriptAsync(string script, params string[] arguments)
    {
        File.WriteAllText(PathOf("script.ps1"), script);
        return RunAsync(input: null, ["script.ps1", .. arguments]);
    }

    /// <summary>Runs the host to its end, with what is piped into it.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string? input, params string[] arguments)
    {
        using Process process = Start(arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    public Process Start(params string[] arguments)
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        // A shell that starts the tests in the background makes them ignore SIGINT, and .NET does not change that.
        string[] launcher = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] command = [.. launcher, dotnet, Path.Combine(AppContext.BaseDirectory, "VpcPS.Host.dll"), .. arguments];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // If a profile were loaded from the home folder, the tests would notice it.
            Environment = { ["NO_COLOR"] = "1", ["LANG"] = "en_US.UTF-8", ["HOME"] = _folder.FullName },
        };
        return Process.Start(start)!;
    }

    public static void Send(string signal, Process process)
    {
        using Process kill = Process.Start("kill", ["-s", signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
