using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VpcPS.Core.Api;

/// <summary>
/// The business parameters of a call, in the form in which they are sent. Null values are left out and empty texts are
/// kept. Booleans are <c>true</c> and <c>false</c>, integers are decimal, and lists are numbered from 1.
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
    /// <param name="tags">
    /// Keys and values. A null value is left out; in a filter the tag then matches every value.
    /// </param>
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
