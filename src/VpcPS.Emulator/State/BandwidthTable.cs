using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>How much bandwidth one address can have, in Mbit/s.</summary>
internal static class BandwidthTable
{
    /// <summary>The upper bound for a charge type and an edition, Mbit/s.</summary>
    /// <param name="chargeType">How the bandwidth is metered.</param>
    /// <param name="spec">The edition of the gateway.</param>
    /// <param name="rules">The documents that hold; today's know no editions.</param>
    public static int MaximumOf(InternetChargeType chargeType, GatewaySpec spec, ServiceRules rules) => (rules, chargeType) switch
    {
        (ServiceRules.Today, InternetChargeType.PayByTraffic) => BandwidthLimits.MostByTrafficSince2022,
        (ServiceRules.Today, _) => BandwidthLimits.MostByBandwidthSince2022,
        (ServiceRules.Seed, InternetChargeType.PayByTraffic) => spec switch
        {
            GatewaySpec.Small => BandwidthLimits.MostByTrafficOnSmall,
            GatewaySpec.Medium => BandwidthLimits.MostByTrafficOnMedium,
            _ => BandwidthLimits.MostByTrafficOnLarge,
        },
        _ => BandwidthLimits.Most,
    };

    /// <summary>What a refusal says of the range.</summary>
    public static string RangeOf(InternetChargeType chargeType, GatewaySpec spec, ServiceRules rules)
    {
        string where = rules == ServiceRules.Today ? "" : $" through a {spec} gateway";
        return $"{chargeType}{where} allows {BandwidthLimits.Least} to {MaximumOf(chargeType, spec, rules)} Mbit/s";
    }
}
