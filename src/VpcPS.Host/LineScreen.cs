using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Text;

namespace VpcPS.Host;

/// <summary>
/// Shows the line that is being edited, over as many rows as it needs, and a list below it.
/// </summary>
/// <param name="terminal">The output for text and escape sequences.</param>
/// <param name="size">Returns the columns and rows of the terminal. It is called each time, because windows can be resized.</param>
/// <param name="cells">Returns the number of columns that a text takes. A Chinese character takes two.</param>
/// <param name="promptColumns">The column after the prompt.</param>
internal sealed class LineScreen(TextWriter terminal, Func<Size> size, Func<string, int> cells, int promptColumns)
{
    /// <summary>The row of the cursor, counted from the row of the prompt.</summary>
    private int _row;

    /// <summary>Draws the line again, with the cursor before the character with the index <paramref name="cursor"/>.</summary>
    internal void Draw(string line, int cursor, IReadOnlyList<string> list)
    {
        Size window = size();
        string visible = CommandColors.Visible(line);
        (int lastRow, int lastColumn) = Place(visible, window.Width);
        (int row, int column) = Place(visible[..cursor], window.Width);

        StringBuilder drawing = new();
        Move(drawing, _row, promptColumns);
        drawing.Append(PSStyle.Instance.OutputRendering == OutputRendering.PlainText ? visible : CommandColors.Of(line));
        if (lastColumn == 0 && lastRow > 0)
        {
            // A terminal goes to the next row only when a character is written there, so a blank is written.
            drawing.Append(" \r");
        }

        drawing.Append("\u001b[J");
        string[] rows = Columns(list, window);
        foreach (string text in rows)
        {
            drawing.Append("\r\n").Append(text);
        }

        Move(drawing, lastRow + rows.Length - row, column);
        terminal.Write(drawing.ToString());
        terminal.Flush();
        _row = row;
    }

    /// <summary>Ends the line, with the cursor at its end.</summary>
    internal void NewLine()
    {
        terminal.Write("\r\n");
        terminal.Flush();
    }

    private static void Move(StringBuilder drawing, int rowsUp, int column)
    {
        if (rowsUp > 0)
        {
            drawing.Append(CultureInfo.InvariantCulture, $"\u001b[{rowsUp}A");
        }

        drawing.Append('\r');
        if (column > 0)
        {
            drawing.Append(CultureInfo.InvariantCulture, $"\u001b[{column}C");
        }
    }

    /// <summary>The row and the column after a text. A character that does not fit into a row is in the next row.</summary>
    private (int Row, int Column) Place(string text, int width)
    {
        (int row, int column) = (promptColumns / width, promptColumns % width);
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            int wide = cells(elements.GetTextElement());
            if (column + wide > width)
            {
                (row, column) = (row + 1, 0);
            }

            column += wide;
        }

        return column == width ? (row + 1, 0) : (row, column);
    }

    /// <summary>Arranges the list in columns. It has at most as many rows as leave the edited line visible.</summary>
    private string[] Columns(IReadOnlyList<string> list, Size window)
    {
        if (list.Count == 0)
        {
            return [];
        }

        int wide = Math.Min(list.Max(cells) + 2, window.Width - 1);
        int perRow = Math.Max(1, (window.Width - 1) / wide);
        int most = Math.Max(1, window.Height - 4);
        string[] rows = [.. list.Chunk(perRow).Select(texts => Row(texts, wide)).Take(most)];
        int left = list.Count - (rows.Length * perRow);
        return left > 0 ? [.. rows, $"and {left} more: type another letter"] : rows;
    }

    private string Row(string[] texts, int wide) => string.Concat(texts.Select(text => Padded(text, wide))).TrimEnd();

    private string Padded(string text, int wide)
    {
        while (cells(text) >= wide)
        {
            text = text[..^1];
        }

        return text + new string(' ', wide - cells(text));
    }
}
