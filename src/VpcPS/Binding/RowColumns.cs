using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Maps the columns of piped rows to the parameters of a command. The engine binds a column only if its name is the
/// name of a parameter. It ignores any other column without a message, and an optional parameter then keeps its
/// default. This class also finds a column whose name only looks the same: blanks around it, full-width letters,
/// invisible characters. It adds the value to the row under the parameter's name while the engine binds the row. The
/// engine also reads only one of several columns for the same parameter, such as Region and RegionId, even if that one is
/// blank. Here the column with a value counts, and different values are an error. A column whose name is only similar to
/// a parameter's name leads to a warning.
/// </summary>
internal sealed class RowColumns
{
    private readonly RowParameters _parameters;
    private readonly ICollection<string> _arguments;
    private readonly HashSet<string> _saidNear = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Column, string Parameter)> _near = [];
    private readonly LentCells _lent = new();

    // The rows of one file have the same columns, so the meaning of the columns is determined only once.
    private string[] _shape = [];
    private bool _bindsAny;
    private List<SharedParameter> _shared = [];
    private PSObject? _row;

    /// <summary>Makes the reader of a command's rows.</summary>
    /// <param name="parameters">The command's parameters.</param>
    /// <param name="arguments">The parameters that were given as arguments. No column is read for them.</param>
    public RowColumns(RowParameters parameters, ICollection<string> arguments)
    {
        _parameters = parameters;
        _arguments = arguments;
    }

    /// <summary>Why the row can't be read, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>
    /// Reads a row's columns before the engine binds them. Returns false for a row without a column to bind. Such a row must not be treated
    /// as missing input, because some commands then act on everything.
    /// </summary>
    /// <param name="row">The row, or null between rows.</param>
    public bool Read(PSObject? row)
    {
        GiveBack();
        Problem = null;
        if (row is null)
        {
            return true;
        }

        if (!HasShape(row))
        {
            Understand(row, [.. row.Properties.Select(property => property.Name)]);
        }

        if (!_bindsAny)
        {
            return false;
        }

        _row = row;
        foreach (SharedParameter shared in _shared)
        {
            if (shared.Disagree(row))
            {
                Problem = UserText.Of(
                    $"Several columns set {shared.Parameter}, but their values differ: {RowDelimiter.Listed(shared.Compared)}");
            }

            _lent.Add(row, shared.Parameter, shared.FirstValue(row));
        }

        return true;
    }

    /// <summary>
    /// Called when the engine has bound the row. Removes what was added to the row, tells which values were not read literally, and warns
    /// of columns whose names are nearly those of parameters.
    /// </summary>
    /// <param name="command">The command.</param>
    public void Finish(PSCmdlet command)
    {
        if (_row is not null)
        {
            GiveBack();
            Arguments.SayReadings(command, _arguments);
        }

        if (TakeWarning() is { } warning)
        {
            command.WriteWarning(ShownText.Of(warning));
        }
    }

    // The row belongs to the user, so it must look as before.
    public void GiveBack()
    {
        _lent.GiveBack();
        _row = null;
    }

    // The warning about columns that are similar to parameters, or null. A command warns of each column once.
    private string? TakeWarning()
    {
        if (_near.Count == 0)
        {
            return null;
        }

        string near = string.Join(
            UserText.Translate("; "),
            _near.Select(found => UserText.Of($"the column '{ShownText.Naming(found.Column)}', which may mean {found.Parameter}")));
        _near.Clear();
        return UserText.Of($"Not read: {near}. To have it read, rename it; to end this warning, remove it from the rows.");
    }

    private bool HasShape(PSObject row)
    {
        int count = 0;
        foreach (PSPropertyInfo property in row.Properties)
        {
            if (count == _shape.Length || property.Name != _shape[count])
            {
                return false;
            }

            count++;
        }

        return count == _shape.Length && count > 0;
    }

    private void Understand(PSObject row, string[] columns)
    {
        _shape = columns;
        _shared = [];
        var taken = new HashSet<string>();
        string[] others = [.. columns.Where(column => _parameters.Find(column) is null)];
        foreach (IGrouping<string?, string> group in columns.GroupBy(
            column => _parameters.Find(column) ?? _parameters.Find(FoldedText.Of(column))))
        {
            if (group.Key is { } parameter && taken.Add(parameter) && !_arguments.Contains(parameter)
                && SharedParameter.Of(parameter, [.. group.Except(others)], [.. group.Intersect(others)]) is { } shared)
            {
                _shared.Add(shared);
            }
        }

        _bindsAny = taken.Count > 0;
        if (PipedThing.IsObjectOfModule(row))
        {
            // An object of this module has no column names that a user could have misspelt.
            return;
        }

        foreach (string column in others)
        {
            if (_parameters.FindNear(column, parameter => !taken.Contains(parameter) && !_arguments.Contains(parameter)) is { } near
                && _saidNear.Add(column))
            {
                _near.Add((column, near));
            }
        }
    }
}
