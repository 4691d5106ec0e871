using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Core.Models;

/// <summary>A tag of a resource.</summary>
/// <param name="Key">The key, 1 to 128 characters.</param>
/// <param name="Value">The value, up to 128 characters, may be empty.</param>
public sealed record Tag(string Key, string Value)
{
    /// <summary><c>Key=Value</c>, as tables show it.</summary>
    public override string ToString() => Key + "=" + Value;

    /// <summary>The tags of a new object. Empty for null.</summary>
    internal static ValueList<Tag> ListOf(IEnumerable<KeyValuePair<string, string?>>? tags) =>
        new((tags ?? []).Select(tag => new Tag(tag.Key, tag.Value ?? "")).ToList());
}
