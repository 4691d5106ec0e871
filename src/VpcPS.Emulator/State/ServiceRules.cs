using System.Text.Json.Serialization;
using VpcPS.Emulator.State;

// This is not the folder's namespace, because users write the full name of the type.
namespace VpcPS.Emulator;

/// <summary>Which rules of the service the emulator follows, where the specification and today's documents differ.</summary>
[JsonConverter(typeof(ExactNameConverter<ServiceRules>))]
public enum ServiceRules
{
    /// <summary>
    /// The specification: gateways have editions, PayByTraffic allows 500, 1000 or 2000 Mbit/s by edition and PayByBandwidth
    /// 5000, and AllocateIpv6InternetBandwidth needs the id of the gateway.
    /// </summary>
    Seed,

    /// <summary>
    /// Today's documents: there are no editions and no action that sets one. PayByTraffic allows 1000 and PayByBandwidth 2000 Mbit/s. An
    /// AllocateIpv6InternetBandwidth without a gateway uses the gateway of the address's VPC.
    /// </summary>
    Today,
}
