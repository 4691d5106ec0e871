using System;
using System.IO;
using System.Text;

namespace VpcPS.CoverageGen;

/// <summary><c>dotnet run --project tools/CoverageGen</c>: writes docs/emulator-coverage.md of the repository that it is run in.</summary>
public static class Program
{
    /// <summary>The entry point. Exit codes: 0 when the page is written, 1 when there is no repository.</summary>
    public static int Main()
    {
        if (FindRoot(Directory.GetCurrentDirectory()) is not { } root)
        {
            Console.Error.WriteLine($"No VpcPS.sln in {Directory.GetCurrentDirectory()} or any directory above it.");
            return 1;
        }

        string path = Path.Combine(root, CoveragePage.RelativePath);
        string text = CoveragePage.Write(new ConformanceCases(root));
        bool isNew = !File.Exists(path) || File.ReadAllText(path) != text;
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Console.WriteLine($"{CoveragePage.RelativePath}: {(isNew ? "written" : "as it was")}");
        return 0;
    }

    /// <summary>The nearest directory that holds the solution, upwards; null when there is none.</summary>
    public static string? FindRoot(string start)
    {
        DirectoryInfo? directory = new(start);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "VpcPS.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName;
    }
}
