using System;
using System.IO;
using System.Linq;

namespace VpcPS.Pack;

/// <summary>The changes in a version, from the change log.</summary>
/// <param name="Text">The notes, in Markdown.</param>
/// <param name="IsReleased">Whether the change log has a section for the version, not only one for what is unreleased.</param>
public sealed record ReleaseNotes(string Text, bool IsReleased)
{
    /// <summary>The change log's name.</summary>
    public const string FileName = "CHANGELOG.md";

    /// <summary>Reads the notes of a version, or of what is unreleased where the version has none yet.</summary>
    /// <param name="root">The root of the sources.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="PackException">The change log has neither of them.</exception>
    public static ReleaseNotes Read(string root, string version) => Parse(File.ReadAllLines(Path.Combine(root, FileName)), version);

    /// <summary>Reads them from the lines of a change log.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="version">The version.</param>
    /// <exception cref="PackException">The change log has neither of them.</exception>
    public static ReleaseNotes Parse(string[] lines, string version)
    {
        string? released = Section(lines, version);
        string text = released ?? Section(lines, "Unreleased") ?? throw new PackException($"{FileName} has notes neither for {version} nor for what is unreleased.");
        return new ReleaseNotes(text, released is not null);
    }

    private static string? Section(string[] lines, string name)
    {
        int heading = Array.FindIndex(lines, line => line.StartsWith($"## [{name}]", StringComparison.Ordinal));
        string text = heading < 0
            ? ""
            : string.Join('\n', lines.Skip(heading + 1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))).Trim();
        return text.Length == 0 ? null : text;
    }
}
