using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;
using VpcPS.Purchases;

namespace VpcPS.Commands;

/// <summary>Shows the -WhatIf lines for purchases. It takes into account what the journal has.</summary>
internal sealed class PurchasePreview : Preview
{
    private readonly RowChecks _checks = new();
    private readonly Buyer _buyer;
    private readonly bool _dryRun;
    private int _made;
    private int _underWay;

    /// <summary>Makes a preview without rows.</summary>
    /// <param name="output">The streams of the command.</param>
    /// <param name="queue">Queues a job of the command.</param>
    /// <param name="throttleLimit">How many calls run at a time.</param>
    /// <param name="buyer">The buyer, which has the journal.</param>
    /// <param name="dryRun">Whether the command only asks the service for dry runs.</param>
    public PurchasePreview(IJobOutput output, Action<Job> queue, int throttleLimit, Buyer buyer, bool dryRun)
        : base(output, queue, throttleLimit)
    {
        _buyer = buyer;
        _dryRun = dryRun;
    }

    /// <summary>The name of the operation. -Confirm uses it, too.</summary>
    /// <param name="dryRun">Whether the command only asks the service for dry runs.</param>
    public static string ActionOf(bool dryRun) => dryRun
        ? UserText.Translate("Check whether public bandwidth could be bought")
        : UserText.Translate("Buy public bandwidth (this costs money)");

    private protected override Task CheckAsync(JobCalls calls, PlanRow row) => _checks.CheckPurchaseAsync(calls, row, checksRange: true);

    // The checks are in the same order as in a real run: the limit for all rows, the journal, then what the service would refuse.
    private protected override void Show(PlanRow row)
    {
        if (!row.NamesAddress)
        {
            Refuse(row, row.Refusal!);
            return;
        }

        (Ipv6InternetBandwidth? made, Ipv6InternetBandwidth? underWay, ErrorRecord? conflict) =
            _buyer.Foresee(row.Wanted, row.NamedBandwidthId, row.Address?.InternetBandwidthId);
        PlanRow? earlier = _dryRun ? null : EarlierRow(row);
        if (conflict is not null)
        {
            Refuse(row, conflict);
        }
        else if (made is not null)
        {
            ShowMade(
                $"{ChangeLine.OfWish(row)} ({made.InternetBandwidthId})",
                UserText.Translate("Emit what the journal lists as bought; nothing would be sent"));
        }
        else if (underWay is not null)
        {
            _underWay++;
            ShowLine(
                ChangeLine.OfWish(row),
                UserText.Translate("Send again, with the same token, what the journal lists as open (this costs money)"));
        }
        else if (earlier is not null && IsSamePurchase(earlier, row))
        {
            ShowMade(ChangeLine.OfWish(row), UserText.Of($"Emit what row {earlier.Number} bought; nothing more would be bought"));
        }
        else if (earlier is not null)
        {
            Refuse(row, BandwidthErrors.DuplicateRow(row.Wanted, earlier.Number));
        }
        else if (row.Refusal is { } refusal)
        {
            Refuse(row, refusal);
        }
        else
        {
            ShowChange(
                row,
                row.ReadFailure is null ? ChangeLine.OfPurchase(row) : ChangeLine.OfWish(row),
                ActionOf(_dryRun),
                row.Wanted.InternetChargeType,
                before: 0,
                row.Wanted.Bandwidth);
        }
    }

    private protected override string WouldBeDone(string rows) => _dryRun
        ? UserText.Of($"{rows} would be checked")
        : UserText.Of($"{rows} would be bought");

    private protected override IEnumerable<string> OtherCounts()
    {
        if (_made > 0)
        {
            yield return UserText.Of($"{_made} already in the journal");
        }

        if (_underWay > 0)
        {
            yield return UserText.Of($"{_underWay} open, to be sent again with the same tokens");
        }
    }

    private void ShowMade(string target, string action)
    {
        _made++;
        ShowLine(target, action);
    }

    // For a row that repeats an earlier one, the journal returns the earlier purchase. The service does the same for a repeated token.
    private bool IsSamePurchase(PlanRow earlier, PlanRow row) => PurchaseJournal.AreSame(earlier.Wanted, row.Wanted)
        && (_buyer.Journal is not null || earlier.Wanted.ClientToken == row.Wanted.ClientToken);
}
