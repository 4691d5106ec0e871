namespace VpcPS.Core.Models;

/// <summary>The step that the bandwidth of an address needs.</summary>
public enum Ipv6InternetBandwidthAction
{
    /// <summary>No step: the bandwidth is right.</summary>
    NoChange,

    /// <summary>Bandwidth is bought.</summary>
    Create,

    /// <summary>The Mbit/s are changed.</summary>
    Modify,

    /// <summary>Bandwidth is removed, because no row names it any more or because it is then bought anew.</summary>
    Remove,

    /// <summary>The row can't be carried out. Nothing is changed.</summary>
    Conflict,
}
