using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Soak;

/// <summary>
/// The client as a process of its own, which can be killed and whose memory is its own: a script on the module's host. Lines of
/// the form name=number in its output are what it measured.
/// </summary>
internal sealed class ClientProcess : IDisposable
{
    private readonly string _script = Path.Combine(Path.GetTempPath(), $"vpcps-soak-{Guid.NewGuid():N}.ps1");
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private ClientProcess(string script)
    {
        File.WriteAllText(_script, script);
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "VpcPS.Host.dll"));
        start.ArgumentList.Add(_script);
        _process = Process.Start(start) ?? throw new SoakException("the client process did not start");
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether the script has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts a script.</summary>
    public static ClientProcess Start(string script) => new(script);

    /// <summary>Runs a script to its end.</summary>
    /// <returns>What it measured, by name.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> RunAsync(string script)
    {
        using ClientProcess client = Start(script);
        return await client.EndAsync();
    }

    /// <summary>Waits for the end of the script.</summary>
    /// <returns>What it measured, by name.</returns>
    public async Task<IReadOnlyDictionary<string, long>> EndAsync()
    {
        await _process.WaitForExitAsync();
        string output = await _output;
        if (_process.ExitCode != 0)
        {
            throw new SoakException($"the client ended with {_process.ExitCode}: {output}{await _errors}");
        }

        var measured = new Dictionary<string, long>();
        foreach (string line in output.Split('\n', StringSplitOptions.TrimEntries))
        {
            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && long.TryParse(line[(equals + 1)..], NumberStyles.Integer, CultureInfo.InvariantCulture, out long value))
            {
                measured[line[..equals]] = value;
            }
        }

        return measured;
    }

    /// <summary>Kills the process by SIGKILL, which nothing can catch.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        File.Delete(_script);
    }
}
