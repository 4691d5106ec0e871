using System;
using System.Collections.Generic;

namespace VpcPS.Report;

/// <summary>A column of a table that the page's script draws.</summary>
/// <param name="Title">Its header.</param>
/// <param name="Cells">Its cells, row by row: texts, numbers or null.</param>
internal sealed record ReportColumn(string Title, IReadOnlyList<object?> Cells)
{
    /// <summary>The columns with the same number stand above each other in one cell.</summary>
    public required int Place { get; init; }

    /// <summary>Whether few texts stand in many rows, so that the file has each of them once.</summary>
    public bool IsRepetitive { get; init; }

    /// <summary>Whether the cells are numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether the cells are ids or addresses, shown in letters of one width.</summary>
    public bool IsCode { get; init; }

    /// <summary>Whether the cells are ids, which stay on one line where there is room.</summary>
    public bool IsId
    {
        get;
        init => IsCode = field = value;
    }

    /// <summary>The names of the bits, where the cells are sets of bits; otherwise null.</summary>
    public string[]? Flags { get; init; }

    /// <summary>Makes a column of rows.</summary>
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
