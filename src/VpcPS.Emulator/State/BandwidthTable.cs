using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>How much bandwidth one address can have, in Mbit/s.</summary>
internal static class BandwidthTable
{
    /// <summary>The upper bound for a charge type and an edition, Mbit/s.</summary>
    /// <param name="chargeType">How the bandwidth is metered.</param>
    /// <param name="spec">The edition of the gateway.</param>
    /// <param name="newer">True for the table of the pages since 2022; false for the table of the specification.</param>
    public static int MaximumOf(InternetChargeType chargeType, GatewaySpec spec, bool newer) => (newer, chargeType) switch
    {
        (true, InternetChargeType.PayByTraffic) => BandwidthLimits.MostByTrafficSince2022,
        (true, _) => BandwidthLimits.MostByBandwidthSince2022,
        (false, InternetChargeType.PayByTraffic) => spec switch
        {
            GatewaySpec.Small => BandwidthLimits.MostByTrafficOnSmall,
            GatewaySpec.Medium => BandwidthLimits.MostByTrafficOnMedium,
            _ => BandwidthLimits.MostByTrafficOnLarge,
        },
        (false, _) => BandwidthLimits.Most,
    };
}
