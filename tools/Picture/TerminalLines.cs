using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace VpcPS.Picture;

/// <summary>
/// Text in one style, in one line of a terminal, from a column counted from 0. The color is the SGR number of the
/// foreground, 30 to 37 or 90 to 97, or null for the terminal's own.
/// </summary>
internal sealed record StyledText(int Column, string Text, int? Color, bool IsBold);

/// <summary>Interprets text with escape sequences for colours, like a terminal.</summary>
internal static partial class TerminalLines
{
    /// <summary>
    /// The lines of a screen with this number of columns, without blank lines at the end. Styles continue from one line to the next.
    /// </summary>
    internal static IReadOnlyList<IReadOnlyList<StyledText>> Parse(string screen, int columns)
    {
        StyledText style = new(0, string.Empty, Color: null, IsBold: false);
        List<List<StyledText>> lines = [];
        foreach (string line in screen.ReplaceLineEndings("\n").Split('\n'))
        {
            lines.Add([]);
            int column = 0;
            foreach (string part in Sequence().Split(line))
            {
                if (part.StartsWith('\u001b') && part.EndsWith('m'))
                {
                    style = part[2..^1].Split(';').Aggregate(style, After);
                }

                // Other escape sequences are for the keyboard, so they are ignored.
                for (string rest = part.StartsWith('\u001b') ? string.Empty : part; rest.Length > 0;)
                {
                    if (column == columns)
                    {
                        lines.Add([]);
                        column = 0;
                    }

                    string piece = rest[..Math.Min(rest.Length, columns - column)];
                    // Blanks look the same in every style.
                    if (piece.Trim() is { Length: > 0 } text)
                    {
                        lines[^1].Add(style with { Column = column + piece.IndexOf(text, StringComparison.Ordinal), Text = text });
                    }

                    rest = rest[piece.Length..];
                    column += piece.Length;
                }
            }
        }

        return lines[..(lines.FindLastIndex(line => line.Count > 0) + 1)];
    }

    private static StyledText After(StyledText style, string number) =>
        (number.Length == 0 ? 0 : int.Parse(number, CultureInfo.InvariantCulture)) switch
        {
            0 => style with { Color = null, IsBold = false },
            1 => style with { IsBold = true },
            int color and ((>= 30 and <= 37) or (>= 90 and <= 97)) => style with { Color = color },
            // Italics mark a calculated column's heading; the picture leaves them out.
            3 or 23 => style,
            _ => throw new FormatException($"The picture knows no SGR {number}."),
        };

    [GeneratedRegex("(\u001b\\[[0-9;?]*[a-zA-Z])")]
    private static partial Regex Sequence();
}
