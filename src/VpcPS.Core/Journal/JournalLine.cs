using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using VpcPS.Core.Models;

namespace VpcPS.Core.Journal;

/// <summary>
/// One line of a journal: an event, and the purchase with everything that a repetition needs. It contains no secret.
/// </summary>
internal sealed class JournalLine
{
    public JournalLine(JournalEvent what, Ipv6InternetBandwidth purchase, string? code = null)
    {
        What = what;
        Purchase = purchase;
        Code = code;
    }

    public JournalEvent What { get; }

    /// <summary>When the line was written, by the machine's clock; null for a line that was not read from a file.</summary>
    public DateTimeOffset? Time { get; private init; }

    public Ipv6InternetBandwidth Purchase { get; }

    /// <summary>The error code of a purchase that was refused or got no answer.</summary>
    public string? Code { get; }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The text is not a line of a journal.</exception>
    public static JournalLine Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            string? Text(string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
            string Required(string name) => Text(name) ?? throw new FormatException(UserText.Of($"'{name}' is missing"));
            return new JournalLine(
                Enum.TryParse(Required("Event"), out JournalEvent what)
                    ? what
                    : throw new FormatException(UserText.Of($"the event '{Text("Event")}' is unknown")),
                new Ipv6InternetBandwidth
                {
                    RegionId = Required("RegionId"),
                    Ipv6AddressId = Required("Ipv6AddressId"),
                    Ipv6GatewayId = Text("Ipv6GatewayId"),
                    Bandwidth = root.GetProperty("Bandwidth").GetInt32(),
                    InternetChargeType = Required("InternetChargeType"),
                    ClientToken = Required("ClientToken"),
                    InternetBandwidthId = Text("InternetBandwidthId"),
                    RequestId = Text("RequestId"),
                },
                Text("Code"))
            {
                Time = DateTimeOffset.TryParse(
                    Text(nameof(Time)), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
                    ? time
                    : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or System.Collections.Generic.KeyNotFoundException)
        {
            throw new FormatException(UserText.Translate("it is not a JSON object of a journal"), e);
        }
    }

    /// <summary>Writes the line with its checksum and its line end.</summary>
    public void WriteTo(Stream stream, DateTimeOffset time) => SealedLine.Write(stream, json =>
    {
        json.WriteString(nameof(Time), time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("Event", What.ToString());
        json.WriteString("RegionId", Purchase.RegionId);
        json.WriteString("Ipv6AddressId", Purchase.Ipv6AddressId);
        WriteUnlessNull(json, "Ipv6GatewayId", Purchase.Ipv6GatewayId);
        json.WriteNumber("Bandwidth", Purchase.Bandwidth!.Value);
        json.WriteString("InternetChargeType", Purchase.InternetChargeType);
        json.WriteString("ClientToken", Purchase.ClientToken);
        WriteUnlessNull(json, "InternetBandwidthId", Purchase.InternetBandwidthId);
        WriteUnlessNull(json, "RequestId", Purchase.RequestId);
        WriteUnlessNull(json, "Code", Code);
    });

    private static void WriteUnlessNull(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
