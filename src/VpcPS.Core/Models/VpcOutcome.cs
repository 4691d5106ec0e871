namespace VpcPS.Core.Models;

/// <summary>The outcome of a row. The objects that a purchase emits have it, and so do errors.</summary>
public enum VpcOutcome
{
    /// <summary>The bandwidth was bought now, and costs money.</summary>
    Bought,

    /// <summary>An earlier run with the same journal bought the bandwidth. Nothing was bought now.</summary>
    FromJournal,

    /// <summary>The service would make the purchase (-DryRun). Nothing was bought.</summary>
    Checked,

    /// <summary>The row was refused. Nothing was done for it.</summary>
    Refused,

    /// <summary>The row may have been carried out: a request was sent, and no answer shows its outcome.</summary>
    Unknown,
}
