using System;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Purchases;

/// <summary>
/// Buys bandwidth so that each purchase is made once: with its token through every attempt, with the journal of the run
/// where there is one, and with a look at the address where only that can tell whether a lost answer was a success.
/// </summary>
internal sealed class Buyer : IDisposable
{
    private readonly PurchaseJournal? _journal;

    private Buyer(PurchaseJournal? journal) => _journal = journal;

    /// <summary>The journal of the run, or null.</summary>
    public PurchaseJournal? Journal => _journal;

    /// <summary>
    /// Makes purchases ready; a journal that can't be used ends the command before anything is bought. With -WhatIf the
    /// journal is only looked at.
    /// </summary>
    /// <param name="cmdlet">The command that buys.</param>
    /// <param name="session">The session that it buys with.</param>
    /// <param name="journalPath">The journal as the user names it, or null for none.</param>
    /// <param name="adoptsJournal">Whether a journal is taken over that does not show to be this session's.</param>
    public static Buyer Open(PSCmdlet cmdlet, VpcSession session, string? journalPath, bool adoptsJournal) =>
        new(journalPath is null ? null : CommandJournal.Open(cmdlet, session, journalPath, adoptsJournal));

    /// <summary>Makes a purchase, or gives it back when an earlier run of the journal has made it.</summary>
    /// <param name="calls">The job's calls.</param>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="rowsBandwidthId">The bandwidth that the row says was bought already, or null.</param>
    /// <param name="isTokenGiven">Whether the token came with the row, so that it may have been sent before.</param>
    public Task<Ipv6InternetBandwidth> MakeAsync(
        JobCalls calls, Ipv6InternetBandwidth wanted, string? rowsBandwidthId, bool isTokenGiven) =>
        FindMade(wanted) is { } made
            ? GiveBackAsync(calls, wanted, made, rowsBandwidthId)
            : SendMissingAsync(calls, wanted, isTokenGiven: isTokenGiven);

    /// <summary>
    /// Makes a purchase for an address that was seen without bandwidth: what the journal has as bought for it is gone, or
    /// not to be seen yet.
    /// </summary>
    /// <param name="calls">The job's calls.</param>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="goneBandwidthId">A bandwidth that was removed from the address just now, or null.</param>
    /// <returns>The bandwidth, and whether it was made now; false where the journal's is there after all.</returns>
    public async Task<(Ipv6InternetBandwidth Bandwidth, bool IsNew)> MakeMissingAsync(
        JobCalls calls, Ipv6InternetBandwidth wanted, string? goneBandwidthId)
    {
        Ipv6InternetBandwidth? made = FindMade(wanted);
        bool isBought = _journal?.FindBought(wanted) is not null;
        try
        {
            return (await SendMissingAsync(calls, wanted, goneBandwidthId).ConfigureAwait(false), true);
        }
        catch (VpcApiException e) when (made is not null && made.InternetBandwidthId != goneBandwidthId
            && e is { Code: ErrorIds.BandwidthAlreadyExisted, IsOutcomeUnknown: false })
        {
            // The address has bandwidth: the journal's, unless another one is seen.
            Ipv6Address? shown = await BandwidthLook.UntilAsync(
                calls, wanted.RegionId!, wanted.Ipv6AddressId!, goneBandwidthId, _ => true).ConfigureAwait(false);
            if (shown is not null && shown.InternetBandwidthId != made.InternetBandwidthId)
            {
                throw;
            }

            await NoteAsync(calls, isBought ? _journal!.BoughtAsync(made) : _journal!.PresentAsync(made)).ConfigureAwait(false);
            return shown is not null ? (made, false) : throw new JobErrorException(PurchaseErrors.NotShownYet(made));
        }
    }

    /// <summary>
    /// Settles what an earlier run left open in the journal, now that the address was seen with bandwidth: either it is as
    /// that purchase asks, or no purchase for the address can succeed any more.
    /// </summary>
    public async Task SettleAsync(JobCalls calls, Ipv6Address address)
    {
        var seen = Ipv6InternetBandwidth.Of(address);
        if (seen.InternetBandwidthId is not null && _journal?.FindUnfinished(seen) is { } unfinished)
        {
            await NoteAsync(calls, PurchaseJournal.AreSame(unfinished, seen)
                ? _journal.PresentAsync(unfinished with { InternetBandwidthId = seen.InternetBandwidthId })
                : _journal.FailedAsync(unfinished, ErrorIds.BandwidthAlreadyExisted, isOutcomeUnknown: false)).ConfigureAwait(false);
        }
    }

