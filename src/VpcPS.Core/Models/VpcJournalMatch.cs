namespace VpcPS.Core.Models;

/// <summary>How an entry of a journal compares with what is there now.</summary>
public enum VpcJournalMatch
{
    /// <summary>
    /// The address has the bandwidth of the entry: the same Mbit/s and charge type and, where the entry has one, the same id.
    /// </summary>
    Present,

    /// <summary>The address has other bandwidth.</summary>
    Different,

    /// <summary>The entry is Bought or Found, but the address has no bandwidth any more, or does not exist any more.</summary>
    Gone,

    /// <summary>The entry is Open or Refused, and the address has no bandwidth, or does not exist.</summary>
    Absent,
}
