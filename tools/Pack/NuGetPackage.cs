using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VpcPS.Pack;

/// <summary>A NuGet package whose bytes depend on its files alone. It has the version and the author of the module.</summary>
internal sealed class NuGetPackage(ModuleManifest manifest, ReleaseNotes notes)
{
    /// <summary>The namespace of the description's elements.</summary>
    public static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";

    private static readonly XNamespace ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>The package's name.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Description { get; init; }

    /// <summary>The words that it is found by.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Further elements of the description.</summary>
    public IList<XElement> Metadata { get; } = [];

    /// <summary>Makes it.</summary>
    public (string Name, byte[] Content) Make(IReadOnlyList<PackagedFile> files)
    {
        PackagedFile description = new(Id + ".nuspec", ToBytes(Describe()));
        // NuGet gives this file a random name; here the description names it.
        string properties = $"package/services/metadata/core-properties/{Convert.ToHexStringLower(SHA256.HashData(description.Content))[..32]}.psmdcp";
        PackagedFile[] entries =
        [
            new("_rels/.rels", ToBytes(Relate(description.Path, properties))),
            description,
            .. files,
            new("[Content_Types].xml", ToBytes(SayTypes(files))),
            new(properties, ToBytes(Summarise())),
        ];
        return ($"{Id}.{manifest.PackageVersion}.nupkg", ReproducibleZip.Make(entries));
    }

    private XElement Describe() => new(
        Nuspec + "package",
        new XElement(
            Nuspec + "metadata",
            new XElement(Nuspec + "id", Id),
            new XElement(Nuspec + "version", manifest.PackageVersion),
            new XElement(Nuspec + "authors", manifest.Required("Author")),
            new XElement(Nuspec + "owners", manifest.Required("CompanyName")),
            new XElement(Nuspec + "requireLicenseAcceptance", "false"),
            new XElement(Nuspec + "description", Description),
            new XElement(Nuspec + "releaseNotes", notes.Text),
            new XElement(Nuspec + "copyright", manifest.Required("Copyright")),
            new XElement(Nuspec + "tags", string.Join(' ', Tags)),
            Metadata));

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

    private XElement Summarise() => new(
        CoreProperties + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
        new XElement(DublinCore + "creator", manifest.Required("Author")),
        new XElement(DublinCore + "description", Description),
        new XElement(DublinCore + "identifier", Id),
        new XElement(CoreProperties + "version", manifest.PackageVersion),
        new XElement(CoreProperties + "keywords", string.Join(' ', Tags)));

    internal static byte[] ToBytes(XElement root)
    {
        using MemoryStream bytes = new();
        using (XmlWriter writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" }))
        {
            new XDocument(root).Save(writer);
        }

        return bytes.ToArray();
    }
}
