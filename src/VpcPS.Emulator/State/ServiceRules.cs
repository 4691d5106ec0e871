using System.Text.Json.Serialization;
using VpcPS.Emulator.State;

// Not the namespace of the folder: users name it.
namespace VpcPS.Emulator;

/// <summary>Which documents of the service hold, where the specification and today's documents differ.</summary>
[JsonConverter(typeof(ExactNameConverter<ServiceRules>))]
public enum ServiceRules
{
    /// <summary>
    /// The specification: gateways have editions, PayByTraffic allows 500, 1000 or 2000 Mbit/s by edition and PayByBandwidth
    /// 5000, and AllocateIpv6InternetBandwidth needs the id of the gateway.
    /// </summary>
    Seed,

    /// <summary>
    /// Today's documents: there are no editions and no action for them, PayByTraffic allows 1000 and PayByBandwidth 2000 Mbit/s,
    /// and the gateway is that of the address's VPC where AllocateIpv6InternetBandwidth names none.
    /// </summary>
    Today,
}
