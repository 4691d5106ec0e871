using System;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Credentials;

/// <summary>
/// Sections with lines <c>key = value</c>, as in the READMEs of the SDKs. A comment is on a line of its own, or after a section or a value
/// and a blank. Values can be in quotes. A <c>#</c> or <c>;</c> without a blank before it belongs to the value, because secrets can contain
/// these characters. An invalid line makes only its own section unusable.
/// </summary>
internal sealed class IniFile
{
    private IniFile(IReadOnlyList<IniSection> sections, string? problem)
    {
        Sections = sections;
        Problem = problem;
    }

    /// <summary>The sections in the order of the file.</summary>
    public IReadOnlyList<IniSection> Sections { get; }

    /// <summary>
    /// Describes the first line that is wrong because it is outside of all sections, or null. The text has the number of the line and shows
    /// nothing of its content.
    /// </summary>
    public string? Problem { get; }

    /// <summary>Reads a text.</summary>
    public static IniFile Parse(string text)
    {
        var sections = new List<IniSection>();
        string? problem = null;
        // The lines after a broken header belong to an unknown section. They must not become part of the previous section.
        IniSection? section = null;
        string[] lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            if (line[0] == '[')
            {
                section = HeaderOf(line) is { } name ? new IniSection(name, i + 1) : null;
                if (section is not null)
                {
                    sections.Add(section);
                }
            }
            else if (section is not null && PairOf(line) is { } pair)
            {
                section.Add(pair.Key, pair.Value, i + 1);
                continue;
            }

            if (section is null || line[0] != '[')
            {
                FormattableString what = $"line {i + 1} is neither [section] nor key = value within a section";
                _ = section is null ? problem ??= UserText.Of(what) : section.Problem ??= UserText.Of(what);
            }
        }

        return new IniFile(sections, problem);
    }

    private static string? HeaderOf(string line)
    {
        int end = line.IndexOf(']');
        return end > 1 && line.Substring(end + 1).TrimStart() is var rest && (rest.Length == 0 || rest[0] is '#' or ';')
            ? line.Substring(1, end - 1).Trim()
            : null;
    }

    private static KeyValuePair<string, string>? PairOf(string line)
    {
        // The Python SDK accepts a colon as well. A key can contain neither of these two characters.
        int sign = line.IndexOfAny(['=', ':']);
        return sign > 0 && ValueOf(line.Substring(sign + 1)) is { } value
            ? new KeyValuePair<string, string>(line.Substring(0, sign).Trim(), value)
            : null;
    }

    /// <summary>The value without quotes and comment. Null when a quote is not closed.</summary>
    private static string? ValueOf(string text)
    {
        string value = text.Trim();
        if (value.Length == 0 || value[0] is not ('"' or '\''))
        {
            return WithoutComment(text);
        }

        for (int end = value.IndexOf(value[0], 1); end > 0; end = value.IndexOf(value[0], end + 1))
        {
            if (WithoutComment(value.Substring(end + 1)).Length == 0)
            {
                return value.Substring(1, end - 1);
            }
        }

        return null;
    }

    private static string WithoutComment(string text)
    {
        int sign = Enumerable.Range(0, text.Length)
            .Where(i => text[i] is '#' or ';' && i > 0 && char.IsWhiteSpace(text[i - 1]))
            .DefaultIfEmpty(text.Length)
            .First();
        return text.Substring(0, sign).Trim();
    }
}

/// <summary>One section.</summary>
internal sealed class IniSection
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public IniSection(string name, int line)
    {
        Name = name;
        Line = line;
    }

    public string Name { get; }

    /// <summary>The number of the line on which it begins.</summary>
    public int Line { get; }

    /// <summary>
    /// Describes what is wrong with the section, or null. The text has the number of the line and shows nothing of its content except a
    /// key.
    /// </summary>
    public string? Problem { get; set; }

    /// <summary>The value of a key. Null when the key is absent or its value is empty.</summary>
    public string? Text(string key) => _values.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;

    /// <summary>Adds a value. Two different values for a key are a problem, because it is unknown which one is right.</summary>
    public void Add(string key, string value, int line)
    {
        if (_values.TryGetValue(key, out string? earlier) && earlier != value)
        {
            Problem ??= UserText.Of($"line {line} gives '{key}' a different value than an earlier line");
        }

        _values[key] = value;
    }
}
