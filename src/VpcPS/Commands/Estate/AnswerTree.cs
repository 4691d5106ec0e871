using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VpcPS.Commands;

/// <summary>An object in an answer. Its members are read as the service sent them. A member that is absent is read as empty.</summary>
internal readonly struct AnswerTree
{
    private readonly object? _members;

    /// <summary>Wraps an object.</summary>
    /// <param name="members">A list of names and values. Anything else counts as an object without members.</param>
    public AnswerTree(object? members) => _members = members;

    /// <summary>A member as text: a number in decimal form, a boolean as <c>true</c> or <c>false</c>.</summary>
    public string Text(string name) => Find(name) switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>A member as a number. Null when it is not a number.</summary>
    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A member as a time, UTC. Null when it is not a time.</summary>
    public DateTime? Time(string name) => DateTime.TryParse(
        Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time)
        ? time
        : null;

    /// <summary>A member that is an object.</summary>
    public AnswerTree Object(string name) => new(Find(name));

    /// <summary>The objects of a list, which the API nests as <c>plural.singular[]</c>.</summary>
    /// <param name="plural">The outer name.</param>
    /// <param name="singular">The inner name. Empty for an action that does not nest lists.</param>
    public IEnumerable<AnswerTree> Items(string plural, string singular) =>
        ((singular.Length == 0 ? Find(plural) : Object(plural).Find(singular)) as object[] ?? []).Select(item => new AnswerTree(item));

    /// <summary>The texts of a list, which the API nests as <c>plural.singular[]</c>.</summary>
    public IEnumerable<string> Texts(string plural, string singular) =>
        (Object(plural).Find(singular) as object[] ?? []).OfType<string>();

    private object? Find(string name)
    {
        foreach (KeyValuePair<string, object?> member in _members as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
        {
            if (member.Key == name)
            {
                return member.Value;
            }
        }

        return null;
    }
}
