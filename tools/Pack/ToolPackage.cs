using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace VpcPS.Pack;

/// <summary>What <c>dotnet tool install</c> takes: the emulator by itself, as the command vpc-emulator.</summary>
internal static class ToolPackage
{
    private const string Command = "vpc-emulator";

    // Where the tool's own files are in such a package: by target framework and runtime.
    private const string Folder = "tools/net10.0/any/";

    private const string Readme = "README.md";

    private static readonly string[] Tags = ["alibabacloud", "aliyun", "vpc", "ipv6", "emulator", "mock"];

    public static (string Name, byte[] Content) Make(ModuleManifest manifest, ReleaseNotes notes, string root, string built)
    {
        var package = new NuGetPackage(manifest, notes)
        {
            Id = ModuleManifest.Name + ".Emulator",
            Description = "An emulator of Alibaba Cloud's VPC API for clients in any language: real signatures, real HTTP, no account, no cost.",
            Tags = Tags,
            Metadata =
            {
                new XElement(NuGetPackage.Nuspec + "readme", Readme),
                new XElement(
                    NuGetPackage.Nuspec + "packageTypes",
                    new XElement(NuGetPackage.Nuspec + "packageType", new XAttribute("name", "DotnetTool"))),
            },
        };
        PackagedFile[] files =
        [
            .. ModuleFiles.Legal.Select(name => PackagedFile.Read(root, Path.Combine(root, name))),
            PackagedFile.Read(root, Path.Combine(root, "docs", "emulator.md")) with { Path = Readme },
            new(Folder + "DotnetToolSettings.xml", NuGetPackage.ToBytes(Settings())),
            .. Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".dll" or ".json")
                .Select(path => PackagedFile.Read(built, path))
                .Select(file => file with { Path = Folder + file.Path }),
        ];
        return package.Make([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    private static XElement Settings() => new(
        "DotNetCliTool",
        new XAttribute("Version", "1"),
        new XElement(
            "Commands",
            new XElement(
                "Command", new XAttribute("Name", Command), new XAttribute("EntryPoint", Command + ".dll"), new XAttribute("Runner", "dotnet"))));
}
