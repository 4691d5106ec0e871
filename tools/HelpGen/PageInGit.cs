using System;
using System.IO;

namespace VpcPS.HelpGen;

/// <summary>A page in git that is written by hand, except for one generated part.</summary>
/// <param name="Path">Below the root, with slashes.</param>
/// <param name="Before">The line before the part.</param>
/// <param name="After">The line after the part.</param>
internal sealed record PageInGit(string Path, string Before, string After)
{
    /// <summary>Makes the page with the new part.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="part">The part, in whole lines.</param>
    /// <exception cref="HelpProblemException">The line before or after the part is missing.</exception>
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
