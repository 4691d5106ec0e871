using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NuGet.Packaging;
using VpcPS.Pack;
using VpcPS.Package.Tests.Support;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>The emulator's package, as <c>dotnet tool install</c> takes it.</summary>
[Collection(PackedModuleTests.Name)]
public sealed class ToolPackageTests(PackedModule module)
{
    [Fact]
    public void It_is_described_as_a_tool()
    {
        using var package = new PackageArchiveReader(module.ToolPackage);
        NuspecReader nuspec = package.NuspecReader;

        Assert.Equal("VpcPS.Emulator", nuspec.GetId());
        Assert.Equal(ModuleManifest.Read(Paths.Root).PackageVersion, nuspec.GetVersion().ToString());
        Assert.Equal("DotnetTool", Assert.Single(nuspec.GetPackageTypes()).Name);
        Assert.Equal("README.md", nuspec.GetReadme());
        Assert.Subset(package.GetFiles().ToHashSet(), new HashSet<string> { "README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt" });
    }

    [Fact]
    public async Task It_is_installed_where_nothing_else_is_and_runs()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("vpcps-tool-");
        try
        {
            // No other source, so no network.
            string sources = Path.Combine(folder.FullName, "nuget.config");
            await File.WriteAllTextAsync(
                sources,
                $"""<configuration><packageSources><clear/><add key="packed" value="{Path.GetDirectoryName(module.ToolPackage)}"/></packageSources></configuration>""");
            string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
            string tools = Path.Combine(folder.FullName, "tools");
            (string, string)[] own =
            [
                // Nothing of this package stays in the caches of the machine.
                ("NUGET_PACKAGES", Path.Combine(folder.FullName, "packages")),
                ("DOTNET_CLI_HOME", folder.FullName),
                ("DOTNET_ROOT", Path.GetDirectoryName(Path.GetFullPath(dotnet)) ?? ""),
            ];

            Run installed = await Run.ToEndAsync(dotnet, ["tool", "install", "VpcPS.Emulator", "--tool-path", tools, "--configfile", sources], own);
            Run version = await Run.ToEndAsync(Path.Combine(tools, "vpc-emulator"), ["--version"], own);
            Run broken = await Run.ToEndAsync(Path.Combine(tools, "vpc-emulator"), ["--estate", "nowhere.json"], own);

            Assert.True(installed.ExitCode == 0, installed.Output + installed.Error);
            Assert.Equal(ModuleManifest.Read(Paths.Root).PackageVersion, Assert.Single(version.Lines));
            Assert.Equal((1, ""), (broken.ExitCode, broken.Output));
            Assert.Contains("nowhere.json", broken.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
