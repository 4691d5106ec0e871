using System.Collections.Generic;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Values that a row gets while the engine binds it, under the names that the engine looks for. Afterwards the row is as before.
/// </summary>
internal sealed class LentCells
{
    private readonly List<(PSObject Row, string Name)> _added = [];
    private readonly List<(PSPropertyInfo Cell, object? Value)> _replaced = [];

    /// <summary>Shows the engine a value for a parameter, unless the column with the parameter's own name has one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="value">The value.</param>
    public void Add(PSObject row, string parameter, object? value)
    {
        PSPropertyInfo? cell = row.Properties[parameter];
        if (cell is not null && SharedParameter.TextOf(cell.Value) is not null)
        {
            return;
        }

        if (cell is PSNoteProperty)
        {
            _replaced.Add((cell, cell.Value));
            cell.Value = value;
        }
        else if (cell is null or PSProperty)
        {
            // In a database row this hides the cell, so that the table itself is not changed.
            row.Properties.Add(new PSNoteProperty(parameter, value));
            _added.Add((row, parameter));
        }
    }

    /// <summary>Makes the rows as they were.</summary>
    public void GiveBack()
    {
        foreach ((PSObject row, string name) in _added)
        {
            row.Properties.Remove(name);
        }

        foreach ((PSPropertyInfo cell, object? value) in _replaced)
        {
            cell.Value = value;
        }

        _added.Clear();
        _replaced.Clear();
    }
}
