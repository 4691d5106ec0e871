using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>
/// Reads and writes an enumeration by its exact names. .NET's converter also accepts numbers, other letter cases and lists with
/// commas. In an estate file these are mistakes.
/// </summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
internal class ExactNameConverter<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        if (text is not null && TryParse(text, out TEnum value))
        {
            return value;
        }

        throw new JsonException($"one of {string.Join(", ", Enum.GetNames(typeof(TEnum)))} is expected here");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    /// <summary>Finds the value that has a name.</summary>
    protected virtual bool TryParse(string text, out TEnum value)
    {
        value = default;
        return Array.IndexOf(Enum.GetNames(typeof(TEnum)), text) >= 0 && Enum.TryParse(text, out value);
    }
}

/// <summary>Reads and writes the edition of a gateway. Middle, the spelling of the specification, is read as Medium.</summary>
internal sealed class GatewaySpecConverter : ExactNameConverter<GatewaySpec>
{
    /// <inheritdoc/>
    protected override bool TryParse(string text, out GatewaySpec value) =>
        base.TryParse(text == "Middle" ? nameof(GatewaySpec.Medium) : text, out value);
}
