using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Purchases;

/// <summary>A purchase with all its details. The gateway is known: the row named it, or it was looked up. No member is null.</summary>
/// <param name="RegionId">The region.</param>
/// <param name="Ipv6AddressId">The id of the address.</param>
/// <param name="Ipv6GatewayId">The id of the gateway.</param>
/// <param name="Bandwidth">Mbit/s.</param>
/// <param name="InternetChargeType">The billing method, one of <see cref="InternetChargeTypes"/>.</param>
/// <param name="ClientToken">The idempotency token.</param>
internal sealed record Purchase(
    string RegionId, string Ipv6AddressId, string Ipv6GatewayId, int Bandwidth, string InternetChargeType, string ClientToken)
{
    /// <summary>The purchase that a row asks for.</summary>
    /// <param name="wanted">What the row asks for. Only its gateway may be missing.</param>
    /// <param name="gatewayId">The gateway.</param>
    /// <param name="clientToken">The token with which the purchase was sent before. Null to use the row's token.</param>
    public static Purchase Of(Ipv6InternetBandwidth wanted, string gatewayId, string? clientToken = null) => new(
        wanted.RegionId!,
        wanted.Ipv6AddressId!,
        gatewayId,
        (int)wanted.Bandwidth!,
        wanted.InternetChargeType!,
        clientToken ?? wanted.ClientToken!);

    /// <summary>The target of the error of a purchase: the purchase as it was sent. If it was not sent, as the row asks for it.</summary>
    /// <param name="error">The error.</param>
    /// <param name="wanted">What the row asks for.</param>
    public static Ipv6InternetBandwidth TargetOf(VpcException error, Ipv6InternetBandwidth wanted) =>
        error.Call is AllocateIpv6InternetBandwidth sent
            ? wanted with { Ipv6GatewayId = sent.Ipv6GatewayId, ClientToken = sent.ClientToken }
            : wanted;

    /// <summary>The purchase in the form that the journal and errors use: a bandwidth without an id.</summary>
    public Ipv6InternetBandwidth ToBandwidth() => new()
    {
        RegionId = RegionId,
        Ipv6AddressId = Ipv6AddressId,
        Ipv6GatewayId = Ipv6GatewayId,
        Bandwidth = Bandwidth,
        InternetChargeType = InternetChargeType,
        ClientToken = ClientToken,
    };

    /// <summary>The API call that makes the purchase.</summary>
    /// <param name="dryRun">Whether the service only checks it.</param>
    /// <param name="isRepetition">Whether it was certainly sent before and got no answer.</param>
    public AllocateIpv6InternetBandwidth ToAction(bool dryRun = false, bool isRepetition = false) =>
        new(RegionId, Ipv6AddressId, Ipv6GatewayId, Bandwidth, ClientToken)
        {
            InternetChargeType = InternetChargeType,
            DryRun = dryRun,
            IsRepetition = isRepetition,
        };
}
