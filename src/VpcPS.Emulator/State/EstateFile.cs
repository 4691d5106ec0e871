using System;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>Reads and writes estate files, which are JSON.</summary>
internal static class EstateFile
{
    private const string DefaultName = "DefaultEstate.json";

    // The relaxed encoder keeps Chinese names readable. A member with an unknown name is refused, because it is a typing mistake.
    private static readonly EstateJson Json = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>Reads a file, or the built-in estate.</summary>
    /// <param name="path">The file; null for the built-in estate.</param>
    /// <exception cref="EstateFileException">The file can't be read.</exception>
    public static byte[] ReadBytes(string? path)
    {
        if (path is not null && string.IsNullOrWhiteSpace(path))
        {
            throw new EstateFileException(path, 0, "", "it has no name; name a file");
        }

        if (path is not null && Directory.Exists(path))
        {
            throw new EstateFileException(path, 0, "", "it is a folder; name a file in it");
        }

        try
        {
            using Stream source = path is null
                ? typeof(EstateFile).Assembly.GetManifestResourceStream(DefaultName)!
                : File.OpenRead(path);
            using var copy = new MemoryStream();
            source.CopyTo(copy);
            return copy.ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EstateFileException(path ?? DefaultName, 0, "", "it does not exist", exception);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new EstateFileException(path ?? DefaultName, 0, "", "it can't be read: " + exception.Message, exception);
        }
    }

    /// <summary>Makes an estate from the content of a file, and checks it against the laws of estates.</summary>
    /// <param name="content">The bytes of the file, UTF-8 with or without a byte order mark.</param>
    /// <param name="path">The file's name, for messages; null for the built-in estate.</param>
    /// <param name="furtherLaws">
    /// Checks further laws that this class does not know, and throws <see cref="EstateLawException"/>. Null for none.
    /// </param>
    /// <exception cref="EstateFileException">The content does not describe an estate.</exception>
    public static EstateDocument Parse(byte[] content, string? path, Action<EstateDocument>? furtherLaws = null)
    {
        string name = path ?? DefaultName;
        ReadOnlySpan<byte> json = WithoutByteOrderMark(content);
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new EstateFileException(name, 0, "", "it is in UTF-16; save it in UTF-8");
        }

        if (FirstOf(json) is not (null or (byte)'{'))
        {
            throw new EstateFileException(name, 0, "", "it is not an estate, which is a JSON object");
        }

