using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using VpcPS.Core;

namespace VpcPS.Commands;

/// <summary>
/// Reads what an answer of an unknown action has in common with other answers, such as its list and its page number.
/// </summary>
internal static class AnswerShape
{
    // The engine throws an exception for a property with one of these names.
    private static readonly string[] NamesNotTaken = ["", "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames"];

    // A resource has at most 20 tags, so all tags are shown. Of a page of a list, only the first items are shown, and the text says how
    // many there are.
    private const int MostItemsShown = 20;

    private static readonly MethodInfo TextMethod = typeof(AnswerShape).GetMethod(nameof(TextOf))!;

    /// <summary>
    /// Converts an answer, or a part of one, to an object for scripts. PowerShell does not allow a property without a name, a property that
    /// differs from another only in case, or a property with one of its own names. Such a member gets a number after its name, as in id_2.
    /// No view formats these objects, so characters that control a terminal are made visible in their texts. Tabs and line ends are kept.
    /// </summary>
    /// <param name="value">The answer.</param>
    /// <param name="renamed">Called with the name of each such member, and its new name.</param>
    /// <param name="timeOf">Converts the text of a member to a time, given the member's name. Returns null for other texts.</param>
    public static object? ToObject(
        object? value, ICollection<KeyValuePair<string, string>> renamed, Func<string, string, object?> timeOf)
    {
        switch (value)
        {
            case IReadOnlyList<KeyValuePair<string, object?>> members:
                var item = new PSObject();
                var names = new HashSet<string>(NamesNotTaken, StringComparer.OrdinalIgnoreCase);
                Dictionary<string, int>? nextNumbers = null;
                foreach (KeyValuePair<string, object?> member in members)
                {
                    string shown = ShownText.OfLines(member.Key);
                    string name = shown;
                    if (!names.Add(name))
                    {
                        nextNumbers ??= new(StringComparer.OrdinalIgnoreCase);
                        int number = nextNumbers.TryGetValue(shown, out int next) ? next : 2;
                        do
                        {
                            name = shown + "_" + number++.ToString(CultureInfo.InvariantCulture);
                        }
                        while (!names.Add(name));
                        nextNumbers[shown] = number;
                        renamed.Add(new(shown, name));
                    }

                    item.Properties.Add(new PSNoteProperty(
                        name,
                        (member.Value is string time ? timeOf(member.Key, time) : null) ?? ToObject(member.Value, renamed, timeOf)));
                }

                if (members.Count == 1 && members[0].Value is object?[])
                {
                    item.Methods.Add(new PSCodeMethod(nameof(ToString), TextMethod));
                }

                return item;
            case object?[] list:
                return list.Select(part => ToObject(part, renamed, timeOf)).ToArray();
            case string text:
                return ShownText.OfLines(text);
            default:
                return value;
        }
    }

    /// <summary>
    /// The text for a list and its wrapper in tables and lists: the items by their ids or names, and tags as key=value. PowerShell itself
    /// would show <c>@{Ipv6Address=System.Object[]}</c>.
    /// </summary>
    /// <param name="wrapper">The wrapper, as an object for scripts.</param>
    public static string TextOf(PSObject wrapper)
    {
        var list = (object?[])wrapper.Properties.Single().Value;
        string rest = list.Length > MostItemsShown ? $", ... ({list.Length.ToString(CultureInfo.InvariantCulture)})" : "";
        return "{" + string.Join(", ", list.Take(MostItemsShown).Select(ShortTextOf)) + rest + "}";
    }

    /// <summary>
    /// Finds the list in an answer, with the name of its items. Null without a list. The API usually wraps a list twice,
    /// {"Vpcs":{"Vpc":[...]}}, and rarely once.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="path">The path of members that leads to the list. Empty when it is not known.</param>
    public static (string Name, IReadOnlyList<object?> Items)? FindList(
        IReadOnlyList<KeyValuePair<string, object?>> answer, IReadOnlyList<string> path)
    {
        if (path.Count > 0)
        {
            object? inner = answer;
            foreach (string name in path)
            {
                inner = inner is IReadOnlyList<KeyValuePair<string, object?>> members
                    ? members.FirstOrDefault(member => member.Key == name).Value
                    // A user-defined answer of an emulator can lack the wrapper.
                    : inner;
            }

            // Another list in the answer is not the list that the action returns, so it is not used.
            return inner is object?[] known ? (path[path.Count - 1], known) : null;
        }

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

    /// <summary>The service's id of the request, or null.</summary>
    public static string? RequestId(IReadOnlyList<KeyValuePair<string, object?>> answer) => Value(answer, "RequestId");

    /// <summary>The number of items on all pages. Null when the answer does not have it.</summary>
    public static int? TotalCount(IReadOnlyList<KeyValuePair<string, object?>> answer) => Number(answer, "TotalCount");

    /// <summary>The number of the page. Null when the answer does not have it.</summary>
    public static int? PageNumber(IReadOnlyList<KeyValuePair<string, object?>> answer) => Number(answer, "PageNumber");

    /// <summary>The cursor of the next page, or null.</summary>
    public static string? NextToken(IReadOnlyList<KeyValuePair<string, object?>> answer) =>
        Value(answer, "NextToken") is { Length: > 0 } token ? token : null;

    /// <summary>
    /// The id of an item, or null. It is the member whose name is that of the list's items with Id, such as VpcId in a list of Vpc.
    /// </summary>
    public static string? IdOf(string listName, object? item) =>
        item is IReadOnlyList<KeyValuePair<string, object?>> members && Value(members, listName + "Id") is { Length: > 0 } id ? id : null;

    /// <summary>Converts a part of an answer to text. Parts with the same values have the same text.</summary>
    public static string ToText(object? value) => value switch
    {
        KeyValuePair<string, object?> member => member.Key + "=" + ToText(member.Value),
        IReadOnlyList<KeyValuePair<string, object?>> members => "{" + string.Join("\n", members.Select(member => ToText(member))) + "}",
        IReadOnlyList<object?> list => "[" + string.Join("\n", list.Select(ToText)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string? ShortTextOf(object? item)
    {
        if (item is not PSObject part)
        {
            return item?.ToString();
        }

        if (part.Properties["Key"] is { } key && part.Properties["Value"] is { } value)
        {
            return key.Value + "=" + value.Value;
        }

        string? Named(string ending) => part.Properties
            .Where(member => member.Name.EndsWith(ending, StringComparison.Ordinal) && member.Value is string { Length: > 0 })
            .Select(member => (string)member.Value)
            .FirstOrDefault();
        return Named("Id") ?? Named("Name") ?? part.ToString();
    }

    private static int? Number(IReadOnlyList<KeyValuePair<string, object?>> answer, string name) =>
        int.TryParse(Value(answer, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string? Value(IReadOnlyList<KeyValuePair<string, object?>> answer, string name) => answer
        .Where(member => member.Key == name)
        .Select(member => Convert.ToString(member.Value, CultureInfo.InvariantCulture))
        .FirstOrDefault();
}
