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
/// Buys bandwidth, and makes each purchase only once. All attempts have the same token. The journal of the run, if there is one, knows
/// earlier purchases. When the answer was lost and nothing else can tell whether the purchase succeeded, the address is read.
/// </summary>
internal sealed class Buyer : IDisposable
{
    private readonly PurchaseJournal? _journal;

    private Buyer(PurchaseJournal? journal) => _journal = journal;

    /// <summary>The journal of the run, or null.</summary>
    public PurchaseJournal? Journal => _journal;

    /// <summary>
    /// Prepares purchases. A journal that can't be used ends the command before anything is bought. With -WhatIf the journal is only read.
    /// </summary>
    /// <param name="cmdlet">The command that buys.</param>
    /// <param name="session">The session that sends the purchases.</param>
    /// <param name="journalPath">The path of the journal as the user wrote it. Null for no journal.</param>
    /// <param name="adoptsJournal">
    /// Whether to use a journal even when it does not prove to belong to this session's service and account.
    /// </param>
    public static Buyer Open(PSCmdlet cmdlet, VpcSession session, string? journalPath, bool adoptsJournal) =>
        new(journalPath is null ? null : CommandJournal.Open(cmdlet, session, journalPath, adoptsJournal));

    /// <summary>Makes a purchase. If the journal shows that an earlier run made it, returns that purchase instead.</summary>
    /// <param name="calls">The job's calls.</param>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="rowsBandwidthId">The id of the bandwidth that was already bought, according to the row; or null.</param>
    /// <param name="isTokenGiven">Whether the token comes from the row, so that it may have been sent before.</param>
    public Task<Ipv6InternetBandwidth> MakeAsync(
        JobCalls calls, Ipv6InternetBandwidth wanted, string? rowsBandwidthId, bool isTokenGiven) =>
        FindMade(wanted) is { } made
            ? GiveBackAsync(calls, wanted, made, rowsBandwidthId)
            : SendMissingAsync(calls, wanted, isTokenGiven: isTokenGiven);

    /// <summary>
    /// Makes a purchase for an address that was seen without bandwidth. A bandwidth that the journal has as bought for it was removed
    /// since, or is not visible yet.
    /// </summary>
    /// <param name="calls">The job's calls.</param>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="goneBandwidthId">The id of a bandwidth that was just removed from the address, or null.</param>
    /// <returns>The bandwidth, and whether it was bought now. False when the bandwidth of the journal turns out to be there.</returns>
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
            // The address has bandwidth: the one in the journal, unless a different one is visible.
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
    /// Settles a purchase that an earlier run left open in the journal, now that the address was seen with bandwidth. Either this is the
    /// bandwidth that the purchase asks for, or the purchase can no longer succeed.
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

    /// <summary>Tells how the journal affects a purchase, before anything is sent. Changes nothing.</summary>
    /// <param name="wanted">The purchase as the row asks for it.</param>
    /// <param name="rowsBandwidthId">The id of the bandwidth that was already bought, according to the row; or null.</param>
    /// <param name="presentBandwidthId">The id of the bandwidth that the address was seen with, or null.</param>
    /// <returns>
    /// Made: the purchase in the journal that would be returned without a new one. UnderWay: the unanswered purchase in the journal that
    /// would be sent again with its token. Refusal: the error when the row would be refused. Null for each that does not apply.
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

    /// <summary>Asks the service for a dry run of a purchase.</summary>
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
        // A row of an earlier run's output can name a bandwidth that was released since. The row then asks for a new purchase.
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

    // A row usually has no journal and names the gateway. Its purchase is this one call.
    private Task<Ipv6InternetBandwidth> SendMissingAsync(
        JobCalls calls, Ipv6InternetBandwidth wanted, string? goneBandwidthId = null, bool isTokenGiven = false)
    {
        if (_journal is null && wanted.Ipv6GatewayId is { } gatewayId)
        {
            return SendAsync(calls, new SentPurchase(
                Purchase.Of(wanted, gatewayId),
                IsRepetition: isTokenGiven && calls.FindUnknownOutcome(wanted.ClientToken) is not null,
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

        // A purchase that is under way keeps the values with which it was sent first.
        var purchase = Purchase.Of(
            wanted,
            unfinished?.Ipv6GatewayId ?? wanted.Ipv6GatewayId ?? await FindGatewayAsync(calls, wanted).ConfigureAwait(false),
            unfinished?.ClientToken);
        bool isRepetition = unfinished is not null || (isTokenGiven && calls.FindUnknownOutcome(wanted.ClientToken) is not null);
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
        // From here on the purchase may have been made, even if this process is killed.
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
            // Neither of these exceptions is thrown after a request that the service may have carried out.
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

    // The outcome of a purchase must be reported even when the journal can't be written. The journal then still shows the purchase as under
    // way, and a later run finds out what happened.
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
            e.Code == ErrorIds.TokenOfOtherRequest && calls.FindUnknownOutcome(sent.Purchase.ClientToken) is not null)
        {
            // The row was changed after its first attempt. Only that attempt may have been carried out.
            throw new JobErrorException(PurchaseErrors.TokenOfUnknown(
                sent.Purchase.ToBandwidth(), calls.FindUnknownOutcome(sent.Purchase.ClientToken)!));
        }
        catch (VpcApiException e) when (
            e.Code == ErrorIds.BandwidthAlreadyExisted && (e.FollowsUnansweredAttempt || sent.MayBeSentBefore))
        {
            await LookWhoseAsync(calls, sent, e).ConfigureAwait(false);
            throw;
        }
    }

    // An earlier attempt may have been carried out, and now the address has bandwidth: ours or another client's. Throws when it can tell
    // more. Returns when the error of the service should be kept: an address without bandwidth leaves the outcome unknown, and only a
    // different bandwidth proves that the purchase was not made.
    private static async Task LookWhoseAsync(JobCalls calls, SentPurchase sent, VpcApiException error)
    {
        Purchase purchase = sent.Purchase;
        bool IsAsWanted(Ipv6Address found) =>
            found.Bandwidth == purchase.Bandwidth && found.InternetChargeType == purchase.InternetChargeType;

        // A different bandwidth may be what the address had before. So when an attempt of ours got no answer, a different bandwidth counts
        // only if the address shows nothing else until the time limit.
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

    /// <summary>A purchase that was sent.</summary>
    /// <param name="Purchase">The purchase.</param>
    /// <param name="IsRepetition">Whether it was certainly sent before and got no answer.</param>
    /// <param name="MayBeSentBefore">
    /// Whether its token came with the input, perhaps from a saved error, so that it may have been sent before.
    /// </param>
    /// <param name="GoneBandwidthId">The id of a bandwidth that was just removed from the address, or null.</param>
    private sealed record SentPurchase(Purchase Purchase, bool IsRepetition, bool MayBeSentBefore, string? GoneBandwidthId);
}
