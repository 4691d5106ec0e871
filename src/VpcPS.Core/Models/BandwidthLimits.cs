using System;

namespace VpcPS.Core.Models;

/// <summary>
/// The limits of the bandwidth of one address, in Mbit/s. There are two tables: that of the seed document, and that of the pages since
/// 2022.
/// </summary>
internal static class BandwidthLimits
{
    /// <summary>The minimum bandwidth, in both tables.</summary>
    public const int Least = 1;

    /// <summary>The maximum in both tables: PayByBandwidth in the seed document.</summary>
    public const int Most = 5000;

    /// <summary>The maximum with PayByTraffic on a Small gateway. Source: the seed document.</summary>
    public const int MostByTrafficOnSmall = 500;

    /// <summary>The maximum with PayByTraffic on a Medium gateway. Source: the seed document.</summary>
    public const int MostByTrafficOnMedium = 1000;

    /// <summary>The maximum with PayByTraffic on a Large gateway. Source: the seed document.</summary>
    public const int MostByTrafficOnLarge = 2000;

    /// <summary>The maximum with PayByBandwidth, for every edition. Source: the pages since 2022.</summary>
    public const int MostByBandwidthSince2022 = 2000;

    /// <summary>The maximum with PayByTraffic, for every edition. Source: the pages since 2022.</summary>
    public const int MostByTrafficSince2022 = 1000;

    /// <summary>
    /// The maximum rate of all bandwidth with PayByTraffic that an account has in a region, taken together. More can be bought, but not
    /// used at the same time. Source: the limits in the guide to IPv6 gateways.
    /// </summary>
    public const int MostOfRegionByTraffic = 5000;

    /// <summary>The same limit for PayByBandwidth.</summary>
    public const int MostOfRegionByBandwidth = 50000;

    /// <summary>
    /// The maximum bandwidth of an address. A gateway without an edition follows today's documents. With PayByTraffic, the limit in the
    /// seed document depends on the edition. Null for an edition that no document names.
    /// </summary>
    /// <param name="spec">The edition of the gateway, in any letter case. Null for none.</param>
    /// <param name="chargeType">PayByBandwidth or PayByTraffic.</param>
    public static int? MostOf(string? spec, string? chargeType) => (spec, chargeType == InternetChargeTypes.PayByTraffic) switch
    {
        (null, true) => MostByTrafficSince2022,
        (null, false) => MostByBandwidthSince2022,
        (_, false) => Most,
        _ when Is(spec, GatewaySpecs.Small) => MostByTrafficOnSmall,
        _ when Is(spec, GatewaySpecs.Medium) || Is(spec, GatewaySpecs.Middle) => MostByTrafficOnMedium,
        _ when Is(spec, GatewaySpecs.Large) => MostByTrafficOnLarge,
        _ => null,
    };

    private static bool Is(string spec, string name) => spec.Equals(name, StringComparison.OrdinalIgnoreCase);
}
