using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Removal;

namespace VpcPS.Commands;

/// <summary>A cmdlet that removes VPCs. With -Recurse it also removes everything in them.</summary>
public abstract class NetworkRemoveCmdlet : RemoveCmdlet
{
    // The limit is high, because most of these jobs wait for others. -ThrottleLimit limits the calls.
    private const int MostJobs = 4096;

    private readonly List<WantedRemoval> _wanted = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private Remover? _remover;

    /// <summary>
    /// Also remove everything in the VPC: egress-only rules, public bandwidth, IPv6 addresses, routes, IPv6 gateways, vSwitches and
    /// route tables. All VPCs are read before anything is removed; the command asks once. If anything can't be removed, errors name
    /// it and nothing is removed. It always waits until a resource is gone.
    /// </summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>
    /// With -Recurse: if something can't be removed, still remove everything that does not depend on it. Default: nothing is
    /// removed then.
    /// </summary>
    [Parameter]
    public SwitchParameter Partial { get; set; }

    private protected sealed override int JobsAtATime => Recurse ? MostJobs : base.JobsAtATime;

    /// <summary>Ends the command with an error when it has switches that contradict each other.</summary>
    protected override void BeginProcessing()
    {
        if (Partial && !Recurse)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "PartialWithoutRecurse",
                $"-Partial was given without -Recurse",
                $"Give -Recurse too, or leave out -Partial.",
                target: null));
        }

        if (DryRun && Recurse)
        {
            ThrowTerminatingError(ErrorRecords.BadInput(
                "RecurseCannotBeChecked",
                $"-DryRun can't be combined with -Recurse: the service can only check one removal at a time",
                $"Use -WhatIf. It shows the plan, and what can't be removed.",
                target: null));
        }

        base.BeginProcessing();
        _remover = new Remover(ThrottleLimit, TimeSpan.FromSeconds(WaitTimeoutSec)) { ForceDelete = ForceDeletes };
    }

    /// <summary>With -Recurse, removes the VPCs that all rows named.</summary>
    protected override void EndProcessing()
    {
        if (_wanted.Count > 0)
        {
            RemoveAll();
        }

        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _remover?.Dispose();
    }

    /// <summary>Whether a VPC is removed even when it has an IPv4 gateway.</summary>
    private protected abstract bool ForceDeletes { get; }

    /// <summary>Remembers a VPC that is to be removed with everything in it.</summary>
    private protected void Want(VpcNetwork vpc)
    {
        if (_keys.Add(vpc.RegionId + "/" + vpc.VpcId))
        {
            _wanted.Add(new WantedRemoval(vpc, Rows.Current));
        }
        else
        {
            WriteWarning(UserText.Of($"{vpc.VpcId} in {vpc.RegionId} was given twice; it is planned once."));
        }
    }

    private void RemoveAll()
    {
        foreach (WantedRemoval wanted in _wanted)
        {
            Queue(_remover!.ReadingOf(wanted, IfExists));
        }

        EmitAll();
        WantedRemoval[] planned = [.. _wanted.Where(wanted => wanted.Plan is not null)];
        PlannedRemoval[] all = [.. planned.SelectMany(wanted => wanted.Plan!.Removals)];
        int unread = _wanted.Count(wanted => !wanted.IsRead);
        bool isRefused = !Partial && (unread > 0 || Array.Exists(all, removal => removal.ObstacleCode is not null));
        if (isRefused)
        {
            Refuse(planned, all.Length, unread);
        }

        PlannedRemoval[] toDo = [.. all.Where(removal => removal.IsToDo)];
        if (Arguments.IsWhatIf(this))
        {
            ShowPlan(planned, all, isRefused ? [] : toDo);
        }
        else if (!isRefused && all.Length > 0)
        {
            ShowWhatStays(all);
            if (toDo.Length > 0 && Asks(planned, toDo))
            {
                Carry(planned, toDo.Length);
            }
        }
    }

    // Lists everything that can't be removed, before anything is changed.
    private void Refuse(IReadOnlyList<WantedRemoval> planned, int total, int unread)
    {
        int blocked = 0;
        VpcNetwork? first = null;
        foreach (WantedRemoval wanted in planned)
        {
            foreach (PlannedRemoval removal in wanted.Plan!.Removals.Where(removal => removal.ObstacleCode is not null))
            {
                blocked++;
                first ??= wanted.Vpc;
                QueueError(wanted.Row, RemovalErrors.NotRemovable(removal.Step, removal.ObstacleCode!));
            }
        }

        QueueError(
            row: null,
            first is null ? RemovalErrors.PlanIncomplete(unread) : RemovalErrors.Refused(first, blocked, total));
        EmitAll();
    }

    private void QueueError(PipedRow? row, ErrorRecord error) => Queue(new Job(
        key: "error", _ => Task.FromResult<object?>(new object[] { error }), failure => ErrorRecords.FromCall(failure, error.TargetObject))
    {
        Row = row,
        IsOfManyRows = row is null,
        ChangesState = false,
        InputRows = 0,
    });

    private void ShowPlan(IReadOnlyList<WantedRemoval> planned, PlannedRemoval[] all, PlannedRemoval[] toDo)
    {
        if (toDo.Length > 0)
        {
            Asks(planned, toDo);
        }

        foreach (PlannedRemoval removal in all)
        {
            WriteObject(removal.IsToDo && toDo.Length == 0
                ? removal.Step with
                {
                    Outcome = VpcRemovalOutcome.Kept,
                    Reason = UserText.Translate("something can't be removed; -Partial would remove this all the same"),
                }
                : removal.Step);
        }
    }

    private void ShowWhatStays(PlannedRemoval[] all)
    {
        PlannedRemoval[] stays = Array.FindAll(all, removal => !removal.IsToDo);
        if (stays.Length == 0)
        {
            return;
        }

        foreach (PlannedRemoval removal in stays)
        {
            WriteObject(removal.Step);
        }

        int blocked = stays.Count(removal => removal.ObstacleCode is not null);
        WriteWarning(UserText.Of(
            $"{stays.Length} of {all.Length} resources are kept: {blocked} can't be removed, and {stays.Length - blocked} depend on them."));
    }

    // Asks one question for everything.
    private bool Asks(IReadOnlyList<WantedRemoval> planned, PlannedRemoval[] toDo)
    {
        string counts = string.Join(
            ", ",
            toDo.GroupBy(removal => removal.Step.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key}"));
        string[] regions = [.. planned.Select(wanted => wanted.Plan!.Region).Distinct(StringComparer.Ordinal)];
        Questions.Region = regions[0];
        string which = planned is [var only]
            ? UserText.Of($"{only.Vpc.VpcId} in {regions[0]}")
            : UserText.Of($"{planned.Count} VPCs in {string.Join(", ", regions)}");
        string name = planned is [{ Plan.Vpc.Name: { Length: > 0 } given }] ? $" ({given})" : "";
        return ShouldRemove(
            UserText.Of($"{which}{name}: resources to remove: {toDo.Length} ({counts})"),
            planned.Count == toDo.Count(removal => removal.Step.Kind == VpcRemovalKind.Vpc)
                ? UserText.Translate("Remove everything in the VPC, and the VPC")
                : UserText.Translate("Remove what can be removed in the VPC, and keep the rest with the VPC"));
    }

    private void Carry(IReadOnlyList<WantedRemoval> planned, int count)
    {
        ExpectRows(count);
        foreach (WantedRemoval wanted in planned)
        {
            foreach (PlannedRemoval removal in wanted.Plan!.Removals.Where(removal => removal.IsToDo))
            {
                Queue(_remover!.JobOf(wanted.Plan, removal, wanted.Row));
            }
        }

        EmitAll();
        WriteSummary(UserText.Of($"Resources that are gone: {_remover!.Gone} of {count}."));
    }
}
