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
        var plans = new RemovalPlans(_wanted, Partial);
        if (plans.IsRefused)
        {
            foreach ((PipedRow? row, ErrorRecord error) in plans.Refusals())
            {
                QueueError(row, error);
            }

            EmitAll();
        }

        if (Arguments.IsWhatIf(this))
        {
            ShowPlan(plans);
        }
        else if (!plans.IsRefused && plans.All.Count > 0)
        {
            ShowWhatStays(plans);
            if (plans.ToDo.Count > 0 && Asks(plans))
            {
                Carry(plans);
            }
        }
    }

    private void QueueError(PipedRow? row, ErrorRecord error) => Queue(new Job(
        key: "error", _ => Task.FromResult<object?>(new object[] { error }), failure => ErrorRecords.FromCall(failure, error.TargetObject))
    {
        Row = row,
        IsOfManyRows = row is null,
        ChangesState = false,
        InputRows = 0,
    });

    private void ShowPlan(RemovalPlans plans)
    {
        bool removesAny = plans.ToDo.Count > 0 && !plans.IsRefused;
        if (removesAny)
        {
            Asks(plans);
        }

        foreach (PlannedRemoval removal in plans.All)
        {
            WriteObject(removal.IsToDo && !removesAny
                ? removal.Step with
                {
                    Outcome = VpcRemovalOutcome.Kept,
                    Reason = UserText.Translate("something can't be removed; -Partial would remove this all the same"),
                }
                : removal.Step);
        }
    }

    private void ShowWhatStays(RemovalPlans plans)
    {
        foreach (PlannedRemoval removal in plans.All.Where(removal => !removal.IsToDo))
        {
            WriteObject(removal.Step);
        }

        if (plans.WhatStays is { } warning)
        {
            WriteWarning(warning);
        }
    }

    // Asks one question for everything.
    private bool Asks(RemovalPlans plans)
    {
        Questions.Region = plans.Regions[0];
        return ShouldRemove(plans.Target, plans.Action);
    }

    private void Carry(RemovalPlans plans)
    {
        ExpectRows(plans.ToDo.Count);
        foreach (WantedRemoval wanted in plans.Planned)
        {
            foreach (PlannedRemoval removal in wanted.Plan!.Removals.Where(removal => removal.IsToDo))
            {
                Queue(_remover!.JobOf(wanted.Plan, removal, wanted.Row));
            }
        }

        EmitAll();
        WriteSummary(UserText.Of($"Resources that are gone: {_remover!.Gone} of {plans.ToDo.Count}."));
    }
}
