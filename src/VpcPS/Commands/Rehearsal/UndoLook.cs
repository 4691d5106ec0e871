using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Http;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>Reads the present state before something is undone: 20 addresses in a call, other objects one in a call.</summary>
internal sealed class UndoLook
{
    private readonly JobCalls _calls;
    private readonly int _limit;

    /// <summary>Makes the reader.</summary>
    /// <param name="calls">Makes the calls.</param>
    /// <param name="limit">How many calls are made at a time.</param>
    public UndoLook(JobCalls calls, int limit)
    {
        _calls = calls;
        _limit = limit;
    }

    /// <summary>The log for the -Verbose lines, or null without -Verbose.</summary>
    public CallLog? Log => _calls.Log;

    /// <summary>Returns the plan after comparing its steps with the present state.</summary>
    /// <exception cref="VpcException">Something can't be read.</exception>
    public async Task<IReadOnlyList<UndoAct>> ApplyAsync(IReadOnlyList<UndoAct> acts)
    {
        (string Region, string[] Ids)[] batches =
        [
            .. acts.Where(act => act.Step.State == VpcUndoState.Planned && act.AddressId is not null)
                .Select(act => (act.Step.RegionId, Id: act.AddressId!)).Distinct()
                .GroupBy(address => address.RegionId)
                .SelectMany(ofRegion => ofRegion.Select((address, index) => (address, Batch: index / DescribeIpv6Addresses.MaxIds))
                    .GroupBy(numbered => numbered.Batch, numbered => numbered.address.Id)
                    .Select(ids => (Region: ofRegion.Key!, Ids: ids.ToArray()))),
        ];
        IReadOnlyList<Page<Ipv6Address>> pages = await AllAsync(
            batches,
            batch => _calls.CallAsync(new DescribeIpv6Addresses(batch.Region) { Ipv6AddressIds = batch.Ids })).ConfigureAwait(false);
        var addresses = new Dictionary<(string?, string?), Ipv6Address>();
        foreach ((Ipv6Address address, int batch) in pages.SelectMany((page, index) => page.Items.Select(address => (address, index))))
        {
            // An assignment and not Add, because a page might contain an address twice.
            addresses[(batches[batch].Region, address.Ipv6AddressId)] = address;
        }

        return await AllAsync(acts, async act => act.Step.State != VpcUndoState.Planned
            ? act
            : act.AddressId is { } id
            ? UndoChecks.Check(act, addresses.TryGetValue((act.Step.RegionId, id), out Ipv6Address? address) ? address : null)
            : act.GatewayId is { } gateway
            ? UndoChecks.Check(act, await _calls.FindGatewayAsync(act.Step.RegionId!, gateway).ConfigureAwait(false))
            : UndoChecks.Check(act, await ExistsAsync(_calls, act, act.Removal!).ConfigureAwait(false))).ConfigureAwait(false);
    }

    /// <summary>Whether the object that a step removes exists. If the object that contains it is gone, it is gone as well.</summary>
    public static async Task<bool> ExistsAsync(JobCalls calls, UndoAct act, UndoRemoval removal)
    {
        var list = new AnyAction(AnyActionKind.Of(removal.Lists), act.Step.RegionId!, act.Parameters);
        try
        {
            return new AnswerTree(await calls.CallAsync(list).ConfigureAwait(false)).Number("TotalCount") != 0;
        }
        catch (VpcApiException e) when (ErrorIds.SaysThatItIsGone(e.Code))
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<TResult>> AllAsync<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, Task<TResult>> look)
    {
        var results = new List<TResult>(items.Count);
        for (int start = 0; start < items.Count; start += _limit)
        {
            results.AddRange(await Task.WhenAll(items.Skip(start).Take(_limit).Select(look)).ConfigureAwait(false));
        }

        return results;
    }
}
