using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VpcPS.Core.Journal;

/// <summary>
/// A line of a journal: a JSON object whose last member is a checksum of the text before it. The checksum detects a damaged or edited line,
/// which could otherwise be read as another purchase.
/// </summary>
internal static class SealedLine
{
    private const int Digits = 16;

    private static readonly byte[] Opening = Encoding.ASCII.GetBytes(",\"Check\":\"");
    private static readonly byte[] Closing = Encoding.ASCII.GetBytes("\"}");

    /// <summary>Writes a line with its checksum and its line end.</summary>
    /// <param name="stream">The stream to write to.</param>
    /// <param name="writeMembers">Writes the members of the object.</param>
    public static void Write(Stream stream, Action<Utf8JsonWriter> writeMembers)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        int length = (int)text.Length - 1;
        byte[] content = text.GetBuffer();
        byte[] check = Encoding.ASCII.GetBytes(CheckOf(content, 0, length));
        stream.Write(content, 0, length);
        stream.Write(Opening, 0, Opening.Length);
        stream.Write(check, 0, check.Length);
        stream.Write(Closing, 0, Closing.Length);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Whether the checksum at the end of a line is correct. Null when the line has no checksum.</summary>
    /// <param name="line">The line without its line end.</param>
    public static bool? IsIntact(ArraySegment<byte> line)
    {
        int length = line.Count - Opening.Length - Digits - Closing.Length;
        ReadOnlySpan<byte> text = line;
        if (length < 0 || !text.Slice(length).StartsWith(Opening) || !text.EndsWith(Closing))
        {
            return null;
        }

        string check = Encoding.ASCII.GetString(line.Array!, line.Offset + length + Opening.Length, Digits);
        return check == CheckOf(line.Array!, line.Offset, length);
    }

    private static string CheckOf(byte[] content, int start, int length)
    {
        using var hash = SHA256.Create();
        return BitConverter.ToString(hash.ComputeHash(content, start, length), 0, Digits / 2).Replace("-", "").ToLowerInvariant();
    }
}
