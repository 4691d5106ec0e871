using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace VpcPS.Pack;

/// <summary>The only place that decides which files users get.</summary>
internal static class ModuleFiles
{
    private const string HelpFile = "VpcPS.dll-Help.xml";
    private const string Topics = "about_*.help.txt";

    /// <summary>What every package has, below the sources' root.</summary>
    public static IReadOnlyList<string> Legal { get; } = ["LICENSE", "THIRD-PARTY-NOTICES.txt"];

    /// <summary>Collects them, sorted by path.</summary>
    public static IReadOnlyList<PackagedFile> Collect(string root, string built, ModuleManifest manifest, ReleaseNotes notes)
    {
        List<PackagedFile> files =
        [
            .. Legal.Concat(manifest.ProcessedFiles).Select(path => PackagedFile.Read(root, Path.Combine(root, path))),
            .. Directory.EnumerateFiles(Path.Combine(built, "bin"), "*.dll", SearchOption.AllDirectories).Select(path => PackagedFile.Read(built, path)),
            .. Languages(built).Select(language => PackagedFile.Read(built, Path.Combine(built, language, HelpFile))),
            .. Languages(built).Select(language => Path.Combine(root, language)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, Topics)).Select(path => PackagedFile.Read(root, path)),
        ];
        string text = manifest.Ship(notes.Text, files.Select(file => file.Path).Append(ModuleManifest.FileName).Order(StringComparer.Ordinal));
        files.Add(new PackagedFile(ModuleManifest.FileName, ToBytes(text)));
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    // A language is a folder for which the build made help, such as en-US; its topics are in the sources.
    private static IEnumerable<string> Languages(string built) =>
        Directory.EnumerateDirectories(built).Where(folder => File.Exists(Path.Combine(folder, HelpFile))).Select(folder => Path.GetFileName(folder));

    // Windows PowerShell reads a text without a byte order mark in the machine's old code page.
    private static byte[] ToBytes(string text)
    {
        UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: !Ascii.IsValid(text));
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
