using System;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>Carries out the steps of a plan. May be used on any thread.</summary>
internal sealed class SyncSteps : IDisposable
{
    // The longest time that a replacement waits until the old bandwidth is gone.
    private static readonly TimeSpan RemovalLimit = TimeSpan.FromSeconds(120);

    private readonly Buyer _buyer;

    /// <summary>Makes the object. The buyer has the journal.</summary>
    public SyncSteps(Buyer buyer) => _buyer = buyer;

    /// <summary>Leaves bandwidth as it is. It also settles a purchase for the address that is still open in the journal.</summary>
    public async Task<object?> LeaveAsync(JobCalls calls, Ipv6Address address, Ipv6InternetBandwidthChange step)
    {
        await _buyer.SettleAsync(calls, address).ConfigureAwait(false);
        return step;
    }

    /// <summary>Changes the bandwidth.</summary>
    public async Task<object?> ModifyAsync(JobCalls calls, Ipv6Address address, Ipv6InternetBandwidthChange step)
    {
        await _buyer.SettleAsync(calls, address).ConfigureAwait(false);
        var modification = new ModifyIpv6InternetBandwidth(step.RegionId!, step.Bandwidth!.Value)
        {
            Ipv6InternetBandwidthId = step.InternetBandwidthId,
            ClientToken = Guid.NewGuid().ToString(),
        };
        ChangeReceipt receipt = (await calls.ChangeAsync(modification).ConfigureAwait(false))!;
        return step with { Applied = true, RequestId = receipt.RequestId, ClientToken = modification.ClientToken };
    }

    /// <summary>
    /// Buys bandwidth. If the step is a replacement, it was removed before. If the journal shows that it was already bought, although the
    /// lists did not show it, the step becomes NoChange.
    /// </summary>
    public async Task<Ipv6InternetBandwidthChange> BuyAsync(
        JobCalls calls,
        Ipv6InternetBandwidth wanted,
        Ipv6InternetBandwidthChange step,
        Ipv6InternetBandwidthChange? removal)
    {
        (Ipv6InternetBandwidth bought, bool isNew) = await _buyer
            .MakeMissingAsync(calls, wanted, removal?.InternetBandwidthId)
            .ConfigureAwait(false);
        Ipv6InternetBandwidthChange made = step with { InternetBandwidthId = bought.InternetBandwidthId };
        return isNew
            ? made with { Applied = true, RequestId = bought.RequestId, ClientToken = bought.ClientToken }
            : made with
            {
                Action = Ipv6InternetBandwidthAction.NoChange,
                Reason = UserText.Translate("the journal lists it as bought, but the address did not show it at first"),
            };
    }

    /// <summary>Removes bandwidth.</summary>
    public static async Task<Ipv6InternetBandwidthChange> RemoveAsync(JobCalls calls, Ipv6InternetBandwidthChange removal)
    {
        var deletion = new DeleteIpv6InternetBandwidth(removal.RegionId!)
        {
            Ipv6InternetBandwidthId = removal.InternetBandwidthId,
            ClientToken = Guid.NewGuid().ToString(),
        };
        bool isDone = await calls.RemoveAsync(deletion, ifExists: true).ConfigureAwait(false);
        return removal with { Applied = isDone, ClientToken = deletion.ClientToken };
    }

    /// <summary>Removes bandwidth, and waits until new bandwidth can be bought for the address.</summary>
    /// <exception cref="OperationCanceledException">The pipeline ended, so nothing more must be bought.</exception>
    public async Task<Ipv6InternetBandwidthChange> MakeRoomAsync(JobCalls calls, Ipv6Address address, Ipv6InternetBandwidthChange removal)
    {
        await _buyer.SettleAsync(calls, address).ConfigureAwait(false);
        Ipv6InternetBandwidthChange removed = await RemoveAsync(calls, removal).ConfigureAwait(false);
        Ipv6Address? free = await new StatusWait<Ipv6Address>
        {
            Subject = removal.Ipv6AddressId!,
            Region = removal.RegionId!,
            Wish = UserText.Translate("without bandwidth"),
            ReadAsync = () => calls.FindAddressAsync(removal.RegionId!, removal.Ipv6AddressId!),
            IsReached = found => found is { InternetBandwidthId: null },
            State = found => found.NetworkType,
            Done = removed,
            Target = removed,
        }.RunAsync(calls, RemovalLimit).ConfigureAwait(false);
        return free is null ? throw new OperationCanceledException() : removed;
    }

    /// <summary>Closes the journal.</summary>
    public void Dispose() => _buyer.Dispose();
}
