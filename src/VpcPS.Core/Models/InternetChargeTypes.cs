namespace VpcPS.Core.Models;

/// <summary>The ways in which bandwidth is metered, in the service's exact spelling. Source: the seed document.</summary>
internal static class InternetChargeTypes
{
    /// <summary>By the bandwidth bought, 1 to 5000 Mbit/s. The default.</summary>
    public const string PayByBandwidth = "PayByBandwidth";

    /// <summary>By the traffic that flows. The edition of the gateway decides how many Mbit/s are allowed.</summary>
    public const string PayByTraffic = "PayByTraffic";
}
