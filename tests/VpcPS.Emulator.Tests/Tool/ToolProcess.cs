using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace VpcPS.Emulator.Tests.Tool;

/// <summary>A run of vpc-emulator as built, which is killed at the latest when it is disposed.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process _process;

    private ToolProcess(Process process) => _process = process;

    /// <summary>How to start the tool from a shell.</summary>
    public static string[] Command { get; } =
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Path.Combine(AppContext.BaseDirectory, "vpc-emulator.dll")];

    public static ToolProcess Start(params string[] arguments)
    {
        // A shell that starts the tests in the background makes them ignore SIGINT, and .NET does not change that.
        string[] launcher = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        string[] command = [.. launcher, .. Command, .. arguments];
        return new(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LANG"] = "en_US.UTF-8" },
        })!);
    }

    /// <summary>Reads what it says when it has started.</summary>
    public async Task<Uri> EndpointAsync()
    {
        string first = await _process.StandardOutput.ReadLineAsync() ?? "";
        return first.StartsWith("Endpoint: ", StringComparison.Ordinal)
            ? new Uri(first["Endpoint: ".Length..])
            : throw new InvalidOperationException($"'{first}'; {await _process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Reads the next lines of its output.</summary>
    public async Task<string[]> ReadLinesAsync(int count)
    {
        string[] lines = new string[count];
        for (int i = 0; i < count; i++)
        {
            lines[i] = await _process.StandardOutput.ReadLineAsync() ?? "";
        }

        return lines;
    }

    public void Send(string signal)
    {
        using Process kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        Task<string> output = _process.StandardOutput.ReadToEndAsync();
        Task<string> error = _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
