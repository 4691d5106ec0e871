using System;
using System.Collections.Generic;
using System.Text.Json;

namespace VpcPS.Emulator.State;

/// <summary>Finds values in a JSON document and their lines. The serializer does not keep the lines.</summary>
internal static class JsonPlaces
{
    /// <summary>The first value that passes a test; null for none.</summary>
    /// <param name="json">The document. Text that is not JSON throws a <see cref="JsonException"/>.</param>
    /// <param name="fits">The test. It gets the path of a value, such as <c>$.Regions[0].VpcId</c>, and its first token.</param>
    public static JsonPlace? Find(ReadOnlySpan<byte> json, Func<string, JsonTokenType, bool> fits)
    {
        // For each open object or array: its path, and the index of the next element. The index is -1 in an object.
        var open = new Stack<(string Path, int Next)>();
        string here = "$";
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                here = open.Peek().Path + "." + reader.GetString();
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (open.Count > 0 && open.Peek().Next >= 0)
            {
                (string array, int index) = open.Pop();
                here = $"{array}[{index}]";
                open.Push((array, index + 1));
            }

            if (fits(here, reader.TokenType))
            {
                return new JsonPlace(here, LineAt(json, (int)reader.TokenStartIndex));
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                open.Push((here, -1));
            }
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                open.Push((here, 0));
            }
        }

        return null;
    }

    private static long LineAt(ReadOnlySpan<byte> json, int position)
    {
        long line = 1;
        foreach (byte octet in json.Slice(0, position))
        {
            line += octet == '\n' ? 1 : 0;
        }

        return line;
    }
}

/// <summary>A value in a JSON document.</summary>
/// <param name="Path">Its path, such as <c>$.Regions[0].RegionId</c>.</param>
/// <param name="Line">The line where it starts, from 1.</param>
internal sealed record JsonPlace(string Path, long Line);
