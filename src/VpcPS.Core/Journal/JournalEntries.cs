using System;
using System.Collections.Generic;
using VpcPS.Core.Models;

namespace VpcPS.Core.Journal;

/// <summary>The purchases of a journal, in the form that users see.</summary>
internal static class JournalEntries
{
    /// <summary>
    /// The purchases with their outcomes, in the order in which they were first sent. A purchase that was refused and sent again is one
    /// entry, with the last outcome. A bandwidth that was bought again after the first one was removed is a second entry, because both were
    /// paid for.
    /// </summary>
    /// <param name="path">The file, for the entries.</param>
    /// <param name="content">What was read from it.</param>
    public static IReadOnlyList<VpcJournalEntry> Of(string path, JournalContent content)
    {
        var entries = new List<VpcJournalEntry>();
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var byToken = new Dictionary<(string Purchase, string? ClientToken), int>();
        foreach (JournalLine line in content.Lines)
        {
            VpcJournalEntry entry = EntryOf(path, content.Owner, line);
            string purchase = PurchaseJournal.KeyOf(line.Purchase);
            if (!byToken.TryGetValue((purchase, entry.ClientToken), out int index)
                && !(last.TryGetValue(purchase, out index) && entries[index].State == VpcJournalState.Refused))
            {
                index = entries.Count;
                entries.Add(entry);
            }

            entries[index] = entry;
            last[purchase] = index;
            byToken[(purchase, entry.ClientToken)] = index;
        }

        return entries;
    }

    private static VpcJournalEntry EntryOf(string path, JournalOwner? owner, JournalLine line) => new()
    {
        State = line.What switch
        {
            JournalEvent.Bought => VpcJournalState.Bought,
            JournalEvent.Refused => VpcJournalState.Refused,
            JournalEvent.Present => VpcJournalState.Found,
            _ => VpcJournalState.Open,
        },
        Time = line.Time,
        RegionId = line.Purchase.RegionId,
        Ipv6AddressId = line.Purchase.Ipv6AddressId,
        Ipv6GatewayId = line.Purchase.Ipv6GatewayId,
        Bandwidth = line.Purchase.Bandwidth,
        InternetChargeType = line.Purchase.InternetChargeType,
        InternetBandwidthId = line.Purchase.InternetBandwidthId,
        ClientToken = line.Purchase.ClientToken,
        RequestId = line.Purchase.RequestId,
        Code = line.Code,
        Service = owner?.Endpoint,
        Account = owner?.Name,
        Path = path,
    };
}
