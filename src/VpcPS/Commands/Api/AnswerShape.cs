using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;

namespace VpcPS.Commands;

/// <summary>What can be said about an answer without knowing its action.</summary>
internal static class AnswerShape
{
    // The engine throws on these.
    private static readonly string[] NamesNotTaken = ["", "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames"];

    /// <summary>
    /// An answer, or a part of one, as scripts read it. PowerShell takes no property without a name, none that differs
    /// from another in upper and lower case alone, and none of its own names: such a member gets a number behind its name, as in id_2. No view stands between these
    /// objects and the terminal, so that their texts are without what acts on one; tabs and line ends stay.
    /// </summary>
    /// <param name="value">The answer.</param>
    /// <param name="renamed">Gets the name of each such member, and the one that it has been given.</param>
    public static object? ToObject(object? value, ICollection<KeyValuePair<string, string>> renamed)
    {
        switch (value)
        {
            case IReadOnlyList<KeyValuePair<string, object?>> members:
                var item = new PSObject();
                var names = new HashSet<string>(NamesNotTaken, StringComparer.OrdinalIgnoreCase);
                var nextNumbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
                foreach (KeyValuePair<string, object?> member in members)
                {
                    string shown = ShownText.OfLines(member.Key);
                    string name = shown;
                    if (!names.Add(name))
                    {
                        int number = nextNumbers.TryGetValue(shown, out int next) ? next : 2;
                        do
                        {
                            name = shown + "_" + number++.ToString(CultureInfo.InvariantCulture);
                        }
                        while (!names.Add(name));
                        nextNumbers[shown] = number;
                        renamed.Add(new(shown, name));
                    }

                    item.Properties.Add(new PSNoteProperty(name, ToObject(member.Value, renamed)));
                }

                return item;
            case object?[] list:
                return list.Select(part => ToObject(part, renamed)).ToArray();
            case string text:
                return ShownText.OfLines(text);
            default:
                return value;
        }
    }

    /// <summary>
    /// The answer's list, which the API wraps twice, {"Vpcs":{"Vpc":[...]}}, and rarely once, with the name that the items have
    /// in it; null without one.
    /// </summary>
    public static (string Name, IReadOnlyList<object?> Items)? FindList(IReadOnlyList<KeyValuePair<string, object?>> answer)
    {
        foreach (KeyValuePair<string, object?> member in answer)
        {
            if (member.Value is object?[] list)
            {
                return (member.Key, list);
            }

            if (member.Value is IReadOnlyList<KeyValuePair<string, object?>> { Count: 1 } wrapper && wrapper[0].Value is object?[] wrapped)
            {
                return (wrapper[0].Key, wrapped);
            }
        }

        return null;
    }

    /// <summary>How many items all pages have, or null where the answer does not say.</summary>
    public static int? TotalCount(IReadOnlyList<KeyValuePair<string, object?>> answer) => Number(answer, "TotalCount");

    /// <summary>Which page it is, or null where the answer does not say.</summary>
    public static int? PageNumber(IReadOnlyList<KeyValuePair<string, object?>> answer) => Number(answer, "PageNumber");

    /// <summary>The cursor of the next page, or null.</summary>
    public static string? NextToken(IReadOnlyList<KeyValuePair<string, object?>> answer) => Value(answer, "NextToken") is { Length: > 0 } token ? token : null;

    /// <summary>The id of an item: the member that the list is named after, such as VpcId in a list of Vpc; null without it.</summary>
    public static string? IdOf(string listName, object? item) =>
        item is IReadOnlyList<KeyValuePair<string, object?>> members && Value(members, listName + "Id") is { Length: > 0 } id ? id : null;

    /// <summary>A part of an answer as text; parts that are the same, value for value, have the same.</summary>
    public static string ToText(object? value) => value switch
    {
        KeyValuePair<string, object?> member => member.Key + "=" + ToText(member.Value),
        IReadOnlyList<KeyValuePair<string, object?>> members => "{" + string.Join("\n", members.Select(member => ToText(member))) + "}",
        IReadOnlyList<object?> list => "[" + string.Join("\n", list.Select(ToText)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static int? Number(IReadOnlyList<KeyValuePair<string, object?>> answer, string name) =>
        int.TryParse(Value(answer, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string? Value(IReadOnlyList<KeyValuePair<string, object?>> answer, string name) => answer
        .Where(member => member.Key == name)
        .Select(member => Convert.ToString(member.Value, CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
