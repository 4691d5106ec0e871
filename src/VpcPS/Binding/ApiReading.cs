using System;
using System.Collections.Generic;

namespace VpcPS.Binding;

/// <summary>
/// Settings for reading the values of a command, from arguments or from cells of a row, and what was found while reading. A value is read
/// while the engine binds it. Problems are reported later, when the command runs.
/// </summary>
internal sealed class ApiReading
{
    private readonly HashSet<string> _secure = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether the values are cells of a row. An empty cell is no value, and a comma in a cell separates items. The result of a script
    /// block, as in -VpcId { $_.Vpc }, counts as an argument, because the engine binds it before it binds the row.
    /// </summary>
    public bool IsOfRow { get; set; }

    /// <summary>Whether a value must have the type that the catalog gives for its parameter.</summary>
    public bool IsChecked { get; init; } = true;

    /// <summary>The parameters that got arguments since this set was last cleared.</summary>
    public HashSet<string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the row is an object of the module. Only ids are read from such an object.</summary>
    public bool TakesOnlyIds { get; set; }

    /// <summary>The first argument that was given without a value, or null.</summary>
    public string? Empty { get; set; }

    /// <summary>Why the row can't be read, or null.</summary>
    public string? Problem { get; set; }

    /// <summary>
    /// The texts that were given as secure strings. They are secrets, even if the names of their parameters do not show it.
    /// </summary>
    public IReadOnlyCollection<string> Secure => _secure;

    /// <summary>Whether the parameter with this name is read from the present input.</summary>
    public bool Takes(string name) => !IsOfRow || !TakesOnlyIds || ApiParameters.IsId(name);

    /// <summary>Remembers a text that was given as a secure string.</summary>
    public void AddSecure(string text)
    {
        if (text.Length > 0)
        {
            _secure.Add(text);
            // JSON can write the same text differently, so that form is remembered as well.
            _secure.Add(ApiJson.Of(text).Trim('"'));
        }
    }
}
