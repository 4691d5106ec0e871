using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using VpcPS.Core.Catalog;

namespace VpcPS.Emulator.Parameters;

/// <summary>
/// A parameter that is checked only against the catalog: its type, where and in which format a request carries it, and whether it is
/// required.
/// </summary>
/// <remarks>
/// The value is a text, a whole number (long), a bool, a list (object?[]) or an object (a list of members). Members that are not in the
/// catalog are ignored, like parameters that are not in the catalog. A value in a different format is refused. The documents do not say
/// what the cloud does with it, but it is a mistake, and a rehearsal should show it.
/// </remarks>
/// <param name="facts">The catalog's entry for the parameter.</param>
internal sealed class CatalogedParameter(CatalogParameter facts) : Parameter<object?>(facts.Name)
{
    /// <inheritdoc/>
    public override string Expectation => facts.Form switch
    {
        CatalogForm.Json => "one text in JSON: " + Describe(facts),
        CatalogForm.Simple => "one text, with commas between the items",
        _ => Describe(facts),
    };

    /// <inheritdoc/>
    /// <remarks>A value in a wrong format also counts as present, so that it is refused as wrong and not as missing.</remarks>
    public override bool IsPresent(RequestParameters request) => base.IsPresent(request) || request.Under(Name).Any();

    /// <inheritdoc/>
    public override object? Read(RequestParameters request) => facts.Form switch
    {
        CatalogForm.Json => request.Text(Name) is { Length: > 0 } text ? ReadJson(OneText(request, text)) : null,
        CatalogForm.Simple => request.Text(Name) is { Length: > 0 } text ? ReadItems(OneText(request, text)) : null,
        _ => ReadFlat(request, facts, Name),
    };

    /// <inheritdoc/>
    public override string Compared(RequestParameters request) => Compare(Read(request));

    private static bool IsScalar(CatalogParameter value) => value.Type is CatalogType.Text or CatalogType.Number or CatalogType.Boolean;

    private static string Describe(CatalogParameter value) => value.Type switch
    {
        CatalogType.Number => "a whole number",
        CatalogType.Boolean => "true or false",
        CatalogType.List => "a list; each item is " + Describe(value.Item!),
        CatalogType.Object => "an object with " + string.Join(", ", value.Members.Select(member => member.Name)),
        _ => "a text",
    };

    private static string Compare(object? value) => value switch
    {
        null => "",
        IReadOnlyList<KeyValuePair<string, object?>> members =>
            "{" + string.Join("\t", members.Select(member => member.Key + "=" + Compare(member.Value))) + "}",
        object?[] items => "[" + string.Join("\t", items.Select(Compare)) + "]",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private object? ReadFlat(RequestParameters request, CatalogParameter value, string path)
    {
        string? text = request.TextOrNull(path);
        if (IsScalar(value))
        {
            return request.Under(path).Any() ? throw Wrong(path, value) : text is null ? null : ReadText(value, text, path);
        }

        if (text is { Length: > 0 })
        {
            throw Wrong(path, value);
        }

        return value.Type == CatalogType.List ? ReadList(request, value, path) : ReadMembers(request, value, path);
    }

    private object?[]? ReadList(RequestParameters request, CatalogParameter list, string path)
    {
        IReadOnlyCollection<int> indexes = request.Indexes(path);
        bool isNumbered = request.Under(path).All(rest => indexes.Contains(IndexOf(rest)));
        return !isNumbered ? throw Wrong(path, list)
            : indexes.Count == 0 ? null
            : [.. indexes.Select(index => ReadFlat(request, list.Item!, path + "." + index.ToString(CultureInfo.InvariantCulture)))];
    }

    private List<KeyValuePair<string, object?>>? ReadMembers(RequestParameters request, CatalogParameter value, string path)
    {
        if (!request.Under(path).Any())
        {
            return null;
        }

        var members = new List<KeyValuePair<string, object?>>();
        foreach (CatalogParameter member in value.Members)
        {
            string place = path + "." + member.Name;
            if (ReadFlat(request, member, place) is { } read and not "")
            {
                members.Add(new(member.Name, read));
            }
            else if (member.IsRequired)
            {
                throw Refusals.MissingParameter(place);
            }
        }

        return members;
    }

    private object? ReadText(CatalogParameter value, string text, string path) => value.Type switch
    {
        CatalogType.Text => text,
        _ when text.Length == 0 => null,
        CatalogType.Boolean => text switch
        {
            "true" => true,
            "false" => false,
            _ => throw Wrong(path, value),
        },
        _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Wrong(path, value),
    };

    private object?[] ReadItems(string text) => [.. text.Split(',').Select(item => ReadText(facts.Item!, item, Name))];

    private object? ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return ReadJson(document.RootElement, facts, Name);
        }
        catch (JsonException)
        {
            throw Illegal();
        }
    }

    private object? ReadJson(JsonElement json, CatalogParameter value, string path) => (value.Type, json.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        (CatalogType.List, JsonValueKind.Array) =>
            json.EnumerateArray().Select((item, index) => ReadJson(item, value.Item!, $"{path}[{index}]")).ToArray(),
        (CatalogType.Object, JsonValueKind.Object) => ReadJsonMembers(json, value, path),
        (CatalogType.Boolean, JsonValueKind.True or JsonValueKind.False) => json.GetBoolean(),
        (CatalogType.Number, JsonValueKind.Number) => ReadText(value, json.GetRawText(), path),
        (CatalogType.Text or CatalogType.Number or CatalogType.Boolean, JsonValueKind.String) =>
            ReadText(value, json.GetString()!, path),
        _ => throw Wrong(path, value),
    };

    private List<KeyValuePair<string, object?>> ReadJsonMembers(JsonElement json, CatalogParameter value, string path)
    {
        var members = new List<KeyValuePair<string, object?>>();
        foreach (CatalogParameter member in value.Members)
        {
            string place = path + "." + member.Name;
            if (json.TryGetProperty(member.Name, out JsonElement found) && ReadJson(found, member, place) is { } read and not "")
            {
                members.Add(new(member.Name, read));
            }
            else if (member.IsRequired)
            {
                throw Refusals.MissingParameter(place);
            }
        }

        return members;
    }

    private string OneText(RequestParameters request, string text) => request.Under(Name).Any() ? throw Illegal() : text;

    private ApiException Wrong(string path, CatalogParameter value) =>
        path == Name ? Illegal() : Refusals.IllegalParameter(Name, $"{path} must be {Describe(value)}");

    private static int IndexOf(string rest) =>
        int.TryParse(rest.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : 0;
}
