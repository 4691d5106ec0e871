using System;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS;

/// <summary>
/// Buys bandwidth so that each purchase is made once: with its token through every attempt, with the journal of the run
/// where there is one, and with a look at the address where only that can tell whether a lost answer was a success.
/// </summary>
internal sealed class Purchases : IDisposable
{
    private readonly PurchaseJournal? _journal;

    /// <summary>Makes purchases with or without a journal.</summary>
    public Purchases(PurchaseJournal? journal) => _journal = journal;

    /// <summary>Makes a purchase, or gives it back when an earlier run of the journal has made it.</summary>
    public async Task<Ipv6InternetBandwidth> MakeAsync(RowCalls calls, Ipv6InternetBandwidth wanted)
    {
        if (_journal?.FindBought(wanted) is { } bought)
        {
            calls.Log.Note($"{wanted}: the journal has it as bought already, {bought.InternetBandwidthId}");
            return bought;
        }

        Ipv6InternetBandwidth? unfinished = _journal?.FindUnfinished(wanted);
        if (unfinished is not null && !PurchaseJournal.AreSame(unfinished, wanted))
        {
            throw new RowErrorException(ErrorRecords.JournalConflict(wanted, unfinished));
        }

        Ipv6InternetBandwidth purchase = await CompleteAsync(calls, wanted, unfinished).ConfigureAwait(false);
        try
        {
            return _journal is null
                ? await SendAsync(calls, purchase, isRepetition: false).ConfigureAwait(false)
                : await SendWithJournalAsync(_journal, calls, purchase, isRepetition: unfinished is not null).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            throw new RowErrorException(ErrorRecords.Journal(e, wanted));
        }
    }

