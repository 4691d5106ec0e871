using System;
using System.IO;

namespace VpcPS.HelpGen;

/// <summary>A page that is written by hand and kept in git, but for one part of it.</summary>
/// <param name="Path">Below the root, with slashes.</param>
/// <param name="Before">The line in front of the part.</param>
/// <param name="After">The line behind it.</param>
internal sealed record PageInGit(string Path, string Before, string After)
{
    /// <summary>The page with its part as it now is.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="part">The part, in whole lines.</param>
    /// <exception cref="HelpProblemException">A line that the part stands between is not there.</exception>
    public HelpFile With(string root, string part)
    {
        string text = File.ReadAllText(System.IO.Path.Combine(root, Path)).ReplaceLineEndings("\n");
        int before = text.IndexOf($"\n{Before}\n", StringComparison.Ordinal);
        int after = text.IndexOf($"\n{After}\n", StringComparison.Ordinal);
        return before >= 0 && after > before
            ? new HelpFile(Path, text[..(before + Before.Length + 2)] + part + text[(after + 1)..])
            : throw new HelpProblemException([$"{Path} lacks the line '{Before.Trim()}', or '{After.Trim()}' after it."]);
    }
}
