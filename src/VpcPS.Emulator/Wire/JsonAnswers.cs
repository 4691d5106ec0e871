using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using VpcPS.Emulator.Calls;

namespace VpcPS.Emulator.Wire;

/// <summary>Renders answers as JSON without blanks.</summary>
internal static class JsonAnswers
{
    // Only the characters that JSON requires are escaped, so that Chinese names stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Renders an object.</summary>
    public static byte[] Render(IEnumerable<KeyValuePair<string, object>> members)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            WriteObject(writer, members);
        }

        return bytes.ToArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object>> members)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, object> member in members)
        {
            writer.WritePropertyName(member.Key);
            WriteValue(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, AnswerList list)
    {
        foreach (object item in list.Items)
        {
            WriteValue(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case JsonElement taught:
                taught.WriteTo(writer);
                break;
            case Answer inner:
                WriteObject(writer, inner);
                break;
            case AnswerList { Singular.Length: 0 } list:
                writer.WriteStartArray();
                WriteItems(writer, list);
                break;
            case AnswerList list:
                writer.WriteStartObject();
                writer.WriteStartArray(list.Singular);
                WriteItems(writer, list);
                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"An answer can't hold a {value.GetType()}.");
        }
    }
}
