using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Picture;

/// <summary>
/// A Node project with its packages, which are installed once for all users of this class. When Node, npm or the registry is missing, the
/// reason is returned and tests are skipped.
/// </summary>
public sealed class NodeFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Lazy<Task<string>> _installation;
    private readonly string _directory;
    private readonly int _oldestNode;

    /// <summary>Describes a project; nothing is installed yet.</summary>
    /// <param name="directory">The folder of its package.json.</param>
    /// <param name="oldestNode">The first version of Node that has what its scripts and packages use.</param>
    public NodeFolder(string directory, int oldestNode)
    {
        _directory = directory;
        _oldestNode = oldestNode;
        _installation = new(InstallAsync);
    }

    /// <summary>Installs the packages, if possible.</summary>
    /// <returns>Why nothing can be run; empty when it can.</returns>
    public Task<string> PrepareAsync() => _installation.Value;

    /// <summary>Runs a script of the project with a text as its input.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string script, string input)
    {
        (int exitCode, string output, string errors) = await RunAsync("node", [script], input) ?? throw new InvalidOperationException("Node is gone.");
        return exitCode == 0 ? output : throw new InvalidOperationException($"{script} ended with {exitCode}: {errors}");
    }

    private async Task<string> InstallAsync()
    {
        // It prints v18.x.y.
        if (await RunAsync("node", ["--version"], "") is not (0, var version, _)
            || !Version.TryParse(version.Trim().TrimStart('v'), out Version? installedNode)
            || installedNode.Major < _oldestNode)
        {
            return $"Node.js {_oldestNode} or newer is not installed.";
        }

        // npm keeps a copy of the lock file with the installed packages. A different lock file needs a new installation.
        string installed = Path.Combine(_directory, "node_modules", ".package-lock.json");
        bool isCurrent = File.Exists(installed)
            && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(_directory, "package-lock.json"));
        return isCurrent || await CanInstallAsync() ? "" : "npm is not installed, or the packages can't be had.";
    }

    private async Task<bool> CanInstallAsync()
    {
        try
        {
            return await RunAsync("npm", ["ci", "--ignore-scripts"], "") is (0, _, _);
        }
        catch (TimeoutException)
        {
            // When the registry does not answer, npm tries for a long time.
            return false;
        }
    }

    /// <summary>Runs a program of the machine in the folder of the project, and waits for its end.</summary>
    /// <returns>Its exit code and what it printed; null when the machine does not have it.</returns>
    public async Task<(int ExitCode, string Output, string Errors)?> RunAsync(
        string program, string[] arguments, string input, params (string Name, string Value)[] environment)
    {
        // npm is a script on Windows, which can't be started by its bare name.
        var start = OperatingSystem.IsWindows() && program == "npm"
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.WorkingDirectory = _directory;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            try
            {
                await process.StandardInput.WriteAsync(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // The program ended without reading its input. Its output shows why.
            }

            using var limit = new CancellationTokenSource(Patience);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"{program} {string.Join(' ', arguments)} took longer than {Patience.TotalMinutes} minutes.");
            }

            return (process.ExitCode, await output, await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
