using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>Keeps a part of a document as its text. In the document it is what the text says, and not a string.</summary>
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
