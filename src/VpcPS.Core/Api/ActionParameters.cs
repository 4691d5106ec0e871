using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VpcPS.Core.Api;

/// <summary>
/// The business parameters of a call as the wire has them: null values are left out, empty texts are kept, booleans
/// are <c>true</c> and <c>false</c>, integers decimal, lists numbered from 1.
/// </summary>
internal sealed class ActionParameters
{
    private readonly List<KeyValuePair<string, string>> _parameters = new(8);

    /// <summary>Adds a text unless it is null.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _parameters.Add(new(name, value));
        }
    }

    /// <summary>Adds an integer unless it is null.</summary>
    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a boolean unless it is null.</summary>
    public void Add(string name, bool? value) => Add(name, value is null ? null : value.Value ? "true" : "false");

    /// <summary>Adds tags as <c>prefix.1.Key</c>, <c>prefix.1.Value</c> and so on.</summary>
    /// <param name="prefix"><c>Tag</c> for most actions.</param>
    /// <param name="tags">Keys and values; a null value is left out and so matches every value in a filter.</param>
    public void AddTags(string prefix, IEnumerable<KeyValuePair<string, string?>>? tags)
    {
        int number = 0;
        foreach (KeyValuePair<string, string?> tag in tags ?? Enumerable.Empty<KeyValuePair<string, string?>>())
        {
            number++;
            string name = prefix + "." + number.ToString(CultureInfo.InvariantCulture);
            Add(name + ".Key", tag.Key);
            Add(name + ".Value", tag.Value);
        }
    }

    /// <summary>Adds a list as <c>name.1</c>, <c>name.2</c> and so on, unless it is null.</summary>
    public void AddList(string name, IEnumerable<string>? values)
    {
        int number = 0;
        foreach (string value in values ?? Enumerable.Empty<string>())
        {
            number++;
            Add(name + "." + number.ToString(CultureInfo.InvariantCulture), value);
        }
    }

    internal List<KeyValuePair<string, string>> ToList() => _parameters;
}
