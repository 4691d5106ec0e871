using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Host.StandIns;

/// <summary>The rows of a CSV file by Import-Csv's rules about headers, comments, blank lines and missing cells.</summary>
internal sealed class CsvRows
{
    private readonly StreamReader _reader;
    private readonly Action<string> _warn;
    private readonly CsvRecords _records;
    private string? _typeName;

    internal CsvRows(StreamReader reader, char delimiter, Action<string> warn)
    {
        _reader = reader;
        _warn = warn;
        _records = new CsvRecords(reader, delimiter);
    }

    /// <summary>The rows as objects; column names come from <paramref name="header"/> or, without one, from the file.</summary>
    /// <exception cref="ExtendedTypeSystemException">Two columns have one name.</exception>
    internal IEnumerable<PSObject> Read(IReadOnlyList<string>? header)
    {
        ReadTypeLine();
        IReadOnlyList<string>? columns = Named(header ?? ReadHeader());
        while (columns is not null && _records.Read() is { } cells)
        {
            if (cells is not ([] or [""]))
            {
                yield return Row(columns, cells);
            }
        }
    }

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
        while (_records.Read() is { Count: > 0 } cells)
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
