using System;
using System.IO;
using System.Threading.Tasks;
using VpcPS.CoverageGen;
using VpcPS.Picture;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>tests/Conformance with its packages, the official ones.</summary>
internal static class NodeProject
{
    private static readonly NodeFolder Folder = new(Path.Combine(Program.FindRoot(AppContext.BaseDirectory)!, "tests", "Conformance"), oldestNode: 18);

    /// <summary>The repository.</summary>
    public static string Root { get; } = Program.FindRoot(AppContext.BaseDirectory)!;

    /// <inheritdoc cref="NodeFolder.PrepareAsync"/>
    public static Task<string> PrepareAsync() => Folder.PrepareAsync();

    /// <inheritdoc cref="NodeFolder.RunAsync(string, string)"/>
    public static Task<string> RunAsync(string script, string input) => Folder.RunAsync(script, input);

    /// <inheritdoc cref="NodeFolder.RunAsync(string, string[], string, ValueTuple{string, string}[])"/>
    internal static Task<(int ExitCode, string Output, string Errors)?> RunAsync(
        string program, string[] arguments, string input, params (string Name, string Value)[] environment) =>
        Folder.RunAsync(program, arguments, input, environment);
}
