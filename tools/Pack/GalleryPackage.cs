using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VpcPS.Pack;

/// <summary>
/// What the PowerShell Gallery takes: a NuGet package with the module's files at its root, described as
/// Publish-PSResource describes a module, and tagged with its commands, which Find-Command searches.
/// </summary>
internal static class GalleryPackage
{
    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";
    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    public static (string Name, byte[] Content) Make(ModuleManifest manifest, ReleaseNotes notes, IReadOnlyList<PackagedFile> files)
    {
        PackagedFile description = new(ModuleManifest.Name + ".nuspec", ToBytes(Describe(manifest, notes)));
        // NuGet gives this file a random name; here the description names it.
        string properties = $"package/services/metadata/core-properties/{Convert.ToHexStringLower(SHA256.HashData(description.Content))[..32]}.psmdcp";
        PackagedFile[] entries =
        [
            new("_rels/.rels", ToBytes(Relate(description.Path, properties))),
            description,
            .. files,
            new("[Content_Types].xml", ToBytes(SayTypes(files))),
            new(properties, ToBytes(Summarise(manifest))),
        ];
        return ($"{ModuleManifest.Name}.{manifest.PackageVersion}.nupkg", ReproducibleZip.Make(entries));
    }

    private static XElement Describe(ModuleManifest manifest, ReleaseNotes notes)
    {
        XElement metadata = new(
            Nuspec + "metadata",
            new XElement(Nuspec + "id", ModuleManifest.Name),
            new XElement(Nuspec + "version", manifest.PackageVersion),
            new XElement(Nuspec + "authors", manifest.Required("Author")),
            new XElement(Nuspec + "owners", manifest.Required("CompanyName")),
            new XElement(Nuspec + "requireLicenseAcceptance", "false"),
            new XElement(Nuspec + "description", manifest.Required("Description")),
            new XElement(Nuspec + "releaseNotes", notes.Text),
            new XElement(Nuspec + "copyright", manifest.Required("Copyright")),
            new XElement(Nuspec + "tags", string.Join(' ', Tags(manifest))));
        // Only what the manifest names: the gallery shows no link rather than a dead one.
        foreach ((string key, string name) in new[] { ("LicenseUri", "licenseUrl"), ("ProjectUri", "projectUrl"), ("IconUri", "iconUrl") })
        {
            if (manifest.Gallery(key) is { } address)
            {
                metadata.Add(new XElement(Nuspec + name, address));
            }
        }

        return new XElement(Nuspec + "package", metadata);
    }

    private static IEnumerable<string> Tags(ModuleManifest manifest) =>
    [
        .. manifest.Tags,
        "PSModule",
        "PSIncludes_Cmdlet",
        .. manifest.Cmdlets.SelectMany(cmdlet => new[] { "PSCmdlet_" + cmdlet, "PSCommand_" + cmdlet }),
    ];

    private static XElement Relate(string description, string properties) => new(
        Relationships + "Relationships",
        Relationship("R1", "http://schemas.microsoft.com/packaging/2010/07/manifest", description),
        Relationship("R2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", properties));

    private static XElement Relationship(string id, string type, string target) => new(
        Relationships + "Relationship", new XAttribute("Type", type), new XAttribute("Target", "/" + target), new XAttribute("Id", id));

    private static XElement SayTypes(IReadOnlyList<PackagedFile> files) => new(
        ContentTypes + "Types",
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        Default("psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"),
        files.Select(file => Path.GetExtension(file.Path).TrimStart('.'))
            .Where(extension => extension.Length > 0)
            .Append("nuspec")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(extension => Default(extension, "application/octet")),
        files.Where(file => !Path.HasExtension(file.Path))
            .Select(file => new XElement(ContentTypes + "Override", new XAttribute("PartName", "/" + file.Path), new XAttribute("ContentType", "application/octet"))));

    private static XElement Default(string extension, string type) =>
        new(ContentTypes + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));

    private static XElement Summarise(ModuleManifest manifest) => new(
        CoreProperties + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
        new XElement(DublinCore + "creator", manifest.Required("Author")),
        new XElement(DublinCore + "description", manifest.Required("Description")),
        new XElement(DublinCore + "identifier", ModuleManifest.Name),
        new XElement(CoreProperties + "version", manifest.PackageVersion),
        new XElement(CoreProperties + "keywords", string.Join(' ', Tags(manifest))));

    private static byte[] ToBytes(XElement root)
    {
        using MemoryStream bytes = new();
        using (XmlWriter writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            new XDocument(root).Save(writer);
        }

        return bytes.ToArray();
    }
}
