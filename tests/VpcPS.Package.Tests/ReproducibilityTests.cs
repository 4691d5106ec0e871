using System;
using System.IO;
using System.Linq;
using VpcPS.Pack;
using VpcPS.Package.Tests.Support;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>Anyone with the sources of a release can make its packages again and compare the checksums.</summary>
[Collection(PackedModuleTests.Name)]
public sealed class ReproducibilityTests(PackedModule module)
{
    // What a build leaves, what is not built, and what a clone on another machine would not have.
    private static readonly string[] NotNeeded = [".git", "artifacts", "bin", "obj", "out", "tests", "bench", "examples", "Pack", "Picture", "CoverageGen"];

    [Fact]
    public void The_same_sources_in_another_folder_give_the_same_bytes()
    {
        DirectoryInfo elsewhere = Directory.CreateTempSubdirectory("vpcps-a-folder-with-another-name-");
        try
        {
            string sources = Path.Combine(elsewhere.FullName, "sources");
            Copy(new DirectoryInfo(Paths.Root), sources, NotNeeded);

            string[] again = [.. Packer.Pack(sources, Path.Combine(elsewhere.FullName, "out"), TextWriter.Null)];

            Assert.Equal(module.Files.Select(Path.GetFileName), again.Select(Path.GetFileName));
            Assert.All(module.Files.Zip(again), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }

    private static void Copy(DirectoryInfo source, string target, string[] except)
    {
        Directory.CreateDirectory(target);
        foreach (FileInfo file in source.EnumerateFiles().Where(file => file.Name != "VpcPS.dll-Help.xml"))
        {
            file.CopyTo(Path.Combine(target, file.Name)).LastWriteTimeUtc = DateTime.UtcNow;
        }

        foreach (DirectoryInfo folder in source.EnumerateDirectories().Where(folder => !except.Contains(folder.Name)))
        {
            Copy(folder, Path.Combine(target, folder.Name), except);
        }
    }
}
