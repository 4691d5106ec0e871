namespace VpcPS.Core.Journal;

/// <summary>What a line of a journal says of a purchase.</summary>
internal enum JournalEvent
{
    /// <summary>It is about to be sent: from here on it may have been made.</summary>
    Sending,

    /// <summary>It was made.</summary>
    Bought,

    /// <summary>The service refused it: it was not made.</summary>
    Refused,

    /// <summary>It was sent and not answered: it may or may not have been made.</summary>
    Unknown,

    /// <summary>
    /// The bandwidth that it asks for was seen at the address: it was made, or another client has bought the same.
    /// </summary>
    Present,
}
