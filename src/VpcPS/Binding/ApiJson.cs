using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcPS.Binding;

/// <summary>Writes values as the JSON that some parameters of the API need, and reads JSON from cells of a file.</summary>
internal static class ApiJson
{
    // The text goes into a query, which encodes all special characters again.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value as one line of JSON, with the members sorted by name.</summary>
    public static string Of(object? value)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Compact))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Converts JSON to a value: a text, a number, a boolean, an array, a table, or null.</summary>
    public static object? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => TableOf(element),
        JsonValueKind.Array => element.EnumerateArray().Select(ValueOf).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out long number) ? number : element.GetRawText(),
        _ => null,
    };

    private static Hashtable TableOf(JsonElement element)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            table[member.Name] = ValueOf(member.Value);
        }

        return table;
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        object? bare = ApiValue.Unwrap(value);
        switch (bare)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool or SwitchParameter:
                writer.WriteBooleanValue(LanguagePrimitives.IsTrue(bare));
                break;
            case byte or short or int or long:
                writer.WriteNumberValue(Convert.ToInt64(bare, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case float or double or decimal:
                writer.WriteRawValue(ApiValue.TextOf(bare)!);
                break;
            default:
                WriteRest(writer, bare);
                break;
        }
    }

    private static void WriteRest(Utf8JsonWriter writer, object bare)
    {
        if (ApiValue.TextOf(bare) is { } text)
        {
            writer.WriteStringValue(text);
        }
        else if (ApiValue.MembersOf(bare) is { } members)
        {
            writer.WriteStartObject();
            foreach (KeyValuePair<string, object?> member in members)
            {
                writer.WritePropertyName(member.Key);
                Write(writer, member.Value);
            }

            writer.WriteEndObject();
        }
        else if (bare is not IEnumerable several)
        {
            throw new FormatException(UserText.Of($"An object of type {bare.GetType().Name} can't be sent. Give its values."));
        }
        else
        {
            writer.WriteStartArray();
            foreach (object? item in several)
            {
                Write(writer, item);
            }

            writer.WriteEndArray();
        }
    }
}
