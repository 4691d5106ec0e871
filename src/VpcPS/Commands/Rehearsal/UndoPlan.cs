using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Plans how to undo the changes of a record, newest first. It uses only the record; the present state of the service is checked later.
/// </summary>
internal sealed class UndoPlan
{
    private const string RenamesAddress = "ModifyIpv6AddressAttribute";
    private const string RenamesGateway = "ModifyIpv6GatewayAttribute";

    private readonly List<RecordedChange> _changes;
    private readonly HashSet<string> _created;
    private readonly HashSet<string> _removed;
    private readonly List<UndoAct> _acts = [];

    private UndoPlan(IEnumerable<RecordedChange> changes, Func<RecordedChange, bool> isPlanned)
    {
        RecordedChange[] all = [.. changes.Where(change => change.Outcome != RecordedOutcome.Refused)];
        _changes = [.. all.Where(isPlanned)];
        _created = [.. all.Where(change => RemovalOf(change) is not null).Select(change => change.ResourceId).OfType<string>()];
        _removed = [.. all
            .Where(change => change.Outcome == RecordedOutcome.Done)
            .SelectMany(change => UndoRemoval.All
                .Where(removal => removal.Removes == change.Action)
                .Select(removal => change.Parameter(removal.IdName)))
            .OfType<string>()];
    }

    /// <summary>The actions that undo something, without those of <see cref="UndoRemoval.All"/>.</summary>
    public static IReadOnlyList<string> Sent { get; } = [UndoBandwidth.Resizes, UndoBandwidth.Unbuys, RenamesAddress, RenamesGateway];

    /// <summary>Makes the plan. Changes that were undone before are Gone in it. Only later changes are planned.</summary>
    /// <param name="changes">The changes, in the order in which they were made.</param>
    /// <param name="undone">The changes that were undone before.</param>
    public static IReadOnlyList<UndoAct> Of(IReadOnlyList<RecordedChange> changes, ICollection<ChangeMark> undone) =>
    [
        .. Of(changes, change => undone.Contains(change.Mark))
            .Select(act => act.As(VpcUndoState.Gone, UserText.Translate("It was taken back before")))
            .Concat(Of(changes, change => !undone.Contains(change.Mark)))
            .OrderByDescending(act => act.Step.Number),
    ];

    private static List<UndoAct> Of(IReadOnlyList<RecordedChange> changes, Func<RecordedChange, bool> isPlanned)
    {
        var plan = new UndoPlan(changes, isPlanned);
        foreach (IGrouping<(string RegionId, string? Id), RecordedChange> ofAddress in plan._changes
            .Where(change => UndoBandwidth.IsAbout(change.Action))
            .GroupBy(change => (change.RegionId, AddressOf(change))))
        {
            plan._acts.AddRange(UndoBandwidth.Of([.. ofAddress], ofAddress.Key.Id));
        }

        foreach (IGrouping<(string Action, string RegionId, string? Id), RecordedChange> renamed in plan._changes
            .Where(change => change.Action is RenamesAddress or RenamesGateway)
            .GroupBy(change => (change.Action, change.RegionId, RecordMatches.SubjectOf(change))))
        {
            plan.AddValues([.. renamed]);
        }

        plan.AddRest();
        return plan._acts;
    }

    private static UndoRemoval? RemovalOf(RecordedChange change) =>
        UndoRemoval.All.FirstOrDefault(removal => removal.Creates == change.Action);

    private static string? AddressOf(RecordedChange change) =>
        change.Parameter("Ipv6AddressId") ?? UndoBandwidth.ValueBefore(change, "Ipv6AddressId");

    /// <summary>Makes the planned step for a change.</summary>
    public static VpcUndoStep StepOf(RecordedChange change, string? subject) => new()
    {
        State = VpcUndoState.Planned,
        Number = change.Number,
        Action = change.Action,
        RegionId = change.RegionId,
        Subject = subject ?? RecordMatches.SubjectOf(change),
    };

    /// <summary>Makes the step for a change that is not undone.</summary>
    public static UndoAct Left(RecordedChange change, string? subject, string reason) => new()
    {
        Step = StepOf(change, subject) with { State = VpcUndoState.Left, Reason = reason },
        Marks = [change.Mark],
    };

    private void Leave(RecordedChange change, string? subject, string reason) => _acts.Add(Left(change, subject, reason));

    /// <summary>The reason why a change can't be undone when the record lacks the old value.</summary>
    public static string NotRecorded => UserText.Translate("What it was before is not in the record");

