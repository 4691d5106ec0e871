using System;

namespace VpcPS.Report;

/// <summary>What the report points out about an address. An address can have several findings.</summary>
[Flags]
internal enum AddressFindings
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its bandwidth is locked because of an unpaid bill or for a security reason.</summary>
    Locked = 1,

    /// <summary>It has bandwidth and no egress-only rule: it can be reached from the Internet.</summary>
    Open = 2,

    /// <summary>It has bandwidth and nothing uses it.</summary>
    PaidUnattached = 4,

    /// <summary>Its bandwidth is at least 90 % of the maximum for the charge type and the gateway's edition.</summary>
    NearBound = 8,

    /// <summary>It has no bandwidth and nothing uses it.</summary>
    Idle = 16,
}
