using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Looks up what rows name: their addresses, with up to 20 ids in a call, and the gateways of these addresses, each one once in a command.
/// A read that fails becomes a problem of its rows. May be used on any thread.
/// </summary>
internal sealed class RowLookUp
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Ipv6Gateway?>>> _gateways = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<ILookup<string?, string?>?>>> _rules = new(StringComparer.Ordinal);

    /// <summary>Looks up the addresses of a batch of rows. A row that names only a bandwidth needs a call of its own.</summary>
    public static async Task FindAddressesAsync(JobCalls calls, IEnumerable<PlanRow> rows)
    {
        foreach (IGrouping<string, PlanRow> inRegion in rows.Where(row => row.NamesAddress).GroupBy(row => row.Wanted.RegionId!))
        {
            PlanRow[] byAddress = [.. inRegion.Where(row => row.Wanted.Ipv6AddressId is not null)];
            if (byAddress.Length > 0)
            {
                await FindByIdAsync(calls, inRegion.Key, byAddress).ConfigureAwait(false);
            }

            foreach (PlanRow row in inRegion.Where(row => row.Wanted.Ipv6AddressId is null))
            {
                await FindByBandwidthAsync(calls, row).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// The gateway of a row's address. The address must have one. Null when the gateway does not exist, and after a failure.
    /// </summary>
    public Task<Ipv6Gateway?> FindGatewayAsync(JobCalls calls, PlanRow row)
    {
        (string region, string gatewayId) = (row.Wanted.RegionId!, row.Address!.Ipv6GatewayId!);
        return TryReadAsync(
            [row], ReadOnceAsync(_gateways, calls, region + "/" + gatewayId, () => calls.FindGatewayAsync(region, gatewayId)));
    }

    /// <summary>The id of the egress-only rule of a row's address, or null. The rules of a gateway are read once.</summary>
    public async Task<string?> FindRuleIdAsync(JobCalls calls, PlanRow row)
    {
        if (row.Address!.Ipv6GatewayId is not { } gatewayId)
        {
            return null;
        }

        string region = row.Wanted.RegionId!;
        ILookup<string?, string?>? rules = await TryReadAsync(
            [row],
            ReadOnceAsync(_rules, calls, region + "/" + gatewayId, () => RulesOfAsync(calls, region, gatewayId))).ConfigureAwait(false);
        return rules?[row.Address.Ipv6AddressId].FirstOrDefault();
    }

    // The first job that needs the data reads it, and the others wait for that read.
    private static Task<TAnswer> ReadOnceAsync<TAnswer>(
        ConcurrentDictionary<string, Lazy<Task<TAnswer>>> reads, JobCalls calls, string key, Func<Task<TAnswer>> readAsync)
    {
        var own = new Lazy<Task<TAnswer>>(readAsync);
        Lazy<Task<TAnswer>> reading = reads.GetOrAdd(key, own);
        return reading == own || reading.Value.IsCompleted ? reading.Value : calls.WaitForOtherAsync(reading.Value);
    }

    private static async Task FindByIdAsync(JobCalls calls, string region, PlanRow[] rows)
    {
        var query = new DescribeIpv6Addresses(region) { Ipv6AddressIds = [.. rows.Select(row => row.Wanted.Ipv6AddressId!).Distinct()] };
        if (await TryReadAsync<Page<Ipv6Address>>(rows, calls.CallAsync(query)!).ConfigureAwait(false) is not { } found)
        {
            return;
        }

        foreach (PlanRow row in rows)
        {
            row.Address = found.Items.FirstOrDefault(address => address.Ipv6AddressId == row.Wanted.Ipv6AddressId);
            if (row.Address is null)
            {
                row.AddProblem(RowErrors.NoSuchAddress(row.Wanted.Ipv6AddressId!, region, row.Wanted));
            }
        }
    }

    private static async Task FindByBandwidthAsync(JobCalls calls, PlanRow row)
    {
        row.Address = await TryReadAsync(
            [row], calls.FindAddressOfBandwidthAsync(row.Wanted.RegionId!, row.NamedBandwidthId!)).ConfigureAwait(false);
        if (row.Address is null && row.ReadFailure is null)
        {
            row.AddProblem(BandwidthErrors.NotFound(row.NamedBandwidthId!, row.Wanted.RegionId!, row.Wanted));
        }
    }

    // The ids of the rules, by the ids of their addresses.
    private static async Task<ILookup<string?, string?>?> RulesOfAsync(JobCalls calls, string region, string gatewayId)
    {
        List<Ipv6EgressOnlyRule> rules = [];
        Page<Ipv6EgressOnlyRule> page;
        int number = 0;
        do
        {
            page = await calls
                .CallAsync(new DescribeIpv6EgressOnlyRules(region, gatewayId) { PageNumber = ++number })
                .ConfigureAwait(false);
            rules.AddRange(page.Items);
        }
        while (page.Items.Count > 0 && rules.Count < page.TotalCount);

        return rules.ToLookup(rule => rule.Ipv6AddressId, rule => rule.Ipv6EgressOnlyRuleId);
    }

    // A read that fails becomes a problem of the rows. Returns null then.
    private static async Task<TAnswer?> TryReadAsync<TAnswer>(IReadOnlyCollection<PlanRow> rows, Task<TAnswer?> reading)
        where TAnswer : class
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (VpcException e)
        {
            foreach (PlanRow row in rows)
            {
                row.FailReading(ErrorRecords.FromCall(e, row.Wanted, row.SubjectId));
            }
        }
        catch (CredentialsUnavailableException e)
        {
            foreach (PlanRow row in rows)
            {
                row.FailReading(SessionErrors.NoCredentials(e));
            }
        }

        return null;
    }
}
