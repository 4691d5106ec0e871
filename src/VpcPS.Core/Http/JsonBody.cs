using System;
using System.Text.Json;

namespace VpcPS.Core.Http;

/// <summary>Parses bodies as JSON, which is UTF-8 whatever the header says.</summary>
internal static class JsonBody
{
    /// <summary>Parses a body; a byte order mark before it is passed over.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonDocument Parse(byte[] body)
    {
        int start = StartAfterByteOrderMark(body);
        return JsonDocument.Parse(new ReadOnlyMemory<byte>(body, start, body.Length - start));
    }

    public static int StartAfterByteOrderMark(byte[] body) =>
        body.Length >= 3 && body[0] == 0xEF && body[1] == 0xBB && body[2] == 0xBF ? 3 : 0;
}
