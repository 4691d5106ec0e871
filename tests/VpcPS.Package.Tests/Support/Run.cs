using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Package.Tests.Support;

/// <summary>A program, run to its end.</summary>
internal sealed record Run(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The output without ends of lines at its end, as lines.</summary>
    public string[] Lines => Output.TrimEnd().ReplaceLineEndings("\n").Split('\n');

    /// <summary>Runs a program. A test whose program does not exist is skipped.</summary>
    public static async Task<Run> ToEndAsync(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        using Process process = Start(program, arguments, environment);
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
            Assert.Fail($"{program} took longer than {Limit.TotalMinutes} minutes.\n{await output}{await error}");
        }

        return new Run(process.ExitCode, await output, await error);
    }

    private static Process Start(string program, IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("ALIBABA", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["NO_COLOR"] = "1";
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new SkipException($"There is no {program} on this machine.");
        }
    }
}
