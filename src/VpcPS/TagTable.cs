using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace VpcPS;

/// <summary>Tags as scripts write them, @{ env = 'prod' }.</summary>
internal static class TagTable
{
    /// <summary>Keys and values as actions take them, or null without a table.</summary>
    public static List<KeyValuePair<string, string?>>? ToTags(this Hashtable? table) => table?.Cast<DictionaryEntry>()
        .Select(tag => new KeyValuePair<string, string?>(tag.Key.ToString()!, tag.Value?.ToString()))
        .OrderBy(tag => tag.Key, System.StringComparer.Ordinal)
        .ToList();
}
