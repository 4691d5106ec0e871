using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Adds up the bandwidth of an account in each region: the present bandwidth, or, for addresses that rows name, the wanted bandwidth. The
/// sum matters because the service sells more bandwidth than an account can use at the same time.
/// </summary>
internal sealed class RegionSums
{
    // The bandwidth of each address, by region and then by address: the present one, or the one that a row asks for.
    private readonly Dictionary<string, Dictionary<string, Have>> _regions = new(StringComparer.Ordinal);
    private readonly HashSet<(string Region, string ChargeType)> _warned = [];

    /// <summary>Whether the bandwidth of a region is known.</summary>
    public bool Knows(string region) => _regions.ContainsKey(region);

    /// <summary>Records the present bandwidth of a region.</summary>
    /// <param name="region">The region.</param>
    /// <param name="present">Its addresses with bandwidth.</param>
    public void Note(string region, IEnumerable<Ipv6Address> present)
    {
        var have = new Dictionary<string, Have>(StringComparer.Ordinal);
        foreach (Ipv6Address address in present)
        {
            have[address.Ipv6AddressId!] = new Have(address.Bandwidth ?? 0, address.InternetChargeType);
        }

        _regions[region] = have;
    }

    /// <summary>
    /// Adds what rows ask for, and returns a warning for each sum that is then higher than what can be used. Each warning is returned once.
    /// </summary>
    /// <param name="region">The region. Its bandwidth must be known.</param>
    /// <param name="wanted">The wanted bandwidths.</param>
    public IReadOnlyList<string> WarningsOf(string region, IEnumerable<Ipv6InternetBandwidth> wanted)
    {
        Dictionary<string, Have> have = _regions[region];
        Dictionary<string, long> before = SumsOf(have);
        foreach (Ipv6InternetBandwidth wish in wanted)
        {
            have[wish.Ipv6AddressId!] = new Have(wish.Bandwidth ?? 0, wish.InternetChargeType ?? InternetChargeTypes.PayByBandwidth);
        }

        return
        [
            .. SumsOf(have)
                .Where(sum => LimitOf(sum.Key) is { } limit
                    && sum.Value > limit
                    && (!before.TryGetValue(sum.Key, out long old) || sum.Value > old)
                    && _warned.Add((region, sum.Key)))
                .Select(sum => UserText.Of(
                    $"{region}: with these rows, the {sum.Key} bandwidth of the account in the region adds up to {sum.Value} Mbit/s, but at most {LimitOf(sum.Key)} Mbit/s of it can be used at the same time. Ask for less, or use another region.")),
        ];
    }

    private static Dictionary<string, long> SumsOf(Dictionary<string, Have> have) => have.Values
        .Where(each => each.ChargeType is not null)
        .GroupBy(each => each.ChargeType!)
        .ToDictionary(each => each.Key, each => each.Sum(one => (long)one.Bandwidth));

    private static int? LimitOf(string chargeType) => chargeType switch
    {
        InternetChargeTypes.PayByTraffic => BandwidthLimits.MostOfRegionByTraffic,
        InternetChargeTypes.PayByBandwidth => BandwidthLimits.MostOfRegionByBandwidth,
        _ => null,
    };

    private readonly record struct Have(int Bandwidth, string? ChargeType);
}
