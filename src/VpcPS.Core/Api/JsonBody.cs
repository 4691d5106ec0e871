using System;
using System.Text.Json;

namespace VpcPS.Core.Api;

/// <summary>Parses bodies as JSON. JSON is always UTF-8, so the charset of the header is ignored.</summary>
internal static class JsonBody
{
    // A parsed value takes tens of bytes, and hundreds as an object of PowerShell. So an answer of a few MB that contains only brackets
    // would take hundreds of MB. The largest documented answer has some thousands of values.
    private const int MostValues = 200_000;

    // A value takes at least one byte, so a body with fewer bytes than this has fewer values, and they need not be counted.
    private const int BytesNeverCounted = MostValues;

    /// <summary>Parses a body. A byte order mark at its beginning is skipped.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    /// <exception cref="AnswerFormatException">The body has more values than any answer of the API.</exception>
    public static JsonDocument Parse(byte[] body)
    {
        int start = StartAfterByteOrderMark(body);
        if (body.Length > BytesNeverCounted)
        {
            CountValues(new ReadOnlySpan<byte>(body, start, body.Length - start));
        }

        return JsonDocument.Parse(new ReadOnlyMemory<byte>(body, start, body.Length - start));
    }

    private static void CountValues(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        for (int values = 0; reader.Read();)
        {
            if (reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.PropertyName)
                && ++values > MostValues)
            {
                throw AnswerFormatException.TooManyValues(MostValues);
            }
        }
    }

    public static int StartAfterByteOrderMark(byte[] body) =>
        body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? 3 : 0;
}
