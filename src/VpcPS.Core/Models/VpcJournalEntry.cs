using System;

namespace VpcPS.Core.Models;

/// <summary>A purchase in a journal, with its outcome. Absent values are null.</summary>
public sealed record VpcJournalEntry
{
    /// <summary>The outcome of the purchase.</summary>
    public VpcJournalState State { get; init; }

    /// <summary>When the state was written, by the clock of the machine that wrote it.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The id of the address, <c>ipv6-...</c>.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>The Mbit/s that were bought or asked for.</summary>
    public int? Bandwidth { get; init; }

    /// <summary>The billing method: PayByBandwidth or PayByTraffic.</summary>
    public string? InternetChargeType { get; init; }

    /// <summary>The id of the bandwidth, <c>ipv6bw-...</c>; null for a purchase that is open or refused.</summary>
    public string? InternetBandwidthId { get; init; }

    /// <summary>The idempotency token. The same token means the same purchase.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The service's id of the call.</summary>
    public string? RequestId { get; init; }

    /// <summary>The error code of a purchase that was refused, or whose answer was lost.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// The service that the journal belongs to: aliyuncs.com for the cloud, otherwise host and port, such as an emulator's. Null
    /// in a journal of an earlier version.
    /// </summary>
    public string? Service { get; init; }

    /// <summary>
    /// The account or the key that the journal belongs to, with its middle hidden. Null when <see cref="Service"/> is null.
    /// </summary>
    public string? Account { get; init; }

    /// <summary>The file.</summary>
    public string? Path { get; init; }

    /// <summary>How the entry compares with what is there now. Null without -Live, and when the address could not be read.</summary>
    public VpcJournalMatch? Live { get; init; }

    /// <summary>The id of the bandwidth that the address has now.</summary>
    public string? LiveInternetBandwidthId { get; init; }

    /// <summary>Mbit/s that the address has now.</summary>
    public int? LiveBandwidth { get; init; }

    /// <summary>The billing method of the address's present bandwidth.</summary>
    public string? LiveInternetChargeType { get; init; }

    /// <summary>The entry, as messages show it.</summary>
    public override string ToString() => $"{State}: {Ipv6AddressId} in {RegionId}, {Bandwidth} Mbit/s, {InternetChargeType}";

    /// <summary>Makes a copy of the entry with what the address has now.</summary>
    /// <param name="address">The address. Null when it does not exist.</param>
    internal VpcJournalEntry BesideLive(Ipv6Address? address)
    {
        bool isOwned = State is VpcJournalState.Bought or VpcJournalState.Found;
        bool isSame = address is not null && address.Bandwidth == Bandwidth && address.InternetChargeType == InternetChargeType
            && (InternetBandwidthId is null || InternetBandwidthId == address.InternetBandwidthId);
        return this with
        {
            Live = address?.InternetBandwidthId is null ? isOwned ? VpcJournalMatch.Gone : VpcJournalMatch.Absent
                : isSame ? VpcJournalMatch.Present : VpcJournalMatch.Different,
            LiveInternetBandwidthId = address?.InternetBandwidthId,
            LiveBandwidth = address?.InternetBandwidthId is null ? null : address.Bandwidth,
            LiveInternetChargeType = address?.InternetBandwidthId is null ? null : address.InternetChargeType,
        };
    }
}
