namespace VpcPS.Core.Models;

/// <summary>The billing methods of bandwidth, in the service's exact spelling. Source: the seed document.</summary>
internal static class InternetChargeTypes
{
    /// <summary>Billed by the bandwidth that was bought, 1 to 5000 Mbit/s. The default.</summary>
    public const string PayByBandwidth = "PayByBandwidth";

    /// <summary>Billed by the traffic that was used. The maximum bandwidth depends on the edition of the gateway.</summary>
    public const string PayByTraffic = "PayByTraffic";
}
