using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace VpcPS.Core.Journal;

/// <summary>The first line of a journal. It names the version of the format and the owner of the journal.</summary>
internal static class JournalHeader
{
    private const int Version = 1;
    private const string VersionName = "VpcPSJournal";

    /// <summary>The beginning of every first line.</summary>
    public static byte[] Beginning { get; } = Encoding.ASCII.GetBytes("{\"" + VersionName + "\":");

    /// <summary>The line with its line end.</summary>
    public static byte[] ToBytes(JournalOwner owner)
    {
        using var line = new MemoryStream();
        SealedLine.Write(line, json =>
        {
            json.WriteNumber(VersionName, Version);
            json.WriteString("Endpoint", owner.Endpoint);
            json.WriteString("Fingerprint", owner.Fingerprint);
            json.WriteString("Name", owner.Name);
            json.WriteBoolean("IsLasting", owner.IsLasting);
        });
        return line.ToArray();
    }

    /// <summary>The owner that a line names. Null for a line of another kind.</summary>
    /// <exception cref="FormatException">The line is of a later version, or a member is missing.</exception>
    public static JournalOwner? Read(ArraySegment<byte> line)
    {
        if (!((ReadOnlySpan<byte>)line).StartsWith(Beginning))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            int version = root.GetProperty(VersionName).GetInt32();
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
