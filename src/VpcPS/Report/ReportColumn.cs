using System;
using System.Collections.Generic;

namespace VpcPS.Report;

/// <summary>A column of a table. The script of the page draws it.</summary>
/// <param name="Title">Its header.</param>
/// <param name="Cells">Its cells, row by row: texts, numbers or null.</param>
internal sealed record ReportColumn(string Title, IReadOnlyList<object?> Cells)
{
    /// <summary>The position of the column. Columns with the same number share one cell, one above the other.</summary>
    public required int Place { get; init; }

    /// <summary>Whether the same few texts occur in many rows. The file then contains each text once.</summary>
    public bool IsRepetitive { get; init; }

    /// <summary>Whether the cells are numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether the cells are ids or addresses, which are shown in a fixed-width font.</summary>
    public bool IsCode { get; init; }

    /// <summary>Whether the cells are ids, which should not be broken into two lines.</summary>
    public bool IsId
    {
        get;
        init => IsCode = field = value;
    }

    /// <summary>When the cells are sets of bits, the names of the bits. Otherwise null.</summary>
    public string[]? Flags { get; init; }

    /// <summary>Makes a column from rows.</summary>
    public static ReportColumn Of<TRow>(string title, IEnumerable<TRow> rows, Func<TRow, object?> cellOf, int place)
    {
        var cells = new List<object?>();
        foreach (TRow row in rows)
        {
            cells.Add(cellOf(row));
        }

        return new ReportColumn(title, cells) { Place = place };
    }
}
