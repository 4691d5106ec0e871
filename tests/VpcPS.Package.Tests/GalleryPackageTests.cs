using System;
using System.Collections.Generic;
using System.Linq;
using NuGet.Packaging;
using VpcPS.Pack;
using VpcPS.Package.Tests.Support;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>The gallery's package as NuGet's own library reads it, which the gallery and its clients use.</summary>
[Collection(PackedModuleTests.Name)]
public sealed class GalleryPackageTests(PackedModule module) : IDisposable
{
    // The gallery takes no more.
    private const int MostTagCharacters = 4000;

    private readonly PackageArchiveReader _package = new(module.GalleryPackage);
    private readonly ModuleManifest _manifest = ModuleManifest.Read(Paths.Root);

    public void Dispose() => _package.Dispose();

    [Fact]
    public void It_is_described_as_the_manifest_says()
    {
        NuspecReader nuspec = _package.NuspecReader;

        Assert.Equal("VpcPS", nuspec.GetId());
        Assert.Equal(_manifest.PackageVersion, nuspec.GetVersion().ToString());
        Assert.Equal(_manifest.Required("Author"), nuspec.GetAuthors());
        Assert.Equal(_manifest.Required("Description"), nuspec.GetDescription());
        Assert.Equal(_manifest.Required("Copyright"), nuspec.GetCopyright());
        Assert.Equal(ReleaseNotes.Read(Paths.Root, _manifest.ModuleVersion).Text, nuspec.GetReleaseNotes());
        Assert.False(nuspec.GetRequireLicenseAcceptance());
        Assert.Empty(nuspec.GetDependencyGroups());
    }

    [Fact]
    public void It_names_no_address_that_the_manifest_does_not()
    {
        Assert.Equal(_manifest.Gallery("LicenseUri") ?? "", _package.NuspecReader.GetLicenseUrl() ?? "");
        Assert.Equal(_manifest.Gallery("ProjectUri") ?? "", _package.NuspecReader.GetProjectUrl() ?? "");
        Assert.Equal(_manifest.Gallery("IconUri") ?? "", _package.NuspecReader.GetIconUrl() ?? "");
    }

    [Fact]
    public void Its_tags_are_those_that_the_gallery_finds_modules_and_commands_by()
    {
        string tags = _package.NuspecReader.GetTags();

        IEnumerable<string> expected =
        [
            .. _manifest.Tags, "PSModule", "PSIncludes_Cmdlet",
            .. _manifest.Cmdlets.Select(cmdlet => "PSCmdlet_" + cmdlet), .. _manifest.Cmdlets.Select(cmdlet => "PSCommand_" + cmdlet),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), tags.Split(' ').Order(StringComparer.Ordinal));
        Assert.Contains("PSEdition_Desktop", expected);
        Assert.Contains("PSEdition_Core", expected);
        Assert.InRange(tags.Length, 1, MostTagCharacters);
    }

    [Fact]
    public void The_module_is_at_its_root_and_no_library()
    {
        Assert.Contains("VpcPS.psd1", _package.GetFiles());
        Assert.Empty(_package.GetLibItems());
        Assert.Empty(_package.GetReferenceItems());
        Assert.Empty(_package.GetFiles("lib"));
    }
}
