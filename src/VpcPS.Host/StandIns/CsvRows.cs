using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CsvHelper;
using CsvHelper.Configuration;

namespace VpcPS.Host.StandIns;

/// <summary>CsvHelper reading a file by Import-Csv's rules about headers, comments, blank lines and missing cells.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly StreamReader _reader;
    private readonly char _delimiter;
    private readonly Action<string> _warn;
    private readonly CsvParser _parser;
    private string? _typeName;

    internal CsvRows(StreamReader reader, char delimiter, Action<string> warn)
    {
        _reader = reader;
        _delimiter = delimiter;
        _warn = warn;
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            TrimOptions = TrimOptions.Trim,
            WhiteSpaceChars = [.. " \t".Where(blank => blank != delimiter)],
            // As Import-Csv: a stray quote is text, not a reason to stop.
            BadDataFound = null,
        }, leaveOpen: true);
    }

    /// <summary>The rows as objects; column names come from <paramref name="header"/> or, without one, from the file.</summary>
    /// <exception cref="ExtendedTypeSystemException">Two columns have one name.</exception>
    internal IEnumerable<PSObject> Read(IReadOnlyList<string>? header)
    {
        ReadTypeLine();
        IReadOnlyList<string>? columns = Named(header ?? ReadHeader());
        while (columns is not null && ReadCells() is { } cells)
        {
            if (cells is not [""])
            {
                yield return Row(columns, cells);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _parser.Dispose();

    // "#TYPE Some.Type" names the rows' type; any other first line with a '#' is a comment.
    private void ReadTypeLine()
    {
        const string mark = "#TYPE";
        if (_reader.Peek() == '#' && _reader.ReadLine() is { } line && line.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
        {
            _typeName = line[mark.Length..].Trim();
        }
    }

    private List<string>? ReadHeader()
    {
        const string w3cMark = "#Fields: ";
        while (ReadCells() is { } cells)
        {
            // Delimiters at the end of the header line make no columns.
            while (cells.Count > 1 && cells[^1].Length == 0)
            {
                cells.RemoveAt(cells.Count - 1);
            }

            if (cells[0].StartsWith(w3cMark, StringComparison.Ordinal))
            {
                cells[0] = cells[0][w3cMark.Length..];
                return cells;
            }

            if (!cells[0].StartsWith('#'))
            {
                return cells;
            }
        }

        return null;
    }

    private List<string>? ReadCells()
    {
        if (!_parser.Read())
        {
            return null;
        }

        List<string> cells = [.. _parser.Record ?? []];
        // Import-Csv has no cell between a last delimiter and the end of the file, so that cell is null and not ''.
        if (cells.Count > 1 && _parser.RawRecord.EndsWith(_delimiter))
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return cells;
    }

    private List<string>? Named(IReadOnlyList<string>? header)
    {
        if (header is null)
        {
            return null;
        }

        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        if (header.FirstOrDefault(name => name.Length > 0 && !seen.Add(name)) is { } duplicate)
        {
            throw new ExtendedTypeSystemException($"The member \"{duplicate}\" is already present.");
        }

        int unnamed = 0;
        List<string> columns = [.. header.Select(name => name.Length > 0 ? name : $"H{++unnamed}")];
        if (unnamed > 0)
        {
            _warn("One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers.");
        }

        return columns;
    }

    private PSObject Row(IReadOnlyList<string> columns, List<string> cells)
    {
        PSObject row = new(columns.Count);
        for (int i = 0; i < columns.Count; i++)
        {
            row.Properties.Add(new PSNoteProperty(columns[i], i < cells.Count ? cells[i] : null), preValidated: true);
        }

        if (!string.IsNullOrEmpty(_typeName))
        {
            row.TypeNames.Clear();
            row.TypeNames.Add(_typeName);
            row.TypeNames.Add("CSV:" + _typeName);
        }

        return row;
    }
}
