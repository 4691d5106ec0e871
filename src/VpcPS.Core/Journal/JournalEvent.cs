namespace VpcPS.Core.Journal;

/// <summary>The event that a line of a journal records.</summary>
internal enum JournalEvent
{
    /// <summary>The purchase will be sent. From now on it may have been made.</summary>
    Sending,

    /// <summary>The purchase was made.</summary>
    Bought,

    /// <summary>The service refused the purchase, so it was not made.</summary>
    Refused,

    /// <summary>The purchase was sent and got no answer. Whether it was made is unknown.</summary>
    Unknown,

    /// <summary>
    /// The address has the bandwidth that the purchase asks for. The purchase was made, or another client bought the
    /// same.
    /// </summary>
    Present,
}
