
namespace VpcPS.Core.Models;

/// <summary>
/// The editions of an IPv6 gateway, in the service's exact spelling. The current API has no editions. The seed
/// document's limits for PayByTraffic depend on them.
/// </summary>
internal static class GatewaySpecs
{
    /// <summary>Free. The default.</summary>
    public const string Small = "Small";

    /// <summary>Enterprise, as CreateIpv6Gateway and every answer spell it.</summary>
    public const string Medium = "Medium";

    /// <summary>Enterprise, as the seed document and ModifyIpv6GatewaySpec spell it.</summary>
    public const string Middle = "Middle";

    /// <summary>Enhanced enterprise.</summary>
    public const string Large = "Large";
}
