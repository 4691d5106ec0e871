namespace VpcPS.Core.Models;

/// <summary>The outcome of a purchase, according to a journal.</summary>
public enum VpcJournalState
{
    /// <summary>The purchase was made.</summary>
    Bought,

    /// <summary>
    /// The purchase was sent, and no answer is known. It may have been made. Running the same command with the same journal again finds
    /// out, and buys nothing twice.
    /// </summary>
    Open,

    /// <summary>The service refused the purchase, so it was not made.</summary>
    Refused,

    /// <summary>
    /// The answer was lost, and then the address was found with the bandwidth that the purchase asks for. Either the purchase was made, or
    /// another client bought the same.
    /// </summary>
    Found,
}
