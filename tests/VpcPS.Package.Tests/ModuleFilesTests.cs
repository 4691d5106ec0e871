using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using VpcPS.Pack;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>The rule of what is packed, on sources with more than there is now.</summary>
public sealed class ModuleFilesTests : IDisposable
{
    private const string Manifest = """
        @{
            ModuleVersion    = '1.2.3'
            TypesToProcess   = 'VpcPS.types.ps1xml'
            PrivateData      = @{ PSData = @{ ReleaseNotes = 'See elsewhere.' } }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vpcps-files-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_language_goes_along_and_what_developers_need_stays_behind()
    {
        Write(
            "LICENSE", "THIRD-PARTY-NOTICES.txt", "README.md", "VpcPS.types.ps1xml",
            "en-US/VpcPS.dll-Help.xml", "en-US/about_VpcPS.help.txt", "de-DE/VpcPS.dll-Help.xml", "docs/architecture.md", "bin/Old.dll",
            "built/en-US/VpcPS.dll-Help.xml", "built/zh-Hans-CN/VpcPS.dll-Help.xml",
            "built/bin/VpcPS.dll", "built/bin/VpcPS.pdb", "built/bin/VpcPS.xml", "built/bin/desktop/System.Buffers.dll", "built/bin/zh-Hans-CN/VpcPS.resources.dll");

        Assert.Equal(
            [
                "LICENSE", "THIRD-PARTY-NOTICES.txt", "VpcPS.psd1", "VpcPS.types.ps1xml",
                "bin/VpcPS.dll", "bin/desktop/System.Buffers.dll", "bin/zh-Hans-CN/VpcPS.resources.dll",
                "en-US/VpcPS.dll-Help.xml", "en-US/about_VpcPS.help.txt", "zh-Hans-CN/VpcPS.dll-Help.xml",
            ],
            Collect("- new").Select(file => file.Path));
    }

    [Fact]
    public void The_help_of_the_cmdlets_is_that_of_the_build_for_users()
    {
        Write("LICENSE", "THIRD-PARTY-NOTICES.txt", "VpcPS.types.ps1xml", "built/bin/VpcPS.dll", "en-US/VpcPS.dll-Help.xml", "built/en-US/VpcPS.dll-Help.xml");

        byte[] help = Collect("- new").Single(file => file.Path == "en-US/VpcPS.dll-Help.xml").Content;

        Assert.EndsWith("built/en-US/VpcPS.dll-Help.xml", Encoding.UTF8.GetString(help), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- new", false)]
    [InlineData("- neu und schön", true)]
    public void Windows_PowerShell_can_tell_that_the_manifest_is_Unicode(string notes, bool isMarked)
    {
        Write("LICENSE", "THIRD-PARTY-NOTICES.txt", "VpcPS.types.ps1xml", "built/bin/VpcPS.dll");

        byte[] manifest = Collect(notes).Single(file => file.Path == "VpcPS.psd1").Content;

        Assert.Equal(isMarked, manifest.AsSpan().StartsWith(Encoding.UTF8.Preamble));
    }

    private IReadOnlyList<PackagedFile> Collect(string notes) =>
        ModuleFiles.Collect(_folder.FullName, Path.Combine(_folder.FullName, "built"), ModuleManifest.Parse(Manifest), new ReleaseNotes(notes, IsReleased: true));

    private void Write(params string[] paths)
    {
        foreach (string path in paths.Select(path => Path.Combine(_folder.FullName, path)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, path);
        }
    }
}
