using System;
using System.Collections.Generic;

namespace VpcPS.Binding;

/// <summary>
/// How the values of a command are read, arguments or cells of a row, and what was found while they were read. A value is read
/// while the engine binds it; what is wrong with it is said when the command runs.
/// </summary>
internal sealed class ApiReading
{
    private readonly HashSet<string> _secure = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the values are the cells of a row. An empty cell is no value, and a comma in it separates items. What a script block
    /// gives for a row, as in -VpcId { $_.Vpc }, is an argument: the engine binds it before it binds the row.
    /// </summary>
    public bool IsOfRow { get; set; }

    /// <summary>Whether a value has to be what the catalog says of its parameter.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>The parameters that got arguments since this was cleared.</summary>
    public HashSet<string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the row is an object of the module, of which only ids are read.</summary>
    public bool TakesOnlyIds { get; set; }

    /// <summary>The first argument that was given without a value, or null.</summary>
    public string? Empty { get; set; }

    /// <summary>Why the row can't be read, or null.</summary>
    public string? Problem { get; set; }

    /// <summary>The texts that were given as secure strings. They are secrets, whatever their parameters are called.</summary>
    public IReadOnlyCollection<string> Secure => _secure;

    /// <summary>Whether a cell is read for the parameter of this name.</summary>
    public bool Takes(string name) => !IsOfRow || !TakesOnlyIds || ApiParameters.IsId(name);

    /// <summary>Takes note of a text that was given as a secure string.</summary>
    public void AddSecure(string text)
    {
        if (text.Length > 0)
        {
            _secure.Add(text);
            // In JSON it can be written in another way.
            _secure.Add(ApiJson.Of(text).Trim('"'));
        }
    }
}
