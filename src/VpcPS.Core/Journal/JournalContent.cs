using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace VpcPS.Core.Journal;

/// <summary>
/// What stands in a file that is to be a journal. Nothing of the file is changed here; what is to be mended is said.
/// </summary>
internal sealed class JournalContent
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly byte[] BeginningOfEarlierVersions = System.Text.Encoding.ASCII.GetBytes("{\"Time\":\"");

    private readonly string _path;
    private readonly byte[] _bytes;
    private readonly int _length;
    private readonly List<JournalLine> _lines = [];

    private JournalContent(string path, byte[] bytes, int length)
    {
        _path = path;
        _bytes = bytes;
        _length = length;
    }

    /// <summary>The lines about purchases, in their order.</summary>
    public IReadOnlyList<JournalLine> Lines => _lines;

    /// <summary>Whom the journal belongs to; null for one of an earlier version.</summary>
    public JournalOwner? Owner { get; private set; }

    /// <summary>Whether there is no line yet.</summary>
    public bool IsEmpty => Owner is null && _lines.Count == 0;

    /// <summary>How many bytes of the file stay. What follows was torn in the middle of its write, so it was never acted on.</summary>
    public int KeptLength { get; private set; }

    /// <summary>What is to be appended first: a line end, or the rest of a first line that was torn.</summary>
    public byte[] Missing { get; private set; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="ownHeader">The first line that a new journal would get.</param>
    /// <exception cref="JournalException">It is no journal, or a line of it is damaged.</exception>
    public static JournalContent Read(string path, Stream stream, byte[] ownHeader)
    {
        // A file that was named by mistake may be of any size: its beginning shows whether it is worth reading.
        byte[] bytes = new byte[Math.Min(stream.Length, ByteOrderMark.Length + ownHeader.Length)];
        int length = Fill(stream, bytes, 0);
        int start = Begins(bytes, 0, length, ByteOrderMark) ? ByteOrderMark.Length : 0;
        bool isTornHeader = length == stream.Length && IsPartOf(ownHeader, bytes, start, length);
        if (length > start && !isTornHeader
            && !Begins(bytes, start, length, JournalHeader.Beginning) && !Begins(bytes, start, length, BeginningOfEarlierVersions))
        {
            throw new JournalException(path, $"'{path}' is no journal of purchases: line 1 is none of a journal. The file stays as it is.");
        }

        if (isTornHeader || length == start)
        {
            return new JournalContent(path, bytes, length) { KeptLength = length, Missing = [.. ownHeader.Skip(length - start)] };
        }

        if (stream.Length > int.MaxValue / 2)
        {
            throw new JournalException(path, $"The journal '{path}' is larger than 1 GB; begin a new one.");
        }

        Array.Resize(ref bytes, (int)stream.Length);
        length = Fill(stream, bytes, length);
        var content = new JournalContent(path, bytes, length);
        content.ReadLines(start);
        return content;
    }

    private void ReadLines(int start)
    {
        int number = 0;
        for (int end; (end = Array.IndexOf(_bytes, (byte)'\n', start, _length - start)) >= 0; start = end + 1)
        {
            number++;
            ReadLine(number, Line(start, end));
        }

        KeptLength = start;
        ReadRest(number + 1, start);
    }

    // The last line has no end: a write was torn there, or nothing but the end is missing.
    private void ReadRest(int number, int start)
    {
        ArraySegment<byte> rest = Line(start, _length);
        if (rest.Count == 0)
        {
            return;
        }

        if (number == 1 || (WholeObjectIn(rest) is { } line && (Owner is null ? IsOfEarlierVersion(line) : SealedLine.IsIntact(line) == true)))
        {
            ReadLine(number, rest);
            KeptLength = start + rest.Count;
            Missing = [(byte)'\n'];
        }
    }

    private void ReadLine(int number, ArraySegment<byte> line)
    {
        try
        {
            if (line.Count == 0)
            {
                return;
            }

            bool? isIntact = SealedLine.IsIntact(line);
            if (isIntact == false)
            {
                throw new FormatException(UserText.Translate("it was changed after it was written"));
            }

            bool isSealed = isIntact == true;
            if (isSealed && JournalHeader.Read(line) is { } owner)
            {
                Owner = owner;
            }
            else if (isSealed == (Owner is not null))
            {
                _lines.Add(JournalLine.Parse(line));
            }
            else
            {
                // Lines without a checksum are those of earlier versions, which had no first line either.
                throw new FormatException(isSealed
                    ? UserText.Translate("the line before it that names the journal's service and account is missing")
                    : UserText.Translate("its checksum is missing"));
            }
        }
        catch (FormatException e)
        {
            throw new JournalException(
                _path, $"The journal '{_path}' can't be read: line {number}: {UserText.WithoutStop(e.Message)}. The file stays as it is.", e);
        }
    }

    private static bool IsOfEarlierVersion(ArraySegment<byte> line)
    {
        try
        {
            JournalLine.Parse(line);
            return SealedLine.IsIntact(line) is null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // Without blanks, returns and zeros at its end: editors leave the first two, a crash of the machine the last.
    private ArraySegment<byte> Line(int start, int end)
    {
        while (end > start && _bytes[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or 0)
        {
            end--;
        }

        return new ArraySegment<byte>(_bytes, start, end - start);
    }

    // The JSON object that the bytes begin with, or null where it has no end or they begin with none.
    private static ArraySegment<byte>? WholeObjectIn(ArraySegment<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip()
                ? new ArraySegment<byte>(bytes.Array!, bytes.Offset, (int)reader.BytesConsumed)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Fill(Stream stream, byte[] bytes, int length)
    {
        for (int read; length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0; length += read)
        {
        }

        return length;
    }

    private static bool Begins(byte[] bytes, int start, int length, byte[] with) =>
        length - start >= with.Length && bytes.AsSpan(start, with.Length).SequenceEqual(with);

    private static bool IsPartOf(byte[] header, byte[] bytes, int start, int length) =>
        length - start >= JournalHeader.Beginning.Length && length - start < header.Length
        && header.AsSpan(0, length - start).SequenceEqual(bytes.AsSpan(start, length - start));
}
