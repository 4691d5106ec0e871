using System.Collections.Generic;
using System.Management.Automation;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Commands;

/// <summary>Counts what the rows of a command ask for, against -MaxTotalBandwidth.</summary>
internal sealed class PurchaseCap
{
    private readonly PurchaseJournal? _journal;
    private readonly int _most;

    // With a journal, several rows for the same purchase buy only once, so they are counted once.
    private readonly HashSet<(string?, string?, int?, string?)> _counted = [];
    private long _total;

    /// <summary>Begins to count.</summary>
    /// <param name="journal">The journal, or null. What it lists as bought counts.</param>
    /// <param name="most">The most Mbit/s that all rows together may ask for.</param>
    public PurchaseCap(PurchaseJournal? journal, int most)
    {
        _journal = journal;
        _most = most;
        _total = journal?.TotalBandwidth ?? 0;
    }

    /// <summary>Counts a row. The result is the error of a row that does not fit and is not counted, or null.</summary>
    /// <param name="wanted">What the row asks for.</param>
    public ErrorRecord? Take(Ipv6InternetBandwidth wanted)
    {
        (string?, string?, int?, string?) purchase = (wanted.RegionId, wanted.Ipv6AddressId, wanted.Bandwidth, wanted.InternetChargeType);
        if (_journal is not null && (_counted.Contains(purchase) || _journal.Counts(wanted)))
        {
            return null;
        }

        long total = _total + (wanted.Bandwidth ?? 0);
        if (total > _most)
        {
            return PurchaseErrors.MaxTotalBandwidth(wanted, total, _most);
        }

        _counted.Add(purchase);
        _total = total;
        return null;
    }
}
