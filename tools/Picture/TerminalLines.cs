using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace VpcPS.Picture;

/// <summary>Text in one style, in one line of a terminal.</summary>
/// <param name="Column">Where it begins, from 0.</param>
/// <param name="Text">The text; each character takes one column.</param>
/// <param name="Color">The SGR number of the foreground, 30 to 37 or 90 to 97; null for the terminal's own.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal sealed record StyledText(int Column, string Text, int? Color, bool IsBold);

/// <summary>What a terminal makes of text with escape sequences for colours.</summary>
internal static partial class TerminalLines
{
    private const int Reset = 0, Bold = 1, DefaultColor = 39;

    /// <summary>The lines of a screen of that many columns, without blank ones at the end; styles carry on from one line to the next.</summary>
    internal static IReadOnlyList<IReadOnlyList<StyledText>> Parse(string screen, int columns)
    {
        int? color = null;
        bool isBold = false;
        List<List<StyledText>> lines = [];
        foreach (string line in screen.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
        {
            lines.Add([]);
            int column = 0;
            foreach (string part in Sequence().Split(line))
            {
                if (part.StartsWith('\u001b'))
                {
                    (color, isBold) = After(part, color, isBold);
                    continue;
                }

                string rest = part;
                while (column + rest.Length > columns)
                {
                    Add(lines[^1], new StyledText(column, rest[..(columns - column)], color, isBold));
                    rest = rest[(columns - column)..];
                    lines.Add([]);
                    column = 0;
                }

                Add(lines[^1], new StyledText(column, rest, color, isBold));
                column += rest.Length;
            }
        }

        return lines;
    }

    private static void Add(List<StyledText> line, StyledText part)
    {
        // Blanks look the same in every style.
        if (!string.IsNullOrWhiteSpace(part.Text))
        {
            int indent = part.Text.Length - part.Text.TrimStart().Length;
            line.Add(part with { Column = part.Column + indent, Text = part.Text.Trim() });
        }
    }

    private static (int? Color, bool IsBold) After(string sequence, int? color, bool isBold)
    {
        foreach (int number in sequence[2..^1].Split(';').Select(text => text.Length == 0 ? Reset : int.Parse(text, CultureInfo.InvariantCulture)))
        {
            (color, isBold) = number switch
            {
                Reset => (null, false),
                Bold => (color, true),
                DefaultColor => (null, isBold),
                (>= 30 and <= 37) or (>= 90 and <= 97) => (number, isBold),
                // Italics mark a calculated column's heading; the picture leaves them out.
                3 or 23 => (color, isBold),
                _ => throw new FormatException($"The picture knows no SGR {number}."),
            };
        }

        return (color, isBold);
    }

    [GeneratedRegex("(\u001b\\[[0-9;]*m)")]
    private static partial Regex Sequence();
}
