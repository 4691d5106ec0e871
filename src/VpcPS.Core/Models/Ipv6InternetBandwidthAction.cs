namespace VpcPS.Core.Models;

/// <summary>What is to be done about the bandwidth of an address.</summary>
public enum Ipv6InternetBandwidthAction
{
    /// <summary>It is as it should be.</summary>
    NoChange,

    /// <summary>Bandwidth is bought.</summary>
    Create,

    /// <summary>The Mbit/s are changed.</summary>
    Modify,

    /// <summary>Bandwidth is removed: because nothing names it any more, or to be bought anew.</summary>
    Remove,

    /// <summary>The row can't be brought about; it is left alone.</summary>
    Conflict,
}
