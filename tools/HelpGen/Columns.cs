using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace VpcPS.HelpGen;

/// <summary>Measures texts in columns of a console, where Chinese characters and their punctuation are two columns wide.</summary>
public static partial class Columns
{
    /// <summary>The columns that a text takes.</summary>
    public static int Of(string text) => text.Sum(c => IsWide(c) ? 2 : 1);

    /// <summary>
    /// Breaks a text into lines, at blanks and between wide characters, but not at places where a line must not begin or end.
    /// </summary>
    /// <param name="text">The text, in one line.</param>
    /// <param name="width">The maximum number of columns in a line. Only a longer word exceeds it.</param>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        int taken = 0;
        foreach (string piece in Pieces().Matches(text).Select(match => match.Value).Where(piece => piece.Length > 0))
        {
            if (taken > 0 && taken + Of(piece.TrimEnd()) > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                taken = 0;
            }

            line.Append(piece);
            taken += Of(piece);
        }

        yield return line.ToString().TrimEnd();
    }

    // CJK symbols and ideographs, and the full-width forms of ASCII.
    private static bool IsWide(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uFF00' and <= '\uFF60');

    // A wide character or a word, together with opening punctuation before it and closing punctuation after it.
    [GeneratedRegex(@"[（《「【]*(?:[\u2E80-\u2FFF\u3003-\u9FFF]|[^\s\u2E80-\u9FFF\uFF00-\uFF60]+)?[，。；：！？）》」】、]* *", RegexOptions.None)]
    private static partial Regex Pieces();
}
