using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Buys public bandwidth for one IPv6 address. With the same ClientToken, the service buys only once, even if it gets the request several
/// times. So a call whose answer was lost is repeated with its token.
/// </summary>
internal sealed class AllocateIpv6InternetBandwidth : ApiAction<Ipv6InternetBandwidth>, IHasClientToken, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<Ipv6InternetBandwidth>("AllocateIpv6InternetBandwidth") with { RateLimit = 300, AwaitedState = "Public" };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the IPv6 gateway.</param>
    /// <param name="ipv6AddressId">The id of the address, <c>ipv6-...</c>.</param>
    /// <param name="ipv6GatewayId">The id of the gateway, <c>ipv6gw-...</c>; required by the seed document.</param>
    /// <param name="bandwidth">
    /// Mbit/s, 1 to 5000. With PayByTraffic at most 500, 1000 or 2000 on a Small, Middle or Large gateway.
    /// </param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per purchase.</param>
    public AllocateIpv6InternetBandwidth(string region, string ipv6AddressId, string ipv6GatewayId, int bandwidth, string clientToken)
        : base(region)
    {
        Ipv6AddressId = ipv6AddressId;
        Ipv6GatewayId = ipv6GatewayId;
        Bandwidth = bandwidth;
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the address.</summary>
    public string Ipv6AddressId { get; }

    /// <summary>The id of the gateway.</summary>
    public string Ipv6GatewayId { get; }

    /// <summary>Mbit/s.</summary>
    public int Bandwidth { get; }

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>PayByBandwidth (the service's default) or PayByTraffic.</summary>
    public string InternetChargeType { get; init; } = InternetChargeTypes.PayByBandwidth;

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6AddressId", Ipv6AddressId);
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
        parameters.Add("Bandwidth", Bandwidth);
        parameters.Add("InternetChargeType", InternetChargeType);
    }

    internal override Ipv6InternetBandwidth ReadAnswer(AnswerObject answer) => new()
    {
        // The samples of the seed document have a number here, and every newer document has an ipv6bw- id. Both are read as text.
        InternetBandwidthId = answer.RequiredText("InternetBandwidthId"),
        // In every sample, Ipv6AddressId in the answer is the id. But the table of the seed document says that it is the literal address.
        // So the id of the request is used, which is certain.
        Ipv6AddressId = Ipv6AddressId,
        Ipv6GatewayId = Ipv6GatewayId,
        Bandwidth = Bandwidth,
        InternetChargeType = InternetChargeType,
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
        Outcome = VpcOutcome.Bought,
    };
}
