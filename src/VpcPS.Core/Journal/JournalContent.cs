using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace VpcPS.Core.Journal;

/// <summary>
/// The content of a file that is opened as a journal. Reading does not change the file. The properties say what a writer has to repair.
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

    /// <summary>The lines about purchases, in the order of the file.</summary>
    public IReadOnlyList<JournalLine> Lines => _lines;

    /// <summary>The owner of the journal. Null for a journal of an earlier version.</summary>
    public JournalOwner? Owner { get; private set; }

    /// <summary>Whether the file has no lines.</summary>
    public bool IsEmpty => Owner is null && _lines.Count == 0;

    /// <summary>
    /// How many bytes of the file are kept. The bytes after them are an incomplete write. Nothing was sent because of an incomplete write,
    /// so they can be removed.
    /// </summary>
    public int KeptLength { get; private set; }

    /// <summary>
    /// Whether the last line is incomplete: a run was killed while it wrote the line, or is writing it now. The lines before it are valid.
    /// </summary>
    public bool IsTorn => KeptLength < _length && Line(KeptLength, _length).Count > 0;

    /// <summary>The bytes to append first: a line end, or the rest of an incomplete first line.</summary>
    public byte[] Missing { get; private set; } = [];

    /// <summary>Reads a file, whoever its owner is. A run may be writing to it at the same time.</summary>
    /// <exception cref="JournalException">There is no such file, it is not a journal, or one of its lines is damaged.</exception>
    public static JournalContent Read(string path)
    {
        try
        {
            using FileStream stream = JournalFile.OpenForReading(path);
            return Read(path, stream, JournalHeader.Beginning);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new JournalException(path, $"The journal '{path}' can't be read ({UserText.WithoutStop(e.Message)}).", e);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The name of the file, for messages.</param>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="ownHeader">The first line of a new journal.</param>
    /// <exception cref="JournalException">The file is not a journal, or one of its lines is damaged.</exception>
    public static JournalContent Read(string path, Stream stream, byte[] ownHeader)
    {
        // A file that was named by mistake can be very large. Its first bytes show whether it can be a journal, so they are read first.
        byte[] bytes = new byte[Math.Min(stream.Length, ByteOrderMark.Length + ownHeader.Length)];
        int length = Fill(stream, bytes, 0);
        int start = Begins(bytes, 0, length, ByteOrderMark) ? ByteOrderMark.Length : 0;
        bool isTornHeader = length == stream.Length && IsPartOf(ownHeader, bytes, start, length);
        if (length > start && !isTornHeader
            && !Begins(bytes, start, length, JournalHeader.Beginning) && !Begins(bytes, start, length, BeginningOfEarlierVersions))
        {
            throw new JournalException(path,
                $"'{path}' is not a purchase journal: line 1 is not a journal line. The file was not changed.");
        }

        if (isTornHeader || length == start)
        {
            return new JournalContent(path, bytes, length) { KeptLength = length, Missing = [.. ownHeader.Skip(length - start)] };
        }

        if (stream.Length > int.MaxValue / 2)
        {
            throw new JournalException(path, $"The journal '{path}' is larger than 1 GB; start a new one.");
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

    // The last line has no line end, because a write was interrupted. Either a part of the line is missing, or only its line end.
    private void ReadRest(int number, int start)
    {
        ArraySegment<byte> rest = Line(start, _length);
        if (rest.Count == 0)
        {
            return;
        }

        if (number == 1
            || (WholeObjectIn(rest) is { } line && (Owner is null ? IsOfEarlierVersion(line) : SealedLine.IsIntact(line) == true)))
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
                // Only earlier versions wrote lines without a checksum, and the journals of those versions have no header line.
                throw new FormatException(isSealed
                    ? UserText.Translate("the line before it that names the journal's service and account is missing")
                    : UserText.Translate("its checksum is missing"));
            }
        }
        catch (FormatException e)
        {
            throw new JournalException(
                _path,
                $"The journal '{_path}' can't be read: line {number}: {UserText.WithoutStop(e.Message)}. The file was not changed.",
                e);
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

    // Removes blanks, carriage returns and zeros at the end. Editors add blanks and carriage returns; a crash of the machine can leave
    // zeros.
    private ArraySegment<byte> Line(int start, int end)
    {
        while (end > start && _bytes[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or 0)
        {
            end--;
        }

        return new ArraySegment<byte>(_bytes, start, end - start);
    }

    // The JSON object at the beginning of the bytes. Null when there is none, or when it is incomplete.
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
