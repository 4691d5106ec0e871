using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Texts;

/// <summary>Converts a script's table of tags, which TagsAttribute has checked, into the tags of a request.</summary>
internal static class TagTable
{
    /// <summary>The value that matches every value in a filter.</summary>
    public const string EveryValue = "*";

    /// <summary>The tags, sorted by key; null without a table.</summary>
    public static List<KeyValuePair<string, string?>>? ToTags(this Hashtable? table) => table?.Cast<DictionaryEntry>()
        .Select(tag => new KeyValuePair<string, string?>(TextOf(tag.Key)!, TextOf(tag.Value)))
        .OrderBy(tag => tag.Key, StringComparer.Ordinal)
        .ToList();

    /// <summary>The tags of a filter. A tag that matches every value has the value null.</summary>
    public static List<KeyValuePair<string, string?>>? ToTagFilter(this Hashtable? table) =>
        table.ToTags()?.ConvertAll(tag => tag.Value == EveryValue ? new KeyValuePair<string, string?>(tag.Key, null) : tag);

    /// <summary>
    /// Converts a key or a value to text, with PowerShell's own conversion, which is the same in every culture. The
    /// result is null for anything but a single value: a list, a table, another object, or null.
    /// </summary>
    public static string? TextOf(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        bool or char or SwitchParameter or IFormattable or Uri or Version =>
            (string)LanguagePrimitives.ConvertTo(value, typeof(string), CultureInfo.InvariantCulture),
        _ => null,
    };
}
