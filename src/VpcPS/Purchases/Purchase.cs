using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Purchases;

/// <summary>
/// A purchase that is understood to the last detail: the gateway is known, whether the row names it or it was looked up.
/// Nothing in it is null.
/// </summary>
/// <param name="RegionId">The region.</param>
/// <param name="Ipv6AddressId">The id of the address.</param>
/// <param name="Ipv6GatewayId">The id of the gateway.</param>
/// <param name="Bandwidth">Mbit/s.</param>
/// <param name="InternetChargeType">How it is metered, as in <see cref="InternetChargeTypes"/>.</param>
/// <param name="ClientToken">The idempotency token.</param>
internal sealed record Purchase(
    string RegionId, string Ipv6AddressId, string Ipv6GatewayId, int Bandwidth, string InternetChargeType, string ClientToken)
{
    /// <summary>The purchase that a row asks for.</summary>
    /// <param name="wanted">What the row asks for; it may lack the gateway, and nothing else.</param>
    /// <param name="gatewayId">The gateway.</param>
    /// <param name="clientToken">The token that it was sent with before, or null for the row's.</param>
    public static Purchase Of(Ipv6InternetBandwidth wanted, string gatewayId, string? clientToken = null) => new(
        wanted.RegionId!,
        wanted.Ipv6AddressId!,
        gatewayId,
        (int)wanted.Bandwidth!,
        wanted.InternetChargeType!,
        clientToken ?? wanted.ClientToken!);

    /// <summary>What an error of a purchase is about: the purchase as it was sent, or as the row asks for it when it was not.</summary>
    /// <param name="error">The error.</param>
    /// <param name="wanted">What the row asks for.</param>
    public static Ipv6InternetBandwidth TargetOf(VpcException error, Ipv6InternetBandwidth wanted) =>
        error.Call is AllocateIpv6InternetBandwidth sent
            ? wanted with { Ipv6GatewayId = sent.Ipv6GatewayId, ClientToken = sent.ClientToken }
            : wanted;

    /// <summary>The purchase as the journal and errors have it: a bandwidth without an id.</summary>
    public Ipv6InternetBandwidth ToBandwidth() => new()
    {
        RegionId = RegionId,
        Ipv6AddressId = Ipv6AddressId,
        Ipv6GatewayId = Ipv6GatewayId,
        Bandwidth = Bandwidth,
        InternetChargeType = InternetChargeType,
        ClientToken = ClientToken,
    };

    /// <summary>The call that makes it.</summary>
    /// <param name="dryRun">Whether the service only checks it.</param>
    /// <param name="isRepetition">Whether it is known that it was sent before, without an answer.</param>
    public AllocateIpv6InternetBandwidth ToAction(bool dryRun = false, bool isRepetition = false) =>
        new(RegionId, Ipv6AddressId, Ipv6GatewayId, Bandwidth, ClientToken)
        {
            InternetChargeType = InternetChargeType,
            DryRun = dryRun,
            IsRepetition = isRepetition,
        };
}
