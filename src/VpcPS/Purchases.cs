using System;
using System.Management.Automation;
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

    private Purchases(PurchaseJournal? journal) => _journal = journal;

    /// <summary>Makes purchases ready; a journal that can't be used ends the command before anything is bought.</summary>
    /// <param name="cmdlet">The command that buys.</param>
    /// <param name="journalPath">The journal as the user names it, or null for none.</param>
    public static Purchases Open(PSCmdlet cmdlet, string? journalPath)
    {
        try
        {
            return new Purchases(journalPath is null
                ? null
                : PurchaseJournal.Open(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(journalPath), SystemClock.Instance));
        }
        catch (JournalException e)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.Journal(e, journalPath));
            throw;
        }
    }

    /// <summary>Makes a purchase, or gives it back when an earlier run of the journal has made it.</summary>
    /// <param name="calls">The row's calls.</param>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="sending">Gets the purchase as it is sent: with its gateway, and the token of an earlier run.</param>
    public Task<Ipv6InternetBandwidth> MakeAsync(
        RowCalls calls, Ipv6InternetBandwidth wanted, Action<Ipv6InternetBandwidth> sending)
    {
        if (_journal?.FindBought(wanted) is { } bought)
        {
            calls.Log?.Note($"{wanted}: the journal has it as bought already, {bought.InternetBandwidthId}");
            return Task.FromResult(bought);
        }

        return MakeMissingAsync(calls, wanted, sending);
    }

    /// <summary>
    /// Makes a purchase for an address that was seen without bandwidth: what the journal has as bought for it is gone.
    /// </summary>
    /// <param name="calls">The row's calls.</param>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="sending">Gets the purchase as it is sent: with its gateway, and the token of an earlier run.</param>
    public async Task<Ipv6InternetBandwidth> MakeMissingAsync(
        RowCalls calls, Ipv6InternetBandwidth wanted, Action<Ipv6InternetBandwidth> sending)
    {
        Ipv6InternetBandwidth? unfinished = _journal?.FindUnfinished(wanted);
        if (unfinished is not null && !PurchaseJournal.AreSame(unfinished, wanted))
        {
            throw new RowErrorException(ErrorRecords.JournalConflict(wanted, unfinished));
        }

        Ipv6InternetBandwidth purchase = unfinished is null && wanted.Ipv6GatewayId is not null
            ? wanted
            : await CompleteAsync(calls, wanted, unfinished).ConfigureAwait(false);
        sending(purchase);
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

    /// <summary>
    /// Settles what an earlier run left open in the journal, now that the address was seen with bandwidth: it is either
    /// that purchase, or no purchase for the address can succeed any more.
    /// </summary>
    public async Task SettleAsync(RowCalls calls, Ipv6Address address)
    {
        var seen = Ipv6InternetBandwidth.Of(address);
        if (seen.InternetBandwidthId is not null && _journal?.FindUnfinished(seen) is { } unfinished)
        {
            await NoteAsync(calls, PurchaseJournal.AreSame(unfinished, seen)
                ? _journal.BoughtAsync(unfinished with { InternetBandwidthId = seen.InternetBandwidthId })
                : _journal.FailedAsync(unfinished, ErrorRecords.BandwidthAlreadyExisted, isOutcomeUnknown: false)).ConfigureAwait(false);
        }
    }

    /// <summary>Has the service check a purchase.</summary>
    public static async Task<Ipv6InternetBandwidth> CheckAsync(RowCalls calls, Ipv6InternetBandwidth wanted)
    {
        Ipv6InternetBandwidth purchase = await CompleteAsync(calls, wanted, unfinished: null).ConfigureAwait(false);
        return await calls.ChangeAsync(ToAction(purchase, dryRun: true)).ConfigureAwait(false) ?? purchase;
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
            await NoteAsync(calls, journal.FailedAsync(purchase, e.Code, e.IsOutcomeUnknown || isRepetition)).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            await NoteAsync(calls, journal.FailedAsync(purchase, ConnectionErrorCodes.Canceled, isOutcomeUnknown: isRepetition)).ConfigureAwait(false);
            throw;
        }
        catch (RowErrorException e)
        {
            await NoteAsync(calls, journal.FailedAsync(purchase, e.ErrorRecord.FullyQualifiedErrorId, isOutcomeUnknown: false)).ConfigureAwait(false);
            throw;
        }

        await NoteAsync(calls, journal.BoughtAsync(bought)).ConfigureAwait(false);
        return bought;
    }

    // What became of a purchase must be said even when it can't be written: the journal then still has it as under way,
    // and a later run finds out.
    private static async Task NoteAsync(RowCalls calls, Task writing)
    {
        try
        {
            await writing.ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            calls.Log?.Note(e.Message);
        }
    }

    private static async Task<Ipv6InternetBandwidth> SendAsync(RowCalls calls, Ipv6InternetBandwidth purchase, bool isRepetition)
    {
        try
        {
            return await calls.CallAsync(ToAction(purchase, dryRun: false)).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (e.Code == ErrorRecords.BandwidthAlreadyExisted && (isRepetition || e.FollowsUnansweredAttempt))
        {
            try
            {
                return await FindOwnAsync(calls, purchase).ConfigureAwait(false);
            }
            catch (Exception look) when (look is VpcException or OperationCanceledException)
            {
                // Without the look it stays unknown whose purchase it is, which the first error says.
            }

            throw;
        }
    }

    // The answer to an earlier attempt was lost, and now the address has bandwidth: ours, unless it is another than was
    // asked for.
    private static async Task<Ipv6InternetBandwidth> FindOwnAsync(RowCalls calls, Ipv6InternetBandwidth purchase)
    {
        Ipv6Address? address = await calls.FindAddressAsync(purchase.RegionId!, purchase.Ipv6AddressId!).ConfigureAwait(false);
        return address?.InternetBandwidthId is { } bandwidthId
            && address.Bandwidth == purchase.Bandwidth
            && address.InternetChargeType == purchase.InternetChargeType
            ? purchase with { InternetBandwidthId = bandwidthId }
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
            ?? await calls.FindGatewayIdAsync(wanted.RegionId!, wanted.Ipv6AddressId!, wanted).ConfigureAwait(false);
        return wanted with { Ipv6GatewayId = gatewayId, ClientToken = unfinished?.ClientToken ?? wanted.ClientToken };
    }

    private static AllocateIpv6InternetBandwidth ToAction(Ipv6InternetBandwidth purchase, bool dryRun) => new(
        purchase.RegionId!, purchase.Ipv6AddressId!, purchase.Ipv6GatewayId!, purchase.Bandwidth!.Value, purchase.ClientToken!)
    {
        InternetChargeType = purchase.InternetChargeType!,
        DryRun = dryRun,
    };
}
