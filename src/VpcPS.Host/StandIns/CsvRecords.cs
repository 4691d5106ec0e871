using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace VpcPS.Host.StandIns;

/// <summary>
/// The cells of a CSV file, record by record. No library reads blanks and stray quotes by the rules of Import-Csv: blanks
/// before a cell are dropped, of those behind an unquoted word the first is kept, and a quote within a cell is text.
/// </summary>
internal sealed class CsvRecords(TextReader reader, char delimiter)
{
    private enum End
    {
        Delimiter,
        Line,
        File,
    }

    /// <summary>The cells of the next record, or null behind the last.</summary>
    internal List<string>? Read()
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        List<string> cells = [];
        while (ReadCell(cells) == End.Delimiter)
        {
            // The record goes on.
        }

        return cells;
    }

    private End ReadCell(List<string> cells)
    {
        while (IsBlank(reader.Peek()))
        {
            reader.Read();
        }

        bool isQuoted = reader.Peek() == '"';
        bool isClosed = false;
        string quoted = isQuoted ? ReadQuoted(out isClosed) : string.Empty;
        (string rest, End end) = ReadRest();
        string cell = isQuoted ? quoted + (IsBlank(rest) ? string.Empty : rest) : WithOneBlankBehind(rest);
        if (cell.Length > 0 || isClosed || end != End.File)
        {
            // Between a last delimiter and the end of the file there is no cell, so that it is null and not ''.
            cells.Add(cell);
        }

        return end;
    }

    private string ReadQuoted(out bool isClosed)
    {
        isClosed = false;
        reader.Read();
        StringBuilder text = new();
        for (int c = reader.Read(); c >= 0; c = reader.Read())
        {
            // Two quotes are one in the text; one alone ends it.
            if (c == '"' && reader.Peek() != '"')
            {
                isClosed = true;
                break;
            }

            if (c == '"')
            {
                reader.Read();
            }

            text.Append((char)c);
        }

        return text.ToString();
    }

    private (string Text, End End) ReadRest()
    {
        StringBuilder text = new();
        for (int c = reader.Read(); c >= 0; c = reader.Read())
        {
            if (c == delimiter)
            {
                return (text.ToString(), End.Delimiter);
            }

            if (c is '\n' or '\r')
            {
                if (c == '\r' && reader.Peek() == '\n')
                {
                    reader.Read();
                }

                return (text.ToString(), End.Line);
            }

            text.Append((char)c);
        }

        return (text.ToString(), End.File);
    }

    private static string WithOneBlankBehind(string cell)
    {
        int blank = cell.AsSpan().IndexOfAny(' ', '\t');
        int quote = cell.IndexOf('"', StringComparison.Ordinal);
        bool isOneWord = blank >= 0 && (quote < 0 || quote > blank) && IsBlank(cell[blank..]);
        return isOneWord ? cell[..(blank + 1)] : cell;
    }

    private static bool IsBlank(string text) => text.AsSpan().IndexOfAnyExcept(' ', '\t') < 0;

    private bool IsBlank(int c) => c is ' ' or '\t' && c != delimiter;
}
