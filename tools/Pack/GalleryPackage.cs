using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace VpcPS.Pack;

/// <summary>
/// What the PowerShell Gallery takes: a NuGet package with the module's files at its root, described as
/// Publish-PSResource describes a module, and tagged with its commands, which Find-Command searches.
/// </summary>
internal static class GalleryPackage
{
    public static (string Name, byte[] Content) Make(ModuleManifest manifest, ReleaseNotes notes, IReadOnlyList<PackagedFile> files)
    {
        var package = new NuGetPackage(manifest, notes)
        {
            Id = ModuleManifest.Name,
            Description = manifest.Required("Description"),
            Tags = Tags(manifest),
        };
        // Only what the manifest names: the gallery shows no link rather than a dead one.
        foreach ((string key, string name) in new[] { ("LicenseUri", "licenseUrl"), ("ProjectUri", "projectUrl"), ("IconUri", "iconUrl") })
        {
            if (manifest.Gallery(key) is { } address)
            {
                package.Metadata.Add(new XElement(NuGetPackage.Nuspec + name, address));
            }
        }

        return package.Make(files);
    }

    private static string[] Tags(ModuleManifest manifest) =>
    [
        .. manifest.Tags,
        "PSModule",
        "PSIncludes_Cmdlet",
        .. manifest.Cmdlets.SelectMany(cmdlet => new[] { "PSCmdlet_" + cmdlet, "PSCommand_" + cmdlet }),
    ];
}
