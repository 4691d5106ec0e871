using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace VpcPS.Core.Journal;

/// <summary>A change that was sent to the service, with its outcome, as the record has it. It contains no secret.</summary>
internal sealed record RecordedChange
{
    private const string SendingEvent = "Sending";

    /// <summary>The number of the change in its file: from 1, in the order in which the changes were recorded.</summary>
    public long Number { get; init; }

    /// <summary>When the change was recorded, by the machine's clock. Null for a change that was not read from a file.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The action of the API.</summary>
    public required string Action { get; init; }

    /// <summary>The region.</summary>
    public required string RegionId { get; init; }

    /// <summary>The parameters that describe the change, sorted by name, without region, token and dry run.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The values that the change replaces, by the names of their parameters. Empty when they were not read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Before { get; init; } = [];

    /// <summary>The idempotency token; null for none.</summary>
    public string? ClientToken { get; init; }

    /// <summary>In the record of Undo-VpcRun: all changes that this one takes back. Empty in other records.</summary>
    public IReadOnlyList<ChangeMark> Undoes { get; init; } = [];

    /// <summary>The outcome of the change.</summary>
    public RecordedOutcome Outcome { get; init; }

    /// <summary>The id of what was created or changed; null when the answer has none.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The service's id of the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>The error code of a change that was refused, or whose answer was lost.</summary>
    public string? Code { get; init; }

    /// <summary>A text that is equal for two records of the same change: action, region and parameters.</summary>
    public string Key => string.Join("\n", Parameters.Select(pair => pair.Key + "=" + pair.Value).Prepend(RegionId).Prepend(Action));

    /// <summary>Identifies the change among the changes of all records.</summary>
    public ChangeMark Mark => new(Number, ClientToken ?? Time?.ToString("O", CultureInfo.InvariantCulture) ?? "");

    /// <summary>The value of a parameter, or null.</summary>
    public string? Parameter(string name) => Parameters.FirstOrDefault(pair => pair.Key == name).Value;

    /// <summary>Writes the line for the time before the change is sent.</summary>
    public void WriteSendingTo(Stream stream, DateTimeOffset time) => SealedLine.Write(stream, json =>
    {
        WriteBeginning(json, SendingEvent, time);
        json.WriteString(nameof(Action), Action);
        json.WriteString(nameof(RegionId), RegionId);
        WriteValues(json, nameof(Parameters), Parameters);
        if (Before.Count > 0)
        {
            WriteValues(json, nameof(Before), Before);
        }

        WriteUnlessNull(json, nameof(ClientToken), ClientToken);
        if (Undoes.Count > 0)
        {
            json.WriteStartArray(nameof(Undoes));
            foreach (ChangeMark undone in Undoes)
            {
                json.WriteStartObject();
                json.WriteNumber(nameof(ChangeMark.Number), undone.Number);
                json.WriteString(nameof(ChangeMark.Seal), undone.Seal);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    });

    /// <summary>Writes the line with the outcome.</summary>
    public void WriteOutcomeTo(Stream stream, DateTimeOffset time) => SealedLine.Write(stream, json =>
    {
        WriteBeginning(json, Outcome.ToString(), time);
        WriteUnlessNull(json, nameof(ResourceId), ResourceId);
        WriteUnlessNull(json, nameof(RequestId), RequestId);
        WriteUnlessNull(json, nameof(Code), Code);
    });

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="find">Finds a change of an earlier line by its number. Returns null when there is none.</param>
    /// <exception cref="FormatException">The text is not a line of a record.</exception>
    public static RecordedChange Parse(ReadOnlyMemory<byte> line, Func<long, RecordedChange?> find)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string? Text(string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
            string Required(string name) => Text(name) ?? throw new FormatException(UserText.Of($"'{name}' is missing"));
            IReadOnlyList<KeyValuePair<string, string>> Values(string name) => root.TryGetProperty(name, out JsonElement values)
                ? [.. values.EnumerateObject().Select(value => new KeyValuePair<string, string>(value.Name, value.Value.GetString() ?? ""))]
                : [];
            long number = root.GetProperty(nameof(Number)).GetInt64();
            string what = Required("Event");
            if (what == SendingEvent)
            {
                return new RecordedChange
                {
                    Number = number,
                    Time = DateTimeOffset.TryParse(
                        Text(nameof(Time)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                        ? time
                        : null,
                    Action = Required(nameof(Action)),
                    RegionId = Required(nameof(RegionId)),
                    Parameters = Values(nameof(Parameters)),
                    Before = Values(nameof(Before)),
                    ClientToken = Text(nameof(ClientToken)),
                    Undoes = root.TryGetProperty(nameof(Undoes), out JsonElement undone)
                        ? [.. undone.EnumerateArray().Select(mark => new ChangeMark(
                            mark.GetProperty(nameof(ChangeMark.Number)).GetInt64(),
                            mark.GetProperty(nameof(ChangeMark.Seal)).GetString() ?? ""))]
                        : [],
                };
            }

            return Enum.TryParse(what, out RecordedOutcome outcome) && find(number) is { } sent
                ? sent with
                {
                    Outcome = outcome,
                    ResourceId = Text(nameof(ResourceId)),
                    RequestId = Text(nameof(RequestId)),
                    Code = Text(nameof(Code)),
                }
                : throw new FormatException(UserText.Of($"the event '{what}' is unknown"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException(UserText.Translate("it is not a JSON object of a journal"), e);
        }
    }

    private void WriteBeginning(Utf8JsonWriter json, string what, DateTimeOffset time)
    {
        json.WriteString(nameof(Time), time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("Event", what);
        json.WriteNumber(nameof(Number), Number);
    }

    private static void WriteValues(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> values)
    {
        json.WriteStartObject(name);
        foreach (KeyValuePair<string, string> value in values)
        {
            json.WriteString(value.Key, value.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteUnlessNull(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}

/// <summary>
/// Identifies a change among the changes of all records. The number alone is not enough: when a run is recorded again under the same file
/// name, its changes have the same numbers as before, and the record of the earlier undo may still lie beside it.
/// </summary>
/// <param name="Number">The number in its file.</param>
/// <param name="Seal">The token of the change. Its time when the action has no token.</param>
internal sealed record ChangeMark(long Number, string Seal);

/// <summary>The outcome of a change in a record.</summary>
internal enum RecordedOutcome
{
    /// <summary>The change was sent, and the run ended before the answer came.</summary>
    Open,

    /// <summary>The change was made.</summary>
    Done,

    /// <summary>The change was refused or was not sent, so it was not made.</summary>
    Refused,

    /// <summary>The change was sent, and its answer was lost.</summary>
    Unknown,
}