    /// <summary>Has the service check a purchase.</summary>
    public static async Task<Ipv6InternetBandwidth> CheckAsync(RowCalls calls, Ipv6InternetBandwidth wanted)
    {
        Ipv6InternetBandwidth purchase = await CompleteAsync(calls, wanted, unfinished: null).ConfigureAwait(false);
        try
        {
            return await calls.CallAsync(ToAction(purchase, dryRun: true)).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (e.Code == ErrorRecords.DryRunOperation)
        {
            return purchase;
        }
    }

    /// <summary>Closes the journal.</summary>
    public void Dispose() => _journal?.Dispose();

    private static async Task<Ipv6InternetBandwidth> SendWithJournalAsync(
        PurchaseJournal journal, RowCalls calls, Ipv6InternetBandwidth purchase, bool isRepetition)
    {
        // From here on the purchase may have been made, whatever happens to this process.
        await journal.SendingAsync(purchase).ConfigureAwait(false);
        Ipv6InternetBandwidth bought;
        try
        {
            bought = await SendAsync(calls, purchase, isRepetition).ConfigureAwait(false);
        }
        catch (VpcException e)
        {
            // What an earlier run sent stays open until it is known: a refusal now says nothing of it.
            await journal.FailedAsync(purchase, e.Code, e.IsOutcomeUnknown || isRepetition).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            await journal.FailedAsync(purchase, ConnectionErrorCodes.Canceled, isOutcomeUnknown: isRepetition).ConfigureAwait(false);
            throw;
        }
        catch (RowErrorException e)
        {
            await journal.FailedAsync(purchase, e.ErrorRecord.FullyQualifiedErrorId, isOutcomeUnknown: false).ConfigureAwait(false);
            throw;
        }

        try
        {
            await journal.BoughtAsync(bought).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            // It is bought and must be said. The journal still has it as under way, so a later run finds out.
            calls.Log.Note(e.Message);
        }

        return bought;
    }

    private static async Task<Ipv6InternetBandwidth> SendAsync(RowCalls calls, Ipv6InternetBandwidth purchase, bool isRepetition)
    {
        try
        {
            return await calls.CallAsync(ToAction(purchase, dryRun: false)).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (e.Code == ErrorRecords.BandwidthAlreadyExisted && (isRepetition || e.FollowsUnansweredAttempt))
        {
            return await FindOwnAsync(calls, purchase).ConfigureAwait(false);
        }
    }

    // The answer to an earlier attempt was lost, and now the address has bandwidth: ours, unless it is another than was
    // asked for.
    private static async Task<Ipv6InternetBandwidth> FindOwnAsync(RowCalls calls, Ipv6InternetBandwidth purchase)
    {
        Ipv6Address? address = await FindAddressAsync(calls, purchase).ConfigureAwait(false);
        return address?.InternetBandwidthId is { } bandwidthId
            && address.Bandwidth == purchase.Bandwidth
            && address.InternetChargeType == purchase.InternetChargeType
            ? With(purchase, purchase.Ipv6GatewayId!, purchase.ClientToken!, bandwidthId)
            : throw new RowErrorException(ErrorRecords.Own(
                ErrorRecords.BandwidthAlreadyExisted,
                $"{purchase.Ipv6AddressId} in {purchase.RegionId}: the address has bandwidth that this row did not buy",
                purchase,
                purchase.RegionId,
                purchase.Ipv6AddressId));
    }

    // The gateway is looked up where the row names none; a purchase that is under way keeps what it was sent with.
    private static async Task<Ipv6InternetBandwidth> CompleteAsync(
        RowCalls calls, Ipv6InternetBandwidth wanted, Ipv6InternetBandwidth? unfinished)
    {
        string gatewayId = unfinished?.Ipv6GatewayId
            ?? wanted.Ipv6GatewayId
            ?? await LookUpGatewayAsync(calls, wanted).ConfigureAwait(false);
        return With(wanted, gatewayId, unfinished?.ClientToken ?? wanted.ClientToken!, bandwidthId: null);
    }

    private static async Task<string> LookUpGatewayAsync(RowCalls calls, Ipv6InternetBandwidth wanted)
    {
        Ipv6Address? address = await FindAddressAsync(calls, wanted).ConfigureAwait(false);
        string where = $"{wanted.Ipv6AddressId} in {wanted.RegionId}";
        return address is null
            ? throw new RowErrorException(ErrorRecords.Own(
                ErrorRecords.AddressNotFound, where + ": the address does not exist", wanted, wanted.RegionId))
            : address.Ipv6GatewayId ?? throw new RowErrorException(ErrorRecords.Own(
                ErrorRecords.GatewayNotExist, $"{where}: its VPC {address.VpcId} has no IPv6 gateway", wanted, wanted.RegionId));
    }

    private static async Task<Ipv6Address?> FindAddressAsync(RowCalls calls, Ipv6InternetBandwidth purchase)
    {
        var query = new DescribeIpv6Addresses(purchase.RegionId!) { Ipv6AddressIds = [purchase.Ipv6AddressId!] };
        Page<Ipv6Address> found = await calls.CallAsync(query).ConfigureAwait(false);
        return found.Items.FirstOrDefault(item => item.Ipv6AddressId == purchase.Ipv6AddressId);
    }

    private static AllocateIpv6InternetBandwidth ToAction(Ipv6InternetBandwidth purchase, bool dryRun) => new(
        purchase.RegionId!, purchase.Ipv6AddressId!, purchase.Ipv6GatewayId!, purchase.Bandwidth!.Value, purchase.ClientToken!)
    {
        InternetChargeType = purchase.InternetChargeType!,
        DryRun = dryRun,
    };

    private static Ipv6InternetBandwidth With(Ipv6InternetBandwidth purchase, string gatewayId, string clientToken, string? bandwidthId) => new()
    {
        InternetBandwidthId = bandwidthId,
        Ipv6AddressId = purchase.Ipv6AddressId,
        Ipv6GatewayId = gatewayId,
        Bandwidth = purchase.Bandwidth,
        InternetChargeType = purchase.InternetChargeType,
        RegionId = purchase.RegionId,
        ClientToken = clientToken,
    };
}
