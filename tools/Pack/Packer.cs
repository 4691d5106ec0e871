using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Pack;

/// <summary>
/// Makes the packages from the sources: one for the PowerShell Gallery, one for Azure Automation, the emulator as a .NET tool, and their
/// checksums. The same sources give the same bytes, independent of place and time.
/// </summary>
public static class Packer
{
    /// <summary>The file of checksums, which <c>sha256sum -c</c> reads.</summary>
    public const string ChecksumFile = "SHA256SUMS";

    /// <summary>Builds the module and the emulator, and makes the packages.</summary>
    /// <param name="root">The root of the sources.</param>
    /// <param name="output">
    /// The folder for the packages; created when it does not exist. Packages of older versions in it are removed.
    /// </param>
    /// <param name="log">Gets messages for the user.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="PackException">The sources don't build, or lack something.</exception>
    public static IReadOnlyList<string> Pack(string root, string output, TextWriter log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ModuleManifest manifest = ModuleManifest.Read(root);
        ReleaseNotes notes = ReleaseNotes.Read(root, manifest.ModuleVersion);
        if (!notes.IsReleased)
        {
            log.WriteLine($"{ReleaseNotes.FileName} has no section for {manifest.ModuleVersion}: the release notes are those of what is unreleased. Not to be published.");
        }

        IReadOnlyList<PackagedFile> files = ModuleFiles.Collect(root, UserBuild.Module(root), manifest, notes);
        (string Name, byte[] Content)[] packages =
        [
            GalleryPackage.Make(manifest, notes, files),
            AutomationPackage.Make(files),
            ToolPackage.Make(manifest, notes, root, UserBuild.Tool(root)),
        ];
        return Write(packages, output);
    }

    private static List<string> Write((string Name, byte[] Content)[] packages, string output)
    {
        Directory.CreateDirectory(output);
        foreach (string old in Directory.GetFiles(output, "*.nupkg"))
        {
            File.Delete(old);
        }

        List<string> written = [];
        StringBuilder checksums = new();
        foreach ((string name, byte[] content) in packages)
        {
            written.Add(Path.Combine(output, name));
            File.WriteAllBytes(written[^1], content);
            checksums.Append(Convert.ToHexStringLower(SHA256.HashData(content))).Append("  ").Append(name).Append('\n');
        }

        written.Add(Path.Combine(output, ChecksumFile));
        File.WriteAllText(written[^1], checksums.ToString());
        return written;
    }
}
