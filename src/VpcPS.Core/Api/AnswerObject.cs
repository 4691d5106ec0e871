using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using VpcPS.Core.Models;

namespace VpcPS.Core.Api;

/// <summary>
/// An object in an answer. Reading is lenient where the documents contradict each other: a number may be sent as a text and a text as a
/// number. It is strict for values on which money depends.
/// </summary>
internal readonly struct AnswerObject
{
    private readonly JsonElement _element;

    public AnswerObject(JsonElement element) => _element = element;

    /// <summary>A text, or a number or boolean as text. Null when absent, null or empty.</summary>
    public string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => throw new AnswerFormatException(name),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>A text that every answer must have.</summary>
    public string RequiredText(string name) => Text(name) ?? throw new AnswerFormatException(name);

    /// <summary>A whole number. The service may also send it as text. Null when absent or empty.</summary>
    public int? Integer(string name)
    {
        return Text(name) is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
            : throw new AnswerFormatException(name);
    }

    /// <summary>A boolean. The service may also send it as text or, for ServiceManaged, as 0 or 1. Null when absent or unknown.</summary>
    public bool? Boolean(string name) => Text(name) switch
    {
        "1" or "true" or "True" => true,
        "0" or "false" or "False" => false,
        _ => null,
    };

    /// <summary>A time, <c>YYYY-MM-DDThh:mm:ssZ</c>. Null when absent or empty.</summary>
    public DateTimeOffset? Time(string name)
    {
        return Text(name) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time
            : throw new AnswerFormatException(name);
    }

    /// <summary>An inner object. An empty object when it is absent.</summary>
    public AnswerObject Object(string name)
    {
        return Find(name) is not { } value ? default
            : value.ValueKind == JsonValueKind.Object ? new AnswerObject(value)
            : throw new AnswerFormatException(name);
    }

    /// <summary>The members of a list, which the API wraps twice: <c>{"plural":{"singular":[...]}}</c>.</summary>
    public IEnumerable<AnswerObject> Items(string plural, string singular) => Object(plural).Items(singular);

    /// <summary>The objects of a list that is not wrapped in another member. Empty when absent.</summary>
    public IEnumerable<AnswerObject> Items(string name)
    {
        if (Find(name) is not { } list)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object
                ? new AnswerObject(item)
                : throw new AnswerFormatException(name))
            : throw new AnswerFormatException(name);
    }

    /// <summary>The texts of a list that is wrapped like that of <see cref="Items(string, string)"/>. Empty when absent.</summary>
    public ValueList<string> Texts(string plural, string singular) => Object(plural).Find(singular) is not { } list ? new([])
        : list.ValueKind == JsonValueKind.Array ? new(list.EnumerateArray().Select(item => item.ToString()).ToList())
        : throw new AnswerFormatException(singular);

    /// <summary>The tags of a resource. Empty when it has none.</summary>
    public ValueList<Tag> Tags() =>
        new(Items("Tags", "Tag").Select(tag => new Tag(tag.Text("Key") ?? "", tag.Text("Value") ?? "")).ToList());

    /// <summary>All members of the object, in the order of the answer.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Members() => Members(_element);

    private static List<KeyValuePair<string, object?>> Members(JsonElement element) =>
        element.EnumerateObject().Select(member => new KeyValuePair<string, object?>(member.Name, Value(member.Value))).ToList();

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt32(out int small) ? small : element.TryGetInt64(out long large) ? large
            // .NET Framework can't parse a number that is too large. Then its text is kept.
            : element.TryGetDouble(out double real) ? real : (object)element.GetRawText(),
        _ => null,
    };

    private JsonElement? Find(string name) =>
        _element.ValueKind == JsonValueKind.Object
        && _element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
}
