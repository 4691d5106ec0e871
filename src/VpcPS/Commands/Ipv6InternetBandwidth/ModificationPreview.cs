using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>Shows the -WhatIf lines for changes of the bandwidth.</summary>
internal sealed class ModificationPreview : Preview
{
    /// <summary>The name of the operation. -Confirm uses it, too.</summary>
    public static string Action => UserText.Translate("Change public bandwidth (this changes what you pay)");

    private readonly RowChecks _checks = new();
    private int _same;

    /// <summary>Makes a preview without rows.</summary>
    /// <param name="output">The streams of the command.</param>
    /// <param name="queue">Queues a job of the command.</param>
    /// <param name="throttleLimit">How many calls run at a time.</param>
    public ModificationPreview(IJobOutput output, Action<Job> queue, int throttleLimit)
        : base(output, queue, throttleLimit)
    {
    }

    private protected override Task CheckAsync(JobCalls calls, PlanRow row) => _checks.CheckModificationAsync(calls, row);

    private protected override void Show(PlanRow row)
    {
        if (row.Refusal is { } refusal)
        {
            Refuse(row, refusal);
            return;
        }

        int? before = row.Address?.Bandwidth;
        int? after = row.Wanted.Bandwidth;
        string? chargeType = row.Address?.InternetChargeType;
        if (EarlierRow(row) is not { } earlier)
        {
            ShowChange(row, ChangeLine.Of(ChangeLine.SubjectOf(row), before, after, chargeType), Action, chargeType, before, after);
        }
        else if (earlier.Wanted.Bandwidth != after)
        {
            Refuse(row, BandwidthErrors.RowsContradict(row.SubjectId!, row.Wanted, earlier.Number, earlier.Wanted.Bandwidth));
        }
        else
        {
            _same++;
            ShowLine(
                ChangeLine.Of(ChangeLine.SubjectOf(row), after, after, chargeType),
                UserText.Of($"Leave it as row {earlier.Number} set it; nothing more would be changed"));
        }
    }

    private protected override string WouldBeDone(string rows) => UserText.Of($"{rows} would be changed");

    private protected override IEnumerable<string> OtherCounts() =>
        _same > 0 ? [UserText.Of($"{_same} the same as an earlier row")] : [];

    private protected override string SumOf(string chargeType, long before, long after) =>
        UserText.Of($"{before} -> {after} Mbit/s {chargeType}");
}
