namespace VpcPS.Core.Models;

/// <summary>What became of a purchase, as a journal has it.</summary>
public enum VpcJournalState
{
    /// <summary>The purchase was made.</summary>
    Bought,

    /// <summary>
    /// The purchase was sent, and no answer is known. It may have been made. The same command with the same journal finds out,
    /// and buys nothing twice.
    /// </summary>
    Open,

    /// <summary>The service refused the purchase, so that it was not made.</summary>
    Refused,

    /// <summary>
    /// After a lost answer the address was found with the bandwidth that the purchase asks for. The purchase was made, or
    /// somebody else bought the same.
    /// </summary>
    Found,
}
