using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>
/// Stores a part of a JSON document as its text. In the document it is the JSON value itself, not a string that contains it.
/// </summary>
internal sealed class JsonTextConverter : JsonConverter<string>
{
    /// <inheritdoc/>
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var part = JsonDocument.ParseValue(ref reader);
        return part.RootElement.GetRawText();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        using var part = JsonDocument.Parse(value);
        part.RootElement.WriteTo(writer);
    }
}
