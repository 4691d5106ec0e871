using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>The seed's example request, and other parts of the estate in the box that tests name.</summary>
internal static class Seed
{
    public const string AddressId = "ipv6-hp351bytt9inrfp6tgubd";
    public const string OtherAddressId = "ipv6-hp352ungkzcknmeicfvss";
    public const string GatewayId = "ipv6gw-hp38x2x0fz785tlc65pfv";
    public const string VpcId = "vpc-hp3kzilwd9yflssfdlgqe";

    public static Dictionary<string, string> Request => new()
    {
        ["Bandwidth"] = "2",
        ["Ipv6AddressId"] = AddressId,
        ["Ipv6GatewayId"] = GatewayId,
        ["RegionId"] = "cn-huhehaote",
    };

    /// <summary>The example with other values. An empty value removes the parameter.</summary>
    public static Dictionary<string, string> With(params (string Name, string Value)[] changes)
    {
        Dictionary<string, string> request = Request;
        foreach ((string name, string value) in changes)
        {
            request[name] = value;
        }

        return request.Where(p => p.Value.Length > 0).ToDictionary();
    }
}
