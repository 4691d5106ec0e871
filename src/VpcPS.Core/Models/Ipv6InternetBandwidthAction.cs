namespace VpcPS.Core.Models;

/// <summary>The step that the bandwidth of an address needs.</summary>
public enum Ipv6InternetBandwidthAction
{
    /// <summary>No step is needed: the bandwidth is as wanted.</summary>
    NoChange,

    /// <summary>Bandwidth is bought.</summary>
    Create,

    /// <summary>The Mbit/s are changed.</summary>
    Modify,

    /// <summary>Bandwidth is removed: either no row names it any more, or it has to be bought again with other values.</summary>
    Remove,

    /// <summary>The row can't be carried out. Nothing is changed.</summary>
    Conflict,
}
