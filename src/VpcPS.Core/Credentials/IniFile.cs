using System;
using System.Collections.Generic;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Sections of <c>key = value</c> lines. Lines that begin with <c>#</c> or <c>;</c> are comments; a value is never
/// cut at such a sign, because secrets may contain it.
/// </summary>
internal static class IniFile
{
    /// <summary>Reads a text into its sections, in their order.</summary>
    /// <exception cref="FormatException">A line is neither; the message says which one and nothing of it.</exception>
    public static IReadOnlyList<IniSection> Parse(string text)
    {
        var sections = new List<IniSection>();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[' && line[line.Length - 1] == ']')
            {
                sections.Add(new IniSection(line.Substring(1, line.Length - 2).Trim()));
                continue;
            }

            int equals = line.IndexOf('=');
            if (equals <= 0 || sections.Count == 0)
            {
                throw new FormatException(UserText.Of($"line {i + 1} is neither [section] nor key = value within a section"));
            }

            sections[sections.Count - 1].Add(line.Substring(0, equals).Trim(), line.Substring(equals + 1).Trim());
        }

        return sections;
    }
}

/// <summary>One section.</summary>
internal sealed class IniSection
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public IniSection(string name) => Name = name;

    public string Name { get; }

    /// <summary>A value; null when the key is absent or its value empty.</summary>
    public string? Text(string key) => _values.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;

    /// <summary>Adds a value; of equal keys the last counts.</summary>
    public void Add(string key, string value) => _values[key] = value;
}
