using System;
using System.Threading.Tasks;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>Shows the -WhatIf lines for changes of the bandwidth.</summary>
internal sealed class ModificationPreview : Preview
{
    /// <summary>The name of the operation. -Confirm uses it, too.</summary>
    public static string Action => UserText.Translate("Change public bandwidth (this changes what you pay)");

    private readonly RowChecks _checks = new();

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

        // An earlier row for the same address would have changed it by then.
        int? before = EarlierRow(row)?.Wanted.Bandwidth ?? row.Address?.Bandwidth;
        int? after = row.Wanted.Bandwidth;
        string? chargeType = row.Address?.InternetChargeType;
        ShowChange(row, ChangeLine.Of(ChangeLine.SubjectOf(row), before, after, chargeType), Action, chargeType, before, after);
    }

    private protected override string WouldBeDone(string rows) => UserText.Of($"{rows} would be changed");

    private protected override string SumOf(string chargeType, long before, long after) =>
        UserText.Of($"{before} -> {after} Mbit/s {chargeType}");
}
