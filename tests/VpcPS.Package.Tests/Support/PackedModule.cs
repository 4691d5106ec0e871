using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using VpcPS.Pack;
using Xunit;

namespace VpcPS.Package.Tests.Support;

/// <summary>The packages, made once for all tests, and each of them installed as its users do it.</summary>
public sealed class PackedModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcps-pack-");

    public PackedModule()
    {
        Files = Packer.Pack(Paths.Root, Path.Combine(_folder.FullName, "out"), TextWriter.Null);
        string version = ModuleManifest.Read(Paths.Root).PackageVersion;
        GalleryPackage = Files.Single(file => Path.GetFileName(file) == $"{ModuleManifest.Name}.{version}.nupkg");
        ToolPackage = Files.Single(file => Path.GetFileName(file) == $"{ModuleManifest.Name}.Emulator.{version}.nupkg");
        AutomationPackage = Files.Single(file => file.EndsWith(".zip", StringComparison.Ordinal));
        FromGallery = Expand(GalleryPackage, "gallery", Path.Combine(ModuleManifest.Name, version));
        // What Install-PSResource takes for itself and leaves out of the module.
        File.Delete(Path.Combine(FromGallery, ModuleManifest.Name + ".nuspec"));
        File.Delete(Path.Combine(FromGallery, "[Content_Types].xml"));
        Directory.Delete(Path.Combine(FromGallery, "_rels"), recursive: true);
        Directory.Delete(Path.Combine(FromGallery, "package"), recursive: true);
        FromZip = Path.Combine(Expand(AutomationPackage, "zip", ""), ModuleManifest.Name);
    }

    /// <summary>All that packing wrote.</summary>
    public IReadOnlyList<string> Files { get; }

    public string GalleryPackage { get; }

    public string AutomationPackage { get; }

    /// <summary>The emulator by itself, a .NET tool.</summary>
    public string ToolPackage { get; }

    /// <summary>The module's folder as the gallery's package gives it: module path, name, version.</summary>
    public string FromGallery { get; }

    /// <summary>The module's folder as the zip file gives it: module path, name.</summary>
    public string FromZip { get; }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The files of a module's folder, with slashes, sorted.</summary>
    public static string[] FilesOf(string module) =>
    [
        .. Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(module, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal),
    ];

    private string Expand(string package, string modulePath, string module)
    {
        string target = Path.Combine(_folder.FullName, modulePath, module);
        ZipFile.ExtractToDirectory(package, target);
        return target;
    }
}

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(Name)]
public sealed class PackedModuleTests : ICollectionFixture<PackedModule>
{
    public const string Name = "Packed module";
}
