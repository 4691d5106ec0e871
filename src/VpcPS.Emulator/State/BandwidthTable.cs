namespace VpcPS.Emulator.State;

/// <summary>How much bandwidth one address can have, in Mbit/s.</summary>
internal static class BandwidthTable
{
    /// <summary>The least bandwidth, Mbit/s.</summary>
    public const int Minimum = 1;

    /// <summary>The most bandwidth under any charge type and edition, Mbit/s.</summary>
    public const int Maximum = 5000;

    /// <summary>The upper bound for a charge type and an edition, Mbit/s.</summary>
    /// <param name="chargeType">How the bandwidth is metered.</param>
    /// <param name="spec">The edition of the gateway.</param>
    /// <param name="newer">True for the table of the pages since 2022; false for the table of the specification.</param>
    public static int MaximumOf(InternetChargeType chargeType, GatewaySpec spec, bool newer) => (newer, chargeType) switch
    {
        (true, InternetChargeType.PayByTraffic) => 1000,
        (true, _) => 2000,
        (false, InternetChargeType.PayByTraffic) => spec switch
        {
            GatewaySpec.Small => 500,
            GatewaySpec.Medium => 1000,
            _ => 2000,
        },
        (false, _) => Maximum,
    };
}
