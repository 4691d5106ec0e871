using System;
using System.IO;

namespace VpcPS.Pack;

/// <summary>
/// <c>dotnet run --project tools/Pack [output-folder]</c>: builds the module for users and makes its packages, in
/// <c>out</c> where no folder is given.
/// </summary>
public static class Program
{
    /// <summary>The entry point. Exit codes: 0 when the packages are written, 1 when something is wrong with their sources.</summary>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        try
        {
            string root = FindRoot(AppContext.BaseDirectory);
            foreach (string file in Packer.Pack(root, args.Length > 0 ? Path.GetFullPath(args[0]) : Path.Combine(root, "out"), Console.Out))
            {
                Console.WriteLine(file);
            }

            return 0;
        }
        catch (PackException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static string FindRoot(string start)
    {
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, ModuleManifest.FileName)))
            {
                return directory.FullName;
            }
        }

        throw new PackException($"No {ModuleManifest.FileName} in {start} or any directory above it.");
    }
}
