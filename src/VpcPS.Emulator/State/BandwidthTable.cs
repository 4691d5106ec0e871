using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>How much bandwidth one address can have, in Mbit/s.</summary>
internal static class BandwidthTable
{
    /// <summary>The most bandwidth for a charge type and an edition, in Mbit/s.</summary>
    /// <param name="chargeType">The billing method of the bandwidth.</param>
    /// <param name="spec">The edition of the gateway.</param>
    /// <param name="rules">The version of the service's rules. Today's rules have no editions.</param>
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

    /// <summary>The range of bandwidth, as the message of a refusal describes it.</summary>
    public static string RangeOf(InternetChargeType chargeType, GatewaySpec spec, ServiceRules rules)
    {
        string where = rules == ServiceRules.Today ? "" : $" through a {spec} gateway";
        return $"{chargeType}{where} allows {BandwidthLimits.Least} to {MaximumOf(chargeType, spec, rules)} Mbit/s";
    }
}
