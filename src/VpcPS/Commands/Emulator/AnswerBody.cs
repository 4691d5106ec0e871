using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VpcPS.Commands;

/// <summary>Makes the JSON text of an answer from a script's output: a table, an object or JSON text.</summary>
internal static class AnswerBody
{
    // No answer of the service is deeper. The limit also stops at an object that contains itself.
    private const int DeepestLevel = 32;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the JSON text of an answer.</summary>
    /// <exception cref="ArgumentException">The value is not an object, is nested too deeply, or is a text that is not JSON.</exception>
    public static string ToJson(object value) => Unwrapped(value) switch
    {
        string text => CheckedText(text),
        IDictionary or PSObject => Written(value),
        var other => throw new ArgumentException(UserText.Of(
            $"An answer is a hashtable, an object or JSON text of an object, and not {Named(other)}")),
    };

    /// <summary>A member of a table or an object, in any letter case of its name. Null when there is none.</summary>
    public static object? Member(object value, string name) => Unwrapped(value) switch
    {
        string => null,
        IDictionary table => table.Keys.Cast<object>()
            .Where(key => string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase))
            .Select(key => table[key])
            .FirstOrDefault(),
        _ => PSObject.AsPSObject(value).Properties[name]?.Value,
    };

    private static string CheckedText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? text
                : throw new ArgumentException(UserText.Of(
                    $"An answer is a hashtable, an object or JSON text of an object, and not {Named(document.RootElement.ValueKind)}"));
        }
        catch (JsonException error)
        {
            throw new ArgumentException(UserText.Of($"The text of an answer is not JSON (line {(error.LineNumber ?? 0) + 1})"));
        }
    }

    // Describes a script's output in words.
    private static string Named(object? value) => value switch
    {
        null or JsonValueKind.Null => UserText.Translate("an empty value"),
        bool or SwitchParameter or JsonValueKind.True or JsonValueKind.False => UserText.Translate("true or false"),
        JsonValueKind.Number => UserText.Translate("a number"),
        JsonValueKind.String => UserText.Translate("a text"),
        JsonValueKind.Array => UserText.Translate("a list (Array)"),
        IEnumerable => UserText.Translate("a list"),
        DateTime or DateTimeOffset => UserText.Translate("a time"),
        IConvertible number => UserText.Of($"a number ({number.GetType().Name})"),
        _ => UserText.Translate("a value of another kind"),
    };

    private static string Written(object value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            Write(writer, value, level: 1);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // A PSCustomObject stays wrapped, because it consists of the wrapper's properties.
    private static object? Unwrapped(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped
        ? wrapped.BaseObject is string or IDictionary or IEnumerable or IConvertible or IFormattable or Uri or ScriptBlock
            ? wrapped.BaseObject
            : wrapped
        : value;

    private static void Write(Utf8JsonWriter writer, object? value, int level)
    {
        if (level > DeepestLevel)
        {
            throw new ArgumentException(UserText.Of($"An answer has more than {DeepestLevel} levels; perhaps it leads back to itself"));
        }

        object? bare = Unwrapped(value);
        switch (bare)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool or SwitchParameter:
                writer.WriteBooleanValue(LanguagePrimitives.IsTrue(bare));
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                writer.WriteNumberValue(Convert.ToInt64(bare, CultureInfo.InvariantCulture));
                break;
            case ulong or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(bare, CultureInfo.InvariantCulture));
                break;
            case float or double:
                WriteNumber(writer, Convert.ToDouble(bare, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                WriteTime(writer, time.UtcDateTime);
                break;
            case DateTime time:
                WriteTime(writer, time.ToUniversalTime());
                break;
            case IDictionary table:
                writer.WriteStartObject();

                // The order of a hashtable changes from run to run, so its keys are sorted. In an ordered table the user has chosen the
                // order.
                foreach (DictionaryEntry entry in table is Hashtable
                    ? table.Cast<DictionaryEntry>().OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal)
                    : table.Cast<DictionaryEntry>())
                {
                    writer.WritePropertyName(entry.Key.ToString()!);
                    Write(writer, entry.Value, level + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (object? item in list)
                {
                    Write(writer, item, level + 1);
                }

                writer.WriteEndArray();
                break;
            case not PSObject and (IConvertible or IFormattable or Uri or ScriptBlock):
                writer.WriteStringValue(Convert.ToString(bare, CultureInfo.InvariantCulture));
                break;
            case { } other:
                writer.WriteStartObject();
                foreach (PSPropertyInfo property in PSObject.AsPSObject(other).Properties)
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, level + 1);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            throw new ArgumentException(UserText.Of($"JSON has no number {number}"));
        }

        writer.WriteNumberValue(number);
    }

    // Writes a time in the service's format.
    private static void WriteTime(Utf8JsonWriter writer, DateTime utc) =>
        writer.WriteStringValue(utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
