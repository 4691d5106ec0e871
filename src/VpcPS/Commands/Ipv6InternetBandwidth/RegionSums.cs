using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Jobs;
using VpcPS.Lists;

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

    /// <summary>
    /// Takes note of what rows ask for, and says which sums it takes above what can be used. It says each once, and where the
    /// bandwidth of a region can't be read.
    /// </summary>
    /// <param name="wanted">What the rows ask for, one for each address.</param>
    /// <param name="lists">Reads a region's addresses with bandwidth, once.</param>
    public IEnumerable<string> WarningsOf(IEnumerable<Ipv6InternetBandwidth> wanted, ListReader lists)
    {
        foreach (IGrouping<string, Ipv6InternetBandwidth> ofRegion in wanted.GroupBy(wish => wish.RegionId!))
        {
            string region = ofRegion.Key;
            if (!_regions.ContainsKey(region) && WhyUnread(region, lists) is { } why)
            {
                yield return UserText.Of($"{region}: the bandwidth of the account in the region could not be added up: {why}");
            }

            foreach (string warning in WarningsOf(region, ofRegion))
            {
                yield return warning;
            }
        }
    }

    // Reads what there is in a region; where that fails, there is nothing to add to.
    private string? WhyUnread(string region, ListReader lists)
    {
        try
        {
            Note(region, lists.ListOf(
                part => new DescribeIpv6Addresses(region)
                {
                    NetworkType = "Public",
                    PageNumber = part.Number,
                    PageSize = part.Size,
                },
                address => address.Ipv6AddressId,
                DescribeIpv6Addresses.MaxPageSize).Read());
            return null;
        }
        catch (Exception e) when (e is VpcException or CredentialsUnavailableException or JobErrorException)
        {
            Note(region, []);
            return e.Message;
        }
    }

    private void Note(string region, IEnumerable<Ipv6Address> present)
    {
        var have = new Dictionary<string, Have>(StringComparer.Ordinal);
        foreach (Ipv6Address address in present)
        {
            have[address.Ipv6AddressId!] = new Have(address.Bandwidth ?? 0, address.InternetChargeType);
        }

        _regions[region] = have;
    }

    private IReadOnlyList<string> WarningsOf(string region, IEnumerable<Ipv6InternetBandwidth> wanted)
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
