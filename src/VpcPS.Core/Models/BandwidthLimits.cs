using System;

namespace VpcPS.Core.Models;

/// <summary>
/// How much bandwidth one address can have, in Mbit/s. The documents give two tables: the seed document's, and that of
/// the pages since 2022.
/// </summary>
internal static class BandwidthLimits
{
    /// <summary>The least bandwidth, in both tables.</summary>
    public const int Least = 1;

    /// <summary>The most bandwidth of all: PayByBandwidth in the seed document.</summary>
    public const int Most = 5000;

    /// <summary>The most with PayByTraffic on a Small gateway. Source: the seed document.</summary>
    public const int MostByTrafficOnSmall = 500;

    /// <summary>The most with PayByTraffic on a Medium gateway. Source: the seed document.</summary>
    public const int MostByTrafficOnMedium = 1000;

    /// <summary>The most with PayByTraffic on a Large gateway. Source: the seed document.</summary>
    public const int MostByTrafficOnLarge = 2000;

    /// <summary>The most with PayByBandwidth, for every edition. Source: the pages since 2022.</summary>
    public const int MostByBandwidthSince2022 = 2000;

    /// <summary>The most with PayByTraffic, for every edition. Source: the pages since 2022.</summary>
    public const int MostByTrafficSince2022 = 1000;

    /// <summary>
    /// The most that all bandwidth with PayByTraffic of an account in a region lets through together. More can be bought. Source:
    /// the limits in the guide of IPv6 gateways.
    /// </summary>
    public const int MostOfRegionByTraffic = 5000;

    /// <summary>The same with PayByBandwidth.</summary>
    public const int MostOfRegionByBandwidth = 50000;

    /// <summary>
    /// The most bandwidth of an address. A gateway without an edition is one of today's documents. By traffic the seed
    /// document's limit depends on the edition; it is null for an edition that no document names.
    /// </summary>
    /// <param name="spec">The edition of the gateway, in any case; null for none.</param>
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
