using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>Shows the -WhatIf lines for removals.</summary>
internal sealed class RemovalPreview : Preview
{
    /// <summary>The name of the operation. -Confirm uses it, too.</summary>
    public static string Action => UserText.Translate("Remove public bandwidth");

    private readonly RowChecks _checks = new();
    private readonly bool _ifExists;
    private int _absent;

    /// <summary>Makes a preview without rows.</summary>
    /// <param name="output">The streams of the command.</param>
    /// <param name="queue">Queues a job of the command.</param>
    /// <param name="throttleLimit">How many calls run at a time.</param>
    /// <param name="ifExists">Whether having nothing to remove is accepted without an error.</param>
    public RemovalPreview(IJobOutput output, Action<Job> queue, int throttleLimit, bool ifExists)
        : base(output, queue, throttleLimit) => _ifExists = ifExists;

    private protected override Task CheckAsync(JobCalls calls, PlanRow row) => _checks.CheckRemovalAsync(calls, row);

    private protected override void Show(PlanRow row)
    {
        ErrorRecord? refusal = EarlierRow(row) is null
            ? row.Refusal
            : BandwidthErrors.NoneAtAddress(row.SubjectId!, row.Wanted.RegionId!, row.Wanted, isRemoval: true);
        if (refusal is null)
        {
            (int? before, string? chargeType) = (row.Address?.Bandwidth, row.Address?.InternetChargeType);
            ShowChange(row, ChangeLine.OfRemoval(ChangeLine.SubjectOf(row), before, chargeType), Action, chargeType, before, after: 0);
        }
        else if (_ifExists && ErrorIds.SaysThatItIsGone(refusal.FullyQualifiedErrorId))
        {
            _absent++;
        }
        else
        {
            Refuse(row, refusal);
        }
    }

    private protected override string WouldBeDone(string rows) => UserText.Of($"{rows} would be removed");

    private protected override string SumOf(string chargeType, long before, long after) => UserText.Of($"{before} Mbit/s {chargeType}");

    private protected override IEnumerable<string> OtherCounts() =>
        _absent > 0 ? [UserText.Of($"{_absent} already without bandwidth")] : [];
}
