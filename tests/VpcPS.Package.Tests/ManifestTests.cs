using VpcPS.Pack;
using Xunit;

namespace VpcPS.Package.Tests;

/// <summary>What packing makes of a manifest and a change log.</summary>
public sealed class ManifestTests
{
    private const string Source = """
        @{
            ModuleVersion = '1.2.3'
            PrivateData   = @{
                PSData = @{
                    Tags         = @('One', 'Two')
                    ReleaseNotes = 'See elsewhere.'
                }
            }
        }
        """;

    private static readonly string[] ChangeLog =
    [
        "# Changelog", "", "## [Unreleased]", "", "- not yet", "", "## [1.2.3] - 2026-01-02", "", "### Added", "- it's new", "", "## [1.2.2] - 2025-01-02", "", "- old",
    ];

    [Fact]
    public void The_shipped_manifest_has_the_notes_and_the_files_and_else_what_it_had()
    {
        ModuleManifest shipped = ModuleManifest.Parse(ModuleManifest.Parse(Source).Ship("- it's new\n- and 'quoted' $too", ["LICENSE", "bin/VpcPS.dll"]));

        Assert.Equal("- it's new\n- and 'quoted' $too", shipped.Gallery("ReleaseNotes"));
        Assert.Equal("1.2.3", shipped.PackageVersion);
        Assert.Equal(["One", "Two"], shipped.Tags);
    }

    [Fact]
    public void The_label_of_a_prerelease_is_part_of_the_packages_version()
    {
        ModuleManifest manifest = ModuleManifest.Parse(Source.Replace("ReleaseNotes", "Prerelease = 'rc1'; ReleaseNotes", System.StringComparison.Ordinal));

        Assert.Equal("1.2.3-rc1", manifest.PackageVersion);
    }

    [Theory]
    [InlineData("@{ ModuleVersion = ")]
    [InlineData("'no table'")]
    public void What_is_no_manifest_is_refused(string text) =>
        Assert.Contains(ModuleManifest.FileName, Assert.Throws<PackException>(() => ModuleManifest.Parse(text)).Message, System.StringComparison.Ordinal);

    [Fact]
    public void A_released_version_has_its_own_notes()
    {
        ReleaseNotes notes = ReleaseNotes.Parse(ChangeLog, "1.2.3");

        Assert.Equal("### Added\n- it's new", notes.Text);
        Assert.True(notes.IsReleased);
    }

    [Fact]
    public void A_version_without_a_section_has_the_notes_of_what_is_unreleased_and_says_so()
    {
        ReleaseNotes notes = ReleaseNotes.Parse(ChangeLog, "2.0.0");

        Assert.Equal("- not yet", notes.Text);
        Assert.False(notes.IsReleased);
    }

    [Fact]
    public void A_change_log_without_either_is_refused() =>
        Assert.Throws<PackException>(() => ReleaseNotes.Parse(["# Changelog"], "1.0.0"));
}
