using System;

namespace VpcPS.Report;

/// <summary>What is worth a look about an address. Several can hold.</summary>
[Flags]
internal enum AddressFindings
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its bandwidth is locked: an unpaid bill, or a security reason.</summary>
    Locked = 1,

    /// <summary>It has bandwidth and no egress-only rule: it can be reached from the Internet.</summary>
    Open = 2,

    /// <summary>It has bandwidth and nothing uses it.</summary>
    PaidUnattached = 4,

    /// <summary>Its bandwidth is at 90 % or more of what the charge type and the gateway's edition allow.</summary>
    NearBound = 8,

    /// <summary>It has no bandwidth and nothing uses it.</summary>
    Idle = 16,
}
