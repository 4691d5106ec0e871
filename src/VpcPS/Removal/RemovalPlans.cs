using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Removal;

/// <summary>
/// The plans of all VPCs that a command removes: what is to be removed, what stays, and what the user is asked and told of it.
/// </summary>
internal sealed class RemovalPlans
{
    private readonly int _unread;

    /// <summary>Puts the plans together, once all VPCs were read.</summary>
    /// <param name="wanted">The VPCs.</param>
    /// <param name="isPartial">Whether everything else is removed where something can't be.</param>
    public RemovalPlans(IReadOnlyList<WantedRemoval> wanted, bool isPartial)
    {
        Planned = [.. wanted.Where(each => each.Plan is not null)];
        All = [.. Planned.SelectMany(each => each.Plan!.Removals)];
        ToDo = [.. All.Where(removal => removal.IsToDo)];
        Regions = [.. Planned.Select(each => each.Plan!.Region).Distinct(StringComparer.Ordinal)];
        _unread = wanted.Count(each => !each.IsRead);
        IsRefused = !isPartial && (_unread > 0 || All.Any(removal => removal.ObstacleCode is not null));
    }

    /// <summary>The VPCs with a plan.</summary>
    public IReadOnlyList<WantedRemoval> Planned { get; }

    /// <summary>All resources of the plans.</summary>
    public IReadOnlyList<PlannedRemoval> All { get; }

    /// <summary>The resources that are to be removed.</summary>
    public IReadOnlyList<PlannedRemoval> ToDo { get; }

    /// <summary>The regions of the plans.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Whether nothing is removed, because something can't be removed or was not read.</summary>
    public bool IsRefused { get; }

    /// <summary>What the question is about: the VPCs, and how many resources of each kind.</summary>
    public string Target
    {
        get
        {
            string counts = string.Join(
                ", ",
                ToDo.GroupBy(removal => removal.Step.Kind).OrderBy(kind => kind.Key).Select(kind => $"{kind.Count()} {kind.Key}"));
            string which = Planned is [var only]
                ? UserText.Of($"{only.Vpc.VpcId} in {Regions[0]}")
                : UserText.Of($"{Planned.Count} VPCs in {string.Join(", ", Regions)}");
            string name = Planned is [{ Plan.Vpc.Name: { Length: > 0 } given }] ? $" ({given})" : "";
            return UserText.Of($"{which}{name}: resources to remove: {ToDo.Count} ({counts})");
        }
    }

    /// <summary>What is asked to be done.</summary>
    public string Action => Planned.Count == ToDo.Count(removal => removal.Step.Kind == VpcRemovalKind.Vpc)
        ? UserText.Translate("Remove everything in the VPC, and the VPC")
        : UserText.Translate("Remove what can be removed in the VPC, and keep the rest with the VPC");

    /// <summary>The warning of what stays, or null where nothing does.</summary>
    public string? WhatStays
    {
        get
        {
            int stays = All.Count - ToDo.Count;
            int blocked = All.Count(removal => !removal.IsToDo && removal.ObstacleCode is not null);
            return stays == 0
                ? null
                : UserText.Of(
                    $"{stays} of {All.Count} resources are kept: {blocked} can't be removed, and {stays - blocked} depend on them.");
        }
    }

    /// <summary>Names everything that can't be removed, before anything is touched. The last error says that nothing was removed.</summary>
    public IEnumerable<(PipedRow? Row, ErrorRecord Error)> Refusals()
    {
        int blocked = 0;
        VpcNetwork? first = null;
        foreach (WantedRemoval wanted in Planned)
        {
            foreach (PlannedRemoval removal in wanted.Plan!.Removals.Where(removal => removal.ObstacleCode is not null))
            {
                blocked++;
                first ??= wanted.Vpc;
                yield return (wanted.Row, RemovalErrors.NotRemovable(removal.Step, removal.ObstacleCode!));
            }
        }

        yield return (null, first is null ? RemovalErrors.PlanIncomplete(_unread) : RemovalErrors.Refused(first, blocked, All.Count));
    }
}
