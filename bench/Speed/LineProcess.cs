using System;
using System.Diagnostics;
using System.IO;

namespace VpcPS.Speed;

/// <summary>A process that takes and gives a line at a time.</summary>
internal sealed class LineProcess : IDisposable
{
    private readonly Process _process;

    private LineProcess(Process process) => _process = process;

    public static LineProcess DotNet(string project, params string[] arguments) => Start("dotnet", [Paths.Program(project), .. arguments]);

    public static LineProcess Node(params string[] arguments) => Start("node", [Paths.NodeContestant, .. arguments]);

    /// <summary>Writes a line and waits for the line that answers it.</summary>
    public string Ask(string line)
    {
        _process.StandardInput.WriteLine(line);
        return ReadLine();
    }

    /// <summary>The next line.</summary>
    /// <exception cref="InvalidOperationException">The process has ended without one.</exception>
    public string ReadLine()
    {
        ProcessStartInfo started = _process.StartInfo;
        return _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{started.FileName} {string.Join(' ', started.ArgumentList)} has ended.");
    }

    /// <summary>Ends its input, and waits for its end.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static LineProcess Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["NODE_PATH"] = Path.Combine(Paths.NodeProject, "node_modules");
        return new LineProcess(Process.Start(start)!);
    }
}
