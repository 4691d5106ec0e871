using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>
/// What the rows of one Set- command have set so far. Two rows for the same bandwidth must ask for the same Mbit/s, because nobody can tell
/// which of two different rows is meant. A row that was refused does not count. May be used on any thread.
/// </summary>
internal sealed class RowsSoFar
{
    // By the id of the address and by the id of the bandwidth, as far as the row named them.
    private readonly ConcurrentDictionary<string, SetRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Notes that a row has set its Mbit/s, or may have set them.</summary>
    /// <param name="ids">The ids that the row names.</param>
    /// <param name="row">The number of the row, from 1.</param>
    /// <param name="wanted">What the row asks for.</param>
    /// <param name="isCertain">Whether the answer says so. False after a lost answer.</param>
    public void Add(BandwidthIds ids, int row, Ipv6InternetBandwidth wanted, bool isCertain)
    {
        var made = new SetRow(row, wanted.Bandwidth, isCertain);
        foreach (string? id in new[] { ids.AddressId, ids.BandwidthId })
        {
            if (id is not null)
            {
                _rows[ids.Region + "/" + id] = made;
            }
        }
    }

    /// <summary>
    /// Whether an earlier row has set the same Mbit/s, so that nothing is left to do. After a lost answer the change is made once more.
    /// </summary>
    /// <param name="ids">The ids that the row names.</param>
    /// <param name="wanted">What the row asks for.</param>
    public bool HaveSet(BandwidthIds ids, Ipv6InternetBandwidth wanted) =>
        Find(ids) is { IsCertain: true } earlier && earlier.Bandwidth == wanted.Bandwidth;

    /// <summary>The error for a row that contradicts an earlier row; or null.</summary>
    /// <param name="ids">The ids that the row names.</param>
    /// <param name="wanted">What the row asks for.</param>
    public ErrorRecord? Contradiction(BandwidthIds ids, Ipv6InternetBandwidth wanted) =>
        Find(ids) is { } earlier && earlier.Bandwidth != wanted.Bandwidth
            ? BandwidthErrors.RowsContradict(ids.Subject, wanted, earlier.Row, earlier.Bandwidth)
            : null;

    private SetRow? Find(BandwidthIds ids) =>
        (ids.AddressId is { } address && _rows.TryGetValue(ids.Region + "/" + address, out SetRow? ofAddress)) ? ofAddress
        : (ids.BandwidthId is { } bandwidth && _rows.TryGetValue(ids.Region + "/" + bandwidth, out SetRow? ofBandwidth)) ? ofBandwidth
        : null;

    private sealed record SetRow(int Row, int? Bandwidth, bool IsCertain);
}
