using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Host;
using Xunit;

namespace VpcPS.Tests;

/// <summary>
/// The Pester suite, a process of a real PowerShell for each of its files. Skipped where there is no PowerShell on the
/// PATH, or no Pester 5 in it.
/// </summary>
public sealed class PesterTests
{
    // The exit codes of tests/Pester/Run.ps1.
    private const int Passed = 0;
    private const int PesterIsMissing = 2;
    private const int AllSkipped = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "tests", "Pester");

    /// <summary>Each file, in PowerShell 7 and on Windows in Windows PowerShell too.</summary>
    public static IEnumerable<object[]> Files() =>
        from file in Directory.EnumerateFiles(Folder, "*.Tests.ps1").Order(StringComparer.Ordinal)
        from shell in OperatingSystem.IsWindows() ? (string[])["pwsh", "powershell"] : ["pwsh"]
        select new object[] { Path.GetFileName(file), shell };

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task Passes(string file, string shell)
    {
        (int exitCode, string output) = await RunAsync(shell, Path.Combine(Folder, file));

        Skip.If(exitCode is PesterIsMissing or AllSkipped, output);
        Assert.True(exitCode == Passed, output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string shell, string file)
    {
        using Process process = Start(shell, file);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{file} took longer than {Limit.TotalMinutes} minutes.\n{await output}{await error}");
        }

        return (process.ExitCode, await output + await error);
    }

    private static Process Start(string shell, string file)
    {
        ProcessStartInfo start = new(shell)
        {
            ArgumentList = { "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", Path.Combine(Folder, "Run.ps1"), file },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1" },
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new SkipException($"There is no {shell} on the PATH.");
        }
    }
}
