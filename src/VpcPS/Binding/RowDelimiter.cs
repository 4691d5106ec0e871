using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>Recognizes a row that was read with the wrong delimiter, and a row whose header is Excel's line sep=.</summary>
internal static class RowDelimiter
{
    private const string Sep = "sep=";
    private const string Delimiters = ";\t,|";
    private const int MostShown = 400;

    // A column that the last row had and that some command reads. If the next row has it too, its delimiter is right,
    // and its other columns are not checked. This saves time, because the check runs for every row.
    [ThreadStatic]
    private static string? _knownColumn;

    /// <summary>
    /// Says what went wrong when the row was read, with the columns that were seen and what to type instead. Null when nothing is wrong.
    /// </summary>
    /// <param name="row">The row.</param>
    public static string? Problem(PSObject row)
    {
        if (row.BaseObject is not PSCustomObject || (_knownColumn is { } known && row.Properties[known] is not null))
        {
            return null;
        }

        string[] columns = [.. row.Properties.Select(property => property.Name)];
        _knownColumn = Array.Find(columns, RowParameters.IsKnown);
        return _knownColumn is null ? ProblemOfSep(columns) ?? ProblemOfDelimiter(columns) : null;
    }

    /// <summary>Formats column names for a message.</summary>
    /// <param name="columns">The names.</param>
    public static string Listed(IEnumerable<string> columns) =>
        ShownText.Cut(string.Join(", ", columns.Select(column => "'" + ShownText.Naming(column) + "'")), MostShown);

    private static string? ProblemOfSep(string[] columns)
    {
        if (columns.Select(FoldedText.Of).FirstOrDefault(
            column => column.StartsWith(Sep, StringComparison.OrdinalIgnoreCase)) is not { } sep)
        {
            return null;
        }

        // If the file was read with the delimiter that this line names, the delimiter is missing from the line.
        return sep.Length > Sep.Length
            ? UserText.Of(
                $"The file's first line, '{sep}', is for Excel, but was read as the header; the columns are {Listed(columns)}. Skip that line: Get-Content plan.csv | Select-Object -Skip 1 | ConvertFrom-Csv -Delimiter '{sep.Substring(Sep.Length, 1)}'.")
            : UserText.Of(
                $"The file's first line, '{sep}', is for Excel, but was read as the header; the columns are {Listed(columns)}. Skip that line, and keep the delimiter: Get-Content plan.csv | Select-Object -Skip 1 | ConvertFrom-Csv -Delimiter ...");
    }

    private static string? ProblemOfDelimiter(string[] columns)
    {
        foreach (char delimiter in Delimiters)
        {
            if (Array.Exists(columns, column => column.IndexOf(delimiter) >= 0
                && column.Split(delimiter).Any(part => RowParameters.IsKnown(part.Replace("\"", "")))))
            {
                string typed = delimiter == '\t' ? "\"`t\"" : $"'{delimiter}'";
                return UserText.Of(
                    $"Each row is in one cell, because the file was read with the wrong delimiter; the columns are {Listed(columns)}. Use its own delimiter: Import-Csv plan.csv -Delimiter {typed}.");
            }
        }

        return null;
    }
}