    /// <summary>What the journal does to a purchase, before anything is sent. It changes nothing.</summary>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="rowsBandwidthId">The bandwidth that the row says was bought already, or null.</param>
    /// <param name="presentBandwidthId">The bandwidth that the address was seen with, or null.</param>
    /// <returns>
    /// What the journal has as bought, which would be given back; or what it has as under way, which would be sent again
    /// with its token; or neither. An error where the row would be refused.
    /// </returns>
    public (Ipv6InternetBandwidth? Made, Ipv6InternetBandwidth? UnderWay, ErrorRecord? Refusal) Foresee(
        Ipv6InternetBandwidth wanted, string? rowsBandwidthId, string? presentBandwidthId)
    {
        if (FindMade(wanted) is { } made && (rowsBandwidthId is null || made.InternetBandwidthId == presentBandwidthId))
        {
            return _journal!.FindBought(wanted) is null ? (null, null, PurchaseErrors.UnknownBuyer(made)) : (made, null, null);
        }

        return _journal?.FindUnfinished(wanted) switch
        {
            null => (null, null, null),
            { } unfinished when PurchaseJournal.AreSame(unfinished, wanted) => (null, unfinished, null),
            { } other => (null, null, JournalErrors.Conflict(wanted, other)),
        };
    }

    /// <summary>Has the service check a purchase.</summary>
    public static async Task<Ipv6InternetBandwidth> CheckAsync(JobCalls calls, Ipv6InternetBandwidth wanted)
    {
        var purchase = Purchase.Of(wanted, wanted.Ipv6GatewayId ?? await FindGatewayAsync(calls, wanted).ConfigureAwait(false));
        return await calls.ChangeAsync(purchase.ToAction(dryRun: true)).ConfigureAwait(false)
            ?? (purchase.ToBandwidth() with { Outcome = VpcOutcome.Checked });
    }

    /// <summary>Closes the journal.</summary>
    public void Dispose() => _journal?.Dispose();

    private static Task<string> FindGatewayAsync(JobCalls calls, Ipv6InternetBandwidth wanted) =>
        calls.FindGatewayIdAsync(wanted.RegionId!, wanted.Ipv6AddressId!, wanted);

    private async Task<Ipv6InternetBandwidth> GiveBackAsync(
        JobCalls calls, Ipv6InternetBandwidth wanted, Ipv6InternetBandwidth made, string? rowsBandwidthId)
    {
        // What a row out of the table of a former run names may have been released since, to be bought anew.
        if (rowsBandwidthId is not null
            && (await calls.FindAddressAsync(wanted.RegionId!, wanted.Ipv6AddressId!).ConfigureAwait(false))?.InternetBandwidthId
                != made.InternetBandwidthId)
        {
            return (await MakeMissingAsync(calls, wanted, goneBandwidthId: null).ConfigureAwait(false)).Bandwidth;
        }

        if (_journal!.FindBought(wanted) is null)
        {
            throw new JobErrorException(PurchaseErrors.UnknownBuyer(made));
        }

        calls.Log?.Note(UserText.Of($"{wanted}: the journal already lists it as bought, {made.InternetBandwidthId}"));
        return made with { Outcome = VpcOutcome.FromJournal };
    }

    // Without a journal and with a gateway, as most rows are, a purchase is this one call.
    private Task<Ipv6InternetBandwidth> SendMissingAsync(
        JobCalls calls, Ipv6InternetBandwidth wanted, string? goneBandwidthId = null, bool isTokenGiven = false)
    {
        if (_journal is null && wanted.Ipv6GatewayId is { } gatewayId)
        {
            return SendAsync(calls, new SentPurchase(
                Purchase.Of(wanted, gatewayId),
                IsRepetition: isTokenGiven && calls.HasUnknownOutcome(wanted),
                isTokenGiven,
                goneBandwidthId));
        }

        return SendCompletedAsync(calls, wanted, goneBandwidthId, isTokenGiven);
    }

    private async Task<Ipv6InternetBandwidth> SendCompletedAsync(
        JobCalls calls, Ipv6InternetBandwidth wanted, string? goneBandwidthId, bool isTokenGiven)
    {
        Ipv6InternetBandwidth? unfinished = _journal?.FindUnfinished(wanted);
        if (unfinished is not null && !PurchaseJournal.AreSame(unfinished, wanted))
        {
            throw new JobErrorException(JournalErrors.Conflict(wanted, unfinished));
        }

        // A purchase that is under way keeps what it was sent with.
        var purchase = Purchase.Of(
            wanted,
            unfinished?.Ipv6GatewayId ?? wanted.Ipv6GatewayId ?? await FindGatewayAsync(calls, wanted).ConfigureAwait(false),
            unfinished?.ClientToken);
        bool isRepetition = unfinished is not null || (isTokenGiven && calls.HasUnknownOutcome(wanted));
        var sent = new SentPurchase(purchase, isRepetition, MayBeSentBefore: isTokenGiven, goneBandwidthId);
        try
        {
            return _journal is null
                ? await SendAsync(calls, sent).ConfigureAwait(false)
                : await SendWithJournalAsync(_journal, calls, sent).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            throw new JobErrorException(JournalErrors.Failed(e, wanted));
        }
    }

