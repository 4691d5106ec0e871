using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace VpcPS.Core.Journal;

/// <summary>
/// The first line of a purchase journal, or of the record of a run. It names the kind of file with the version of the format, and
/// the owner.
/// </summary>
internal static class JournalHeader
{
    private const int Version = 1;
    private const string VersionName = "VpcPSJournal";
    private const string RecordVersionName = "VpcPSRecord";

    /// <summary>The beginning of every first line.</summary>
    public static byte[] Beginning { get; } = Encoding.ASCII.GetBytes("{\"" + VersionName + "\":");

    /// <summary>The beginning of the first line of the record of a run.</summary>
    public static byte[] BeginningOfRecord { get; } = Encoding.ASCII.GetBytes("{\"" + RecordVersionName + "\":");

    /// <summary>The line of a purchase journal, with its line end.</summary>
    public static byte[] ToBytes(JournalOwner owner) => ToBytes(owner, VersionName);

    /// <summary>The line of the record of a run, with its line end.</summary>
    public static byte[] ToBytesOfRecord(JournalOwner owner) => ToBytes(owner, RecordVersionName);

    private static byte[] ToBytes(JournalOwner owner, string kind)
    {
        using var line = new MemoryStream();
        SealedLine.Write(line, json =>
        {
            json.WriteNumber(kind, Version);
            json.WriteString("Endpoint", owner.Endpoint);
            json.WriteString("Fingerprint", owner.Fingerprint);
            json.WriteString("Name", owner.Name);
            json.WriteBoolean("IsLasting", owner.IsLasting);
        });
        return line.ToArray();
    }

    /// <summary>The owner that a first line names. Null for a line of another kind.</summary>
    /// <exception cref="FormatException">The line is of a later version, or a member is missing.</exception>
    public static JournalOwner? Read(ArraySegment<byte> line)
    {
        bool isRecord = ((ReadOnlySpan<byte>)line).StartsWith(BeginningOfRecord);
        if (!isRecord && !((ReadOnlySpan<byte>)line).StartsWith(Beginning))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            int version = root.GetProperty(isRecord ? RecordVersionName : VersionName).GetInt32();
            string Text(string name) =>
                root.GetProperty(name).GetString() ?? throw new FormatException(UserText.Of($"'{name}' is missing"));
            return version == Version
                ? new JournalOwner(Text("Endpoint"), Text("Fingerprint"), Text("Name"), root.GetProperty("IsLasting").GetBoolean())
                : throw new FormatException(UserText.Of($"its format is version {version}, but this module knows version {Version}"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or System.Collections.Generic.KeyNotFoundException)
        {
            throw new FormatException(UserText.Translate("it is not a JSON object of a journal"), e);
        }
    }
}
