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
using Xunit.Abstractions;

namespace VpcPS.Tests;

/// <summary>
/// The Pester suite: tests that need a shell. All of it runs in the embedded PowerShell, with two exceptions: jobs run in pwsh, and Windows
/// PowerShell runs the suite again. Both are used if they are on the PATH.
/// </summary>
public sealed class PesterTests(ITestOutputHelper log) : IDisposable
{
    // The exit codes of tests/Pester/Run.ps1.
    private const int Passed = 0;
    private const int Failed = 1;
    private const int AllSkipped = 3;

    private const string Jobs = "Jobs.Tests.ps1";
    private const string ScriptAnalyzer = "ScriptAnalyzer.Tests.ps1";

    // Less than a minute on an idle machine. A machine may be busy, so the limit only catches a run that never ends.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(EmbeddedEngine.FindManifest())!, "tests", "Pester");

    private static readonly string Runner = Path.Combine(Folder, "Run.ps1");

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vpcps-");

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>The files that run in each PowerShell. Each PowerShell is one process, because starting takes most of the time.</summary>
    public static TheoryData<string, string[]> Runs()
    {
        IEnumerable<string> files = new DirectoryInfo(Folder).EnumerateFiles("*.Tests.ps1").Select(file => file.Name);
        string[] everywhere = [.. files.Except([Jobs, ScriptAnalyzer]).Order(StringComparer.Ordinal)];
        TheoryData<string, string[]> runs = new() { { "embedded", everywhere }, { "embedded", [ScriptAnalyzer] }, { "pwsh", [Jobs] } };
        if (OperatingSystem.IsWindows())
        {
            runs.Add("powershell", [.. everywhere, Jobs]);
        }

        return runs;
    }

    [SkippableTheory]
    [MemberData(nameof(Runs))]
    public async Task It_passes(string shell, string[] files)
    {
        (int exitCode, string output) = await RunAsync(shell, files.Select(file => Path.Combine(Folder, file)));

        log.WriteLine(output);
        Skip.If(
            exitCode == AllSkipped && files.Length == 1,
            string.Join("\n", output.Split('\n').Where(line => line.StartsWith("Skipped: ", StringComparison.Ordinal))));
        Assert.True(exitCode == Passed, output);
    }

    [Fact]
    public async Task What_does_not_pass_is_said()
    {
        await WriteAsync("Wrong.Tests.ps1", "Describe 'Arithmetic' { It 'is what it was' { 1 + 1 | Should -Be 3 }; It 'is as well' { } }");
        await WriteAsync("Broken.Tests.ps1", "Describe 'Braces' {");
        await WriteAsync("Skipped.Tests.ps1", "Describe 'Rest' { It 'is for others' { Set-ItResult -Skipped -Because 'there is none' } }");
        await WriteAsync("Empty.Tests.ps1", "");
        string script = await WriteAsync("all.ps1", $$"""
            foreach ($name in 'Wrong', 'Broken', 'Skipped', 'Empty', 'Missing') {
                & '{{Runner}}' "$PSScriptRoot/$name.Tests.ps1" -Pester '{{Pester}}'
                "$name $LASTEXITCODE"
            }
            """);

        (_, string output) = await RunScriptAsync("embedded", script);

        Assert.Contains("Arithmetic.is what it was", output);
        Assert.Contains("Expected 3, but got 2.", output);
        Assert.Contains($"Wrong {Failed}", output);
        Assert.Contains("Braces", output);
        Assert.Contains($"Broken {Failed}", output);
        Assert.Contains("Skipped: Rest.is for others: is skipped, because there is none", output);
        Assert.Contains($"Skipped {AllSkipped}", output);
        Assert.Contains($"Empty {Failed}", output);
        Assert.Contains($"Missing {Failed}", output);
    }

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Pester => Path.Combine(AppContext.BaseDirectory, "Pester");

    private async Task<string> WriteAsync(string name, string text)
    {
        string path = Path.Combine(_directory.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string shell, IEnumerable<string> paths)
    {
        // A list of paths is no argument of -File in every PowerShell.
        string script = await WriteAsync(
            "run.ps1", $"& '{Runner}' {string.Join(", ", paths.Select(path => $"'{path}'"))} -Pester '{Pester}'; exit $LASTEXITCODE");
        return await RunScriptAsync(shell, script);
    }

    private static async Task<(int ExitCode, string Output)> RunScriptAsync(string shell, string script)
    {
        using Process process = Start(shell, script);
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
            Assert.Fail($"{shell} took longer than {Limit.TotalMinutes} minutes.\n{await output}{await error}");
        }

        return (process.ExitCode, await output + await error);
    }

    private static Process Start(string shell, string script)
    {
        string[] command = shell == "embedded"
            ? [DotNet, Path.Combine(AppContext.BaseDirectory, "VpcPS.Host.dll"), "-NoLogo"]
            : [shell, "-NoProfile", "-ExecutionPolicy", "Bypass"];
        ProcessStartInfo start = new(command[0], [.. command[1..], "-NonInteractive", "-File", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1", ["LANG"] = "en_US.UTF-8", ["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true" },
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
