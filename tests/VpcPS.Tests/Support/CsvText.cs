using System;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Tests.Support;

/// <summary>Rows as Import-Csv makes them: note properties, every value a text, blank cells empty.</summary>
internal static class CsvText
{
    public static PSObject[] ToRows(string csv)
    {
        string[][] lines = [.. csv
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(','))];
        return [.. lines.Skip(1).Select(cells => ToRow(lines[0], cells))];
    }

    private static PSObject ToRow(string[] header, string[] cells)
    {
        var row = new PSObject();
        for (int i = 0; i < header.Length; i++)
        {
            row.Properties.Add(new PSNoteProperty(header[i], cells[i]));
        }

        return row;
    }
}