    private static async Task<Ipv6InternetBandwidth> SendWithJournalAsync(
        PurchaseJournal journal, JobCalls calls, SentPurchase sent)
    {
        Ipv6InternetBandwidth purchase = sent.Purchase.ToBandwidth();
        // From here on the purchase may have been made, whatever happens to this process.
        await journal.SendingAsync(purchase).ConfigureAwait(false);
        Ipv6InternetBandwidth bought;
        try
        {
            bought = await SendAsync(calls, sent).ConfigureAwait(false);
        }
        catch (VpcException e)
        {
            await NoteAsync(calls, journal.FailedAsync(purchase, e.Code, e.IsOutcomeUnknown)).ConfigureAwait(false);
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or CredentialsUnavailableException)
        {
            // Neither is thrown once a request may have been carried out.
            string code = e is OperationCanceledException ? ConnectionErrorCodes.Canceled : ConnectionErrorCodes.NoCredentials;
            await NoteAsync(calls, journal.FailedAsync(purchase, code, isOutcomeUnknown: false)).ConfigureAwait(false);
            throw;
        }
        catch (JobErrorException e)
        {
            await NoteAsync(calls, e.Present is { } present
                ? journal.PresentAsync(present)
                : journal.FailedAsync(purchase, e.ErrorRecord.FullyQualifiedErrorId, isOutcomeUnknown: false)).ConfigureAwait(false);
            throw;
        }

        await NoteAsync(calls, journal.BoughtAsync(bought)).ConfigureAwait(false);
        return bought;
    }

    // What became of a purchase must be said even when it can't be written: the journal then still has it as under way,
    // and a later run finds out.
    private static async Task NoteAsync(JobCalls calls, Task writing)
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

    private static async Task<Ipv6InternetBandwidth> SendAsync(JobCalls calls, SentPurchase sent)
    {
        try
        {
            return await calls.CallAsync(sent.Purchase.ToAction(isRepetition: sent.IsRepetition)).ConfigureAwait(false);
        }
        catch (VpcApiException e) when (
            e.Code == ErrorIds.BandwidthAlreadyExisted && (e.FollowsUnansweredAttempt || sent.MayBeSentBefore))
        {
            await LookWhoseAsync(calls, sent, e).ConfigureAwait(false);
            throw;
        }
    }

    // An earlier attempt may have been carried out, and now the address has bandwidth: ours, or another client's. Returns
    // where the answer stands as it is: only another bandwidth denies that it is ours, and none leaves it unknown.
    private static async Task LookWhoseAsync(JobCalls calls, SentPurchase sent, VpcApiException error)
    {
        Purchase purchase = sent.Purchase;
        bool IsAsWanted(Ipv6Address found) =>
            found.Bandwidth == purchase.Bandwidth && found.InternetChargeType == purchase.InternetChargeType;

        // What differs may be what the address had before: where an attempt of ours went without an answer, it counts when
        // nothing else is seen in all that time.
        Ipv6Address? shown = await BandwidthLook.UntilAsync(
            calls,
            purchase.RegionId,
            purchase.Ipv6AddressId,
            sent.GoneBandwidthId,
            found => IsAsWanted(found) || !error.FollowsUnansweredAttempt).ConfigureAwait(false);
        if (shown is not null && IsAsWanted(shown))
        {
            Ipv6InternetBandwidth present = purchase.ToBandwidth() with { InternetBandwidthId = shown.InternetBandwidthId };
            throw new JobErrorException(PurchaseErrors.UnknownBuyer(present, error)) { Present = present };
        }

        if (shown is not null && error.FollowsUnansweredAttempt)
        {
            throw new JobErrorException(ErrorRecords.Own(
                ErrorIds.BandwidthAlreadyExisted,
                $"{purchase.Ipv6AddressId} in {purchase.RegionId}: the address has bandwidth that this row did not buy",
                purchase.ToBandwidth(),
                purchase.RegionId,
                purchase.Ipv6AddressId));
        }
    }

    private Ipv6InternetBandwidth? FindMade(Ipv6InternetBandwidth wanted) => _journal?.FindBought(wanted) ?? _journal?.FindPresent(wanted);

    /// <summary>A purchase on its way.</summary>
    /// <param name="Purchase">The purchase.</param>
    /// <param name="IsRepetition">Whether it is known that it was sent before, without an answer.</param>
    /// <param name="MayBeSentBefore">Whether its token came from elsewhere, perhaps with a saved error.</param>
    /// <param name="GoneBandwidthId">A bandwidth that was removed from the address just now, or null.</param>
    private sealed record SentPurchase(Purchase Purchase, bool IsRepetition, bool MayBeSentBefore, string? GoneBandwidthId);
}
