using System;
using System.IO;

namespace VpcPS.Speed;

/// <summary>The places of the repository and of the programs that were built beside this one.</summary>
internal static class Paths
{
    private static readonly DirectoryInfo Configuration = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Repository { get; } = FindRepository();

    public static string Manifest => Path.Combine(Repository, "VpcPS.psd1");

    public static string TrivialManifest => Path.Combine(Output("Speed.Contestant"), "TrivialModule", "TrivialModule.psd1");

    public static string NodeContestant => Path.Combine(Repository, "bench", "Speed.Contestant", "contestant.js");

    // The official packages are those that the conformance tests use, at their locked versions.
    public static string NodeProject => Path.Combine(Repository, "tests", "Conformance");

    public static string Program(string project) => Path.Combine(Output(project), $"VpcPS.{project}.dll");

    private static string Output(string project) => Path.Combine(Configuration.Parent!.Parent!.FullName, project, Configuration.Name);

    private static string FindRepository()
    {
        DirectoryInfo? directory = Configuration;
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "VpcPS.psd1")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException("Run this from a clone of the repository.");
    }
}
