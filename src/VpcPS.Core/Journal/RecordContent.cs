using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using VpcPS.Core.Catalog;
using VpcPS.Core.Models;

namespace VpcPS.Core.Journal;

/// <summary>
/// The content of a record, or of a purchase journal; each purchase of a journal is read as a change. Reading does not change the file.
/// </summary>
internal sealed class RecordContent
{
    private const string Purchase = "AllocateIpv6InternetBandwidth";

    private RecordContent(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The service and account at which the changes were made. Null in a journal of an earlier version.</summary>
    public JournalOwner? Owner { get; private set; }

    /// <summary>The changes, in the order in which they were recorded.</summary>
    public List<RecordedChange> Changes { get; } = [];

    /// <summary>Whether the last line is incomplete: a run was killed while it wrote the line, or is writing it now.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>How many bytes of the file are whole lines.</summary>
    public int KeptLength { get; private set; }

    /// <summary>
    /// The changes, with repeated attempts combined: a change that was refused or left open and was sent again with the same parameters
    /// counts once, with the last outcome.
    /// </summary>
    /// <param name="undone">The changes that were undone. The same change after an undo is a new change.</param>
    public IReadOnlyList<RecordedChange> Final(ICollection<ChangeMark>? undone = null)
    {
        var final = new List<RecordedChange>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (RecordedChange change in Changes)
        {
            string key = change.Key;
            if (last.TryGetValue(key, out int index)
                && (final[index].Outcome != RecordedOutcome.Done
                    || (change.ClientToken is { Length: > 0 } token && token == final[index].ClientToken))
                && undone?.Contains(final[index].Mark) != true)
            {
                final[index] = change with { Number = final[index].Number, Before = final[index].Before };
            }
            else
            {
                last[key] = final.Count;
                final.Add(change);
            }
        }

        return final;
    }

    /// <summary>Reads a file, whoever its owner is. A run may be writing to it at the same time.</summary>
    /// <exception cref="JournalException">
    /// There is no such file, it is neither a record nor a journal, or one of its lines is damaged.
    /// </exception>
    public static RecordContent Read(string path)
    {
        try
        {
            using FileStream stream = JournalFile.OpenForReading(path);
            return Read(path, stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new JournalException(path, $"The journal '{path}' can't be read ({UserText.WithoutStop(e.Message)}).", e);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The name of the file, for messages.</param>
    /// <param name="stream">The file, at its beginning.</param>
    /// <exception cref="JournalException">The file is neither a record nor a journal, or one of its lines is damaged.</exception>
    public static RecordContent Read(string path, Stream stream)
    {
        var content = new RecordContent(path);
        byte[] beginning = new byte[JournalHeader.BeginningOfRecord.Length];
        int length = Fill(stream, beginning);
        if (length == 0)
        {
            return content;
        }

        stream.Seek(0, SeekOrigin.Begin);
        if (beginning.AsSpan(0, length).SequenceEqual(JournalHeader.BeginningOfRecord))
        {
            content.ReadRecord(stream);
        }
        else
        {
            content.ReadJournal(stream);
        }

        return content;
    }

    private void ReadRecord(Stream stream)
    {
        byte[] bytes = new byte[stream.Length];
        int length = Fill(stream, bytes);
        var places = new Dictionary<long, int>();
        RecordedChange? Find(long number) => places.TryGetValue(number, out int place) ? Changes[place] : null;
        int number = 0;
        int start = 0;
        for (int end; (end = Array.IndexOf(bytes, (byte)'\n', start, length - start)) >= 0; start = end + 1)
        {
            number++;
            var line = new ArraySegment<byte>(bytes, start, end - start);
            try
            {
                if (SealedLine.IsIntact(line) != true)
                {
                    throw new FormatException(UserText.Translate("it was changed after it was written"));
                }

                if (number == 1)
                {
                    Owner = JournalHeader.Read(line);
                    continue;
                }

                RecordedChange change = RecordedChange.Parse(line, Find);
                if (places.TryGetValue(change.Number, out int place))
                {
                    Changes[place] = change;
                }
                else
                {
                    places.Add(change.Number, Changes.Count);
                    Changes.Add(change);
                }
            }
            catch (FormatException e)
            {
                throw new JournalException(
                    Path,
                    $"The record '{Path}' can't be read: line {number}: {UserText.WithoutStop(e.Message)}. The file was not changed.",
                    e);
            }
        }

        KeptLength = start;
        IsTorn = start < length;
    }

    private void ReadJournal(Stream stream)
    {
        JournalContent journal = JournalContent.Read(Path, stream, JournalHeader.Beginning);
        Owner = journal.Owner;
        IsTorn = journal.IsTorn;
        foreach (VpcJournalEntry entry in JournalEntries.Of(Path, journal))
        {
            var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["Bandwidth"] = FormattableString.Invariant($"{entry.Bandwidth}"),
                ["InternetChargeType"] = entry.InternetChargeType ?? "",
                ["Ipv6AddressId"] = entry.Ipv6AddressId ?? "",
            };
            if (entry.Ipv6GatewayId is { } gateway)
            {
                parameters["Ipv6GatewayId"] = gateway;
            }

            Changes.Add(new RecordedChange
            {
                Number = Changes.Count + 1,
                Time = entry.Time,
                Action = Purchase,
                RegionId = entry.RegionId ?? "",
                Parameters = [.. parameters],
                ClientToken = entry.ClientToken,
                ResourceId = entry.InternetBandwidthId,
                RequestId = entry.RequestId,
                Code = entry.Code,
                Outcome = entry.State switch
                {
                    VpcJournalState.Bought => RecordedOutcome.Done,
                    VpcJournalState.Refused => RecordedOutcome.Refused,
                    VpcJournalState.Found => RecordedOutcome.Unknown,
                    _ => RecordedOutcome.Open,
                },
            });
        }
    }

    /// <summary>The parameters of a request that a record keeps: those that describe the change, sorted, with secrets hidden.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="secrets">Values that are secrets although the names of their parameters do not show it. Null for none.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Recordable(
        IEnumerable<KeyValuePair<string, string>> parameters, IReadOnlyList<string>? secrets = null) =>
    [
        .. parameters
            .Where(pair => pair.Key is not ("RegionId" or "ClientToken" or "DryRun"))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => ApiSecrets.IsIn(pair.Key, pair.Value) || secrets?.Contains(pair.Value) == true
                ? new KeyValuePair<string, string>(pair.Key, "****")
                : pair),
    ];

    private static int Fill(Stream stream, byte[] bytes)
    {
        int length = 0;
        for (int read; length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0; length += read)
        {
        }

        return length;
    }
}
