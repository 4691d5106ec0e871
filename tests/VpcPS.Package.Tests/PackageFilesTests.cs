using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Mono.Cecil;
using VpcPS.Pack;
using VpcPS.Package.Tests.Support;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>What is in the packages: all that is needed, and nothing else.</summary>
[Collection(PackedModuleTests.Name)]
public sealed class PackageFilesTests(PackedModule module)
{
    // Azure Automation imports no file whose path is longer.
    private const int LongestPath = 140;

    private string Manifest => File.ReadAllText(Path.Combine(module.FromZip, ModuleManifest.FileName));

    [Fact]
    public void Both_packages_have_the_same_files()
    {
        string[] files = PackedModule.FilesOf(module.FromZip);

        Assert.Equal(files, PackedModule.FilesOf(module.FromGallery));
        Assert.All(files, file => Assert.Equal(
            File.ReadAllBytes(Path.Combine(module.FromZip, file)), File.ReadAllBytes(Path.Combine(module.FromGallery, file))));
    }

    [Fact]
    public void Each_file_is_there_for_a_reason_and_none_is_missing()
    {
        string[] needed =
        [
            ModuleManifest.FileName,
            "LICENSE",
            "THIRD-PARTY-NOTICES.txt",
            .. ModuleManifest.Parse(Manifest).ProcessedFiles,
            .. Assemblies(ModuleManifest.Parse(Manifest).Required("RootModule")),
            .. Satellites(),
            .. Help(),
        ];

        Assert.Equal(needed.Order(StringComparer.Ordinal), PackedModule.FilesOf(module.FromZip));
    }

    [Fact]
    public void The_manifest_lists_every_file()
    {
        string list = Regex.Match(Manifest, @"FileList\s*=\s*@\((.*?)\)", RegexOptions.Singleline).Groups[1].Value;

        Assert.Equal(PackedModule.FilesOf(module.FromZip), Regex.Matches(list, "'(.*?)'").Select(name => name.Groups[1].Value));
    }

    [Fact]
    public void Paths_are_plain_and_short()
    {
        foreach (string package in new[] { module.GalleryPackage, module.AutomationPackage })
        {
            using ZipArchive archive = ZipFile.OpenRead(package);
            Assert.All(archive.Entries, entry => Assert.Matches(@"^([A-Za-z0-9._-]+/)*([A-Za-z0-9._-]+|\[Content_Types\]\.xml)$", entry.FullName));
            Assert.All(archive.Entries, entry => Assert.InRange(entry.FullName.Length, 1, LongestPath));
        }
    }

    [Fact]
    public void The_zip_its_folder_and_the_module_have_one_name()
    {
        using ZipArchive archive = ZipFile.OpenRead(module.AutomationPackage);

        Assert.Equal("VpcPS.zip", Path.GetFileName(module.AutomationPackage));
        Assert.All(archive.Entries, entry => Assert.StartsWith("VpcPS/", entry.FullName, StringComparison.Ordinal));
        Assert.NotNull(archive.GetEntry("VpcPS/VpcPS.psd1"));
    }

    [Fact]
    public void Checksums_are_those_of_the_packages()
    {
        string checksums = module.Files.Single(file => Path.GetFileName(file) == Packer.ChecksumFile);

        Assert.Equal(
            new[] { module.GalleryPackage, module.AutomationPackage, module.ToolPackage }
                .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}"),
            File.ReadAllLines(checksums));
    }

    [Fact]
    public void No_file_of_ours_names_a_folder_of_this_machine()
    {
        string[] own = [.. PackedModule.FilesOf(module.FromZip).Where(file => !file.StartsWith("bin/desktop/", StringComparison.Ordinal))];

        foreach (string folder in new[] { Paths.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar })
        {
            Assert.DoesNotContain(own, file => Mentions(Path.Combine(module.FromZip, file), folder));
        }
    }

    [Fact]
    public void The_notices_name_each_third_party_assembly_and_its_version()
    {
        string notices = File.ReadAllText(Path.Combine(module.FromZip, "THIRD-PARTY-NOTICES.txt"));
        string versions = File.ReadAllText(Path.Combine(Paths.Root, "Directory.Packages.props"));

        foreach (string file in Directory.EnumerateFiles(Path.Combine(module.FromZip, "bin", "desktop")))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string version = Regex.Match(versions, $"Include=\"{Regex.Escape(name)}\" Version=\"(.*?)\"").Groups[1].Value;
            Assert.Matches($@"{Regex.Escape(name)} +{Regex.Escape(version)}\n", notices);
        }
    }

    [Fact]
    public void Manifest_and_assemblies_have_one_version()
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(module.FromZip, "bin", "VpcPS.dll"));

        Assert.Equal(ModuleManifest.Parse(Manifest).ModuleVersion, assembly.Name.Version.ToString(3));
    }

    [Fact]
    public void The_release_notes_are_the_change_logs()
    {
        ModuleManifest manifest = ModuleManifest.Parse(Manifest);

        Assert.Equal(ReleaseNotes.Read(Paths.Root, manifest.ModuleVersion).Text, manifest.Gallery("ReleaseNotes"));
    }

    // The root module and what it refers to, one after the other, as far as Windows PowerShell does not have it.
    private HashSet<string> Assemblies(string root)
    {
        using DesktopPlatform platform = new(module.FromZip);
        HashSet<string> found = [root];
        Queue<string> open = new(found);
        while (open.TryDequeue(out string? path))
        {
            using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(module.FromZip, path));
            foreach (string file in assembly.MainModule.AssemblyReferences.Select(platform.Find).OfType<string>())
            {
                string relative = Path.GetRelativePath(module.FromZip, file).Replace(Path.DirectorySeparatorChar, '/');
                if (relative.StartsWith("bin/", StringComparison.Ordinal) && found.Add(relative))
                {
                    open.Enqueue(relative);
                }
            }
        }

        return found;
    }

    // Texts of an own assembly in another language.
    private IEnumerable<string> Satellites() => PackedModule.FilesOf(module.FromZip)
        .Where(file => Regex.Match(file, @"^bin/[a-z]{2}(-[A-Za-z]+)+/(VpcPS[A-Za-z.]*)\.resources\.dll$") is { Success: true } match
            && File.Exists(Path.Combine(module.FromZip, "bin", match.Groups[2].Value + ".dll")));

    // In each language the cmdlets' help, and of the topics what is translated.
    private static IEnumerable<string> Help() =>
        from folder in Directory.EnumerateDirectories(Paths.Root)
        where Regex.IsMatch(Path.GetFileName(folder), "^[a-z]{2}(-[A-Za-z]+)+$")
        from topic in Directory.EnumerateFiles(Path.Combine(Paths.Root, "en-US"), "about_*").Select(Path.GetFileName).Append("VpcPS.dll-Help.xml")
        where topic == "VpcPS.dll-Help.xml" || File.Exists(Path.Combine(folder, topic))
        select $"{Path.GetFileName(folder)}/{topic}";

    private static bool Mentions(string file, string text)
    {
        byte[] content = File.ReadAllBytes(file);
        return content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }
}