    // Adds the steps for names and descriptions of one object.
    private void AddValues(RecordedChange[] changes)
    {
        RecordedChange first = changes[0];
        string? id = RecordMatches.SubjectOf(first);
        if (id is null || _created.Contains(id))
        {
            return;
        }

        var left = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach ((RecordedChange change, KeyValuePair<string, string> value) in changes
            .SelectMany(change => change.Parameters.Select(value => (change, value)))
            .Where(set => set.value.Key is "Name" or "Description"))
        {
            if (change.Outcome == RecordedOutcome.Done)
            {
                left[value.Key] = [value.Value];
                continue;
            }

            if (!left.TryGetValue(value.Key, out HashSet<string>? possible))
            {
                left[value.Key] = possible = [UndoBandwidth.ValueBefore(change, value.Key) ?? ""];
            }

            possible.Add(value.Value);
        }

        if (first.Before.Count == 0)
        {
            Leave(first, id, NotRecorded);
            return;
        }

        IEnumerable<string> former = left.Keys.Select(name => $"{name} '{UndoBandwidth.ValueBefore(first, name)}'");
        bool isAddress = first.Action == RenamesAddress;
        _acts.Add(new UndoAct
        {
            Step = StepOf(first, id) with
            {
                Undo = UserText.Of($"Set back {string.Join(", ", former)}"),
            },
            Marks = [.. changes.Select(change => change.Mark)],
            Action = first.Action,
            Parameters =
            [
                new(isAddress ? "Ipv6AddressId" : "Ipv6GatewayId", id),
                .. left.Keys.Select(name => new KeyValuePair<string, string>(name, UndoBandwidth.ValueBefore(first, name) ?? "")),
            ],
            AddressId = isAddress ? id : null,
            GatewayId = isAddress ? null : id,
            LeftValues = left,
        });
    }

    private void AddRest()
    {
        foreach (RecordedChange change in _changes)
        {
            if (UndoBandwidth.IsAbout(change.Action) || change.Action is RenamesAddress or RenamesGateway)
            {
                continue;
            }

            if (RemovalOf(change) is { } removal)
            {
                AddRemoval(change, removal);
            }
            else if (UndoRemoval.All.FirstOrDefault(known => known.Removes == change.Action) is { } gone)
            {
                AddRemoved(change, gone);
            }
            else if (!IsAboutCreated(change))
            {
                Leave(change, null, UserText.Of($"Undo-VpcRun can't take back {change.Action}; take it back by hand"));
            }
        }
    }

    // Adds the step for an object that the run removed but had not created. If the answer was lost, the object may still exist, so it has
    // to be looked up.
    private void AddRemoved(RecordedChange change, UndoRemoval gone)
    {
        string? id = change.Parameter(gone.IdName);
        string reason = UserText.Translate("What was removed can't be brought back");
        if (id is not null && _created.Contains(id))
        {
            return;
        }

        if (change.Outcome == RecordedOutcome.Done)
        {
            Leave(change, id, reason);
        }
        else if (id is null)
        {
            Leave(change, null, UserText.Translate("It is unknown whether it was removed: its answer was lost; look for it"));
        }
        else
        {
            _acts.Add(new UndoAct
            {
                Step = StepOf(change, id),
                Marks = [change.Mark],
                Parameters = gone.ParametersFor(change, id),
                Removal = gone,
                IfRemoved = reason,
            });
        }
    }

    // Changes of an object that the run created need no step of their own, because the object is removed.
    private bool IsAboutCreated(RecordedChange change)
    {
        string[] ids =
        [
            .. change.Parameters
                .Where(pair => pair.Key.StartsWith("ResourceId.", StringComparison.Ordinal))
                .Select(pair => pair.Value),
        ];
        return ids.Length > 0
            ? ids.All(_created.Contains)
            : RecordMatches.SubjectOf(change) is { } subject && _created.Contains(subject);
    }

    private void AddRemoval(RecordedChange change, UndoRemoval removal)
    {
        if (change.ResourceId is not { } id)
        {
            Leave(change, null, UserText.Translate(
                "It is unknown whether it was created: the record has no id of it; look for it, and remove it by hand"));
        }
        else if (!_removed.Contains(id))
        {
            _acts.Add(new UndoAct
            {
                Step = StepOf(change, id) with { Undo = UserText.Of($"Remove {id}") },
                Marks = [change.Mark],
                Action = removal.Removes,
                Parameters = removal.ParametersFor(change, id),
                AddressId = removal.Creates == "AllocateIpv6Address" ? id : null,
                Removal = removal,
            });
        }
    }
}
