using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text;

namespace VpcPS.Picture;

/// <summary>
/// Draws the lines of a terminal. The picture has its own dark background and a border, so that it is readable on light and on dark pages.
/// Each text has a fixed length, so that columns are aligned with any monospaced font.
/// </summary>
internal static class SvgTerminal
{
    private const double CellWidth = 8;
    private const double LineHeight = 19;
    private const double Margin = 18;

    internal static string Draw(IReadOnlyList<IReadOnlyList<StyledText>> lines, int columns)
    {
        double width = (2 * Margin) + (columns * CellWidth);
        double height = (2 * Margin) + (lines.Count * LineHeight);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n");
        svg.Append("<!-- Made by tools/Picture from a run of the module; changes belong there. -->\n");
        svg.Append("<title>A run of VpcPS on its emulator</title>\n");
        svg.Append("<style>text { font: 13.3px ui-monospace, Consolas, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace; fill: #d6d9de; white-space: pre } .b { font-weight: bold }</style>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"0.5\" y=\"0.5\" width=\"{width - 1}\" height=\"{height - 1}\" rx=\"8\" fill=\"#14171c\" stroke=\"#4b525c\"/>\n");
        for (int row = 0; row < lines.Count; row++)
        {
            double baseline = Margin + ((row + 0.75) * LineHeight);
            foreach (StyledText part in lines[row])
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + (part.Column * CellWidth)}\" y=\"{baseline}\" textLength=\"{part.Text.Length * CellWidth}\"");
                svg.Append(part.IsBold ? " class=\"b\"" : string.Empty);
                svg.Append(part.Color is int color ? $" style=\"fill: {HexOf(color)}\"" : string.Empty);
                svg.Append(CultureInfo.InvariantCulture, $" xml:space=\"preserve\">{SecurityElement.Escape(part.Text)}</text>\n");
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    // The colours that PowerShell uses for commands, tables and errors, each with enough contrast to the ground.
    private static string HexOf(int color) => color switch
    {
        90 => "#8b949e",
        31 or 91 => "#ff7b72",
        32 or 92 => "#7ee787",
        33 or 93 => "#f2cc60",
        36 or 96 => "#56d4dd",
        _ => "#f0f3f6",
    };
}