        try
        {
            RequireKnownFormat(json, name);
            // The serializer would accept null even for members that must not be null. A saved file contains null only in the answers that
            // users have defined.
            if (JsonPlaces.Find(json, (place, token) => token == JsonTokenType.Null && !IsInBody(place)) is { } nothing)
            {
                throw new EstateFileException(name, nothing.Line, nothing.Path, "null isn't allowed here; leave out the member");
            }

            EstateDocument estate = JsonSerializer.Deserialize(json, Json.EstateDocument)!;
            EstateLaws.Enforce(estate);
            furtherLaws?.Invoke(estate);
            return estate;
        }
        catch (JsonException exception)
        {
            // The serializer adds the place and the line to its message, but its line can be that of the end of the object. For text that
            // is not JSON it gives a line, counted from 0, and no place.
            string reason = EstateReason.Of(
                exception.Message.Split([" Path: ", " LineNumber: "], StringSplitOptions.None)[0], exception.InnerException);
            string place = exception.Path ?? "";
            long line = place.Length > 0 ? LineOf(json, place) : (exception.LineNumber ?? 0) + 1;
            if (EndsTooEarly(json))
            {
                throw new EstateFileException(name, line, place, "the file ends too early, so a part of it is missing", exception);
            }

            throw new EstateFileException(name, line, place, reason, exception);
        }
        catch (EstateLawException exception)
        {
            throw new EstateFileException(name, LineOf(json, exception.JsonPath), exception.JsonPath, exception.Message, exception);
        }
    }

    // The format is checked first. A file of another version may have unknown members, and an error about these would hide the real cause.
    private static void RequireKnownFormat(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read() && reader.CurrentDepth <= 1)
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            bool isFormat = reader.ValueTextEquals(nameof(EstateDocument.EstateFormat));
            if (!reader.Read())
            {
                return;
            }

            if (isFormat)
            {
                if (reader.TokenType == JsonTokenType.Number
                    && reader.TryGetInt32(out int format)
                    && format != EstateDocument.CurrentFormat)
                {
                    string place = "$." + nameof(EstateDocument.EstateFormat);
                    throw new EstateFileException(
                        name,
                        LineOf(json, place),
                        place,
                        $"it has format {format}, and only format {EstateDocument.CurrentFormat} is known; a newer VpcPS may read it");
                }

                return;
            }

            if (!reader.TrySkip())
            {
                return;
            }
        }
    }

    // The first byte that is not white space, or null.
    private static byte? FirstOf(ReadOnlySpan<byte> json)
    {
        foreach (byte each in json)
        {
            if (each is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                return each;
            }
        }

        return null;
    }

    private static bool EndsTooEarly(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0 || reader.TokenType == JsonTokenType.None;
    }

    /// <summary>Makes the content of a file from an estate. Empty regions are left out.</summary>
    public static byte[] Render(EstateDocument estate) =>
        JsonSerializer.SerializeToUtf8Bytes(WithoutEmptyRegions(estate), Json.EstateDocument);

    /// <summary>
    /// Writes an estate to a file, completely or not at all. It is written piece by piece, so that a large estate is not in memory twice.
    /// </summary>
    public static void Write(string path, EstateDocument estate) =>
        Write(path, file => JsonSerializer.Serialize(file, WithoutEmptyRegions(estate), Json.EstateDocument));

    /// <summary>Writes a file completely or not at all.</summary>
    public static void WriteBytes(string path, byte[] content) => Write(path, file => file.Write(content, 0, content.Length));

    // Writes a new file in the same folder, and then renames it.
    private static void Write(string path, Action<Stream> write)
    {
        string target = Path.GetFullPath(path);
        string beside = target + "." + Guid.NewGuid().ToString("N") + ".tmp";
        try
        {
            using (var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            if (File.Exists(target))
            {
                File.Replace(beside, target, destinationBackupFileName: null);
            }
            else
            {
                File.Move(beside, target);
            }
        }
        catch (Exception exception) when (
            exception is UnauthorizedAccessException or (IOException and not DirectoryNotFoundException)
            && exception.Message.IndexOf(beside, StringComparison.Ordinal) >= 0)
        {
            // The user did not choose the name of the new file.
            throw new IOException(exception.Message.Replace(beside, target), exception);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static EstateDocument WithoutEmptyRegions(EstateDocument estate) => new()
    {
        EstateFormat = estate.EstateFormat,
        Rules = estate.Rules,
        AccountId = estate.AccountId,
        DefaultRegionId = estate.DefaultRegionId,
        Origin = estate.Origin,
        AccessKeys = estate.AccessKeys,
        Answers = estate.Answers,
        Regions = [.. estate.Regions.Where(r => r.Vpcs.Count > 0 || r.ReservedIpv6Cidrs.Count > 0)],
    };

    private static bool IsInBody(string place) =>
        place.StartsWith("$.Answers[", StringComparison.Ordinal) && place.IndexOf("].Body.", StringComparison.Ordinal) > 0;

    private static long LineOf(ReadOnlySpan<byte> json, string path) =>
        JsonPlaces.Find(json, (place, _) => place == path)?.Line ?? 0;

    private static ReadOnlySpan<byte> WithoutByteOrderMark(byte[] content) =>
        content is [0xEF, 0xBB, 0xBF, ..] ? content.AsSpan(3) : content;
}

/// <summary>The generated reader and writer of estate files. It needs no reflection at run time.</summary>
[JsonSerializable(typeof(EstateDocument))]
internal sealed partial class EstateJson : JsonSerializerContext;
