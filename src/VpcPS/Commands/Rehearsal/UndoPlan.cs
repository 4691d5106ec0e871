using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>What takes back the changes of a record, newest first. Nothing of the service is known here.</summary>
internal sealed class UndoPlan
{
    private const string Buys = "AllocateIpv6InternetBandwidth";
    private const string Resizes = "ModifyIpv6InternetBandwidth";
    private const string Unbuys = "DeleteIpv6InternetBandwidth";

    private readonly List<RecordedChange> _changes;
    private readonly HashSet<string> _created;
    private readonly HashSet<string> _removed;
    private readonly List<UndoAct> _acts = [];

    private UndoPlan(IEnumerable<RecordedChange> changes)
    {
        _changes = [.. changes.Where(change => change.Outcome != RecordedOutcome.Refused)];
        _created = [.. _changes.Where(change => RemovalOf(change) is not null).Select(change => change.ResourceId).OfType<string>()];
        _removed = [.. _changes
            .Where(change => change.Outcome == RecordedOutcome.Done)
            .SelectMany(change => UndoRemoval.All
                .Where(removal => removal.Removes == change.Action)
                .Select(removal => change.Parameter(removal.IdName)))
            .OfType<string>()];
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="changes">The changes, in the order in which they were made.</param>
    public static IReadOnlyList<UndoAct> Of(IEnumerable<RecordedChange> changes)
    {
        var plan = new UndoPlan(changes);
        foreach (IGrouping<(string RegionId, string? Id), RecordedChange> ofAddress in plan._changes
            .Where(change => change.Action is Buys or Resizes or Unbuys)
            .GroupBy(change => (change.RegionId, AddressOf(change))))
        {
            plan.AddBandwidth([.. ofAddress]);
        }

        foreach (IGrouping<(string Action, string RegionId, string? Id), RecordedChange> renamed in plan._changes
            .Where(change => change.Action is "ModifyIpv6AddressAttribute" or "ModifyIpv6GatewayAttribute")
            .GroupBy(change => (change.Action, change.RegionId, RecordMatches.SubjectOf(change))))
        {
            plan.AddValues([.. renamed]);
        }

        plan.AddRest();
        return [.. plan._acts.OrderByDescending(act => act.Step.Number)];
    }

    private static UndoRemoval? RemovalOf(RecordedChange change) =>
        UndoRemoval.All.FirstOrDefault(removal => removal.Creates == change.Action);

    private static string? AddressOf(RecordedChange change) => change.Parameter("Ipv6AddressId") ?? ValueOf(change.Before, "Ipv6AddressId");

    private static string? ValueOf(IEnumerable<KeyValuePair<string, string>> values, string name) =>
        values.FirstOrDefault(value => value.Key == name).Value;

    private static VpcUndoStep StepOf(RecordedChange change, string? subject) => new()
    {
        State = VpcUndoState.Planned,
        Number = change.Number,
        Action = change.Action,
        RegionId = change.RegionId,
        Subject = subject ?? RecordMatches.SubjectOf(change),
    };

    private void Leave(RecordedChange change, string? subject, string reason) =>
        _acts.Add(new UndoAct { Step = StepOf(change, subject) with { State = VpcUndoState.Left, Reason = reason } });

    // The changes of the bandwidth of one address. What was bought by the run is removed, whatever it was changed to; what was there
    // before gets the Mbit/s that it had first.
    private void AddBandwidth(RecordedChange[] changes)
    {
        string? addressId = AddressOf(changes[0]);
        RecordedChange? bought = null;
        RecordedChange? resized = null;
        string? left = null;
        foreach (RecordedChange change in changes)
        {
            switch (change.Action)
            {
                case Buys:
                    bought = change;
                    left = change.Parameter("Bandwidth");
                    break;
                case Resizes:
                    resized ??= bought is null ? change : null;
                    left = change.Parameter("Bandwidth");
                    break;
                default:
                    if (bought is null)
                    {
                        string amount = ValueOf(change.Before, "Bandwidth") is { } had
                            ? $" -Bandwidth {had} -InternetChargeType {ValueOf(change.Before, "InternetChargeType")}"
                            : "";
                        Leave(change, addressId, UserText.Of(
                            $"Bandwidth that was removed can only be bought again: New-VpcIpv6InternetBandwidth {addressId}{amount}"));
                    }

                    (bought, resized, left) = (null, null, null);
                    break;
            }
        }

        if (bought is not null)
        {
            _acts.Add(new UndoAct
            {
                Step = StepOf(bought, addressId) with { Undo = UserText.Translate("Remove the bandwidth") },
                Action = Unbuys,
                Parameters = bought.ResourceId is { } id ? [new("Ipv6InternetBandwidthId", id)] : [new("Ipv6AddressId", addressId ?? "")],
                AddressId = addressId,
                BandwidthId = bought.ResourceId,
                LeftBandwidth = left,
                IsDoubtful = bought.Outcome != RecordedOutcome.Done || bought.ResourceId is null,
            });
        }
        else if (resized is not null)
        {
            AddResized(resized, addressId, left);
        }
    }

    private void AddResized(RecordedChange resized, string? addressId, string? left)
    {
        if (addressId is null || ValueOf(resized.Before, "Bandwidth") is not { } had)
        {
            Leave(resized, addressId, NotRecorded);
            return;
        }

        _acts.Add(new UndoAct
        {
            Step = StepOf(resized, addressId) with { Undo = UserText.Of($"Set back to {had} Mbit/s") },
            Action = Resizes,
            Parameters = [new("Ipv6AddressId", addressId), new("Bandwidth", had)],
            AddressId = addressId,
            BandwidthId = ValueOf(resized.Before, "Ipv6InternetBandwidthId"),
            LeftBandwidth = left,
        });
    }

    private static string NotRecorded => UserText.Translate("What it was before is not in the record");

    // Names and descriptions of one object.
    private void AddValues(RecordedChange[] changes)
    {
        RecordedChange first = changes[0];
        string? id = RecordMatches.SubjectOf(first);
        if (id is null || _created.Contains(id))
        {
            return;
        }

        var left = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> value in changes.SelectMany(change => change.Parameters))
        {
            if (value.Key is "Name" or "Description")
            {
                left[value.Key] = value.Value;
            }
        }

        if (first.Before.Count == 0)
        {
            Leave(first, id, NotRecorded);
            return;
        }

        bool isAddress = first.Action == "ModifyIpv6AddressAttribute";
        _acts.Add(new UndoAct
        {
            Step = StepOf(first, id) with
            {
                Undo = UserText.Of($"Set back {string.Join(", ", left.Keys.Select(name => $"{name} '{ValueOf(first.Before, name)}'"))}"),
            },
            Action = first.Action,
            Parameters =
            [
                new(isAddress ? "Ipv6AddressId" : "Ipv6GatewayId", id),
                .. left.Keys.Select(name => new KeyValuePair<string, string>(name, ValueOf(first.Before, name) ?? "")),
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
            if (change.Action is Buys or Resizes or Unbuys or "ModifyIpv6AddressAttribute" or "ModifyIpv6GatewayAttribute")
            {
                continue;
            }

            if (RemovalOf(change) is { } removal)
            {
                AddRemoval(change, removal);
            }
            else if (UndoRemoval.All.FirstOrDefault(known => known.Removes == change.Action) is { } gone)
            {
                if (change.Parameter(gone.IdName) is not { } id || !_created.Contains(id))
                {
                    Leave(change, change.Parameter(gone.IdName), UserText.Translate("What was removed can't be brought back"));
                }
            }
            else if (!IsAboutCreated(change))
            {
                Leave(change, null, UserText.Of($"Undo-VpcRun can't take back {change.Action}; take it back by hand"));
            }
        }
    }

    // What was done to something that the run created goes away with it.
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
                Action = removal.Removes,
                Parameters = removal.ParametersFor(change, id),
                AddressId = removal.Creates == "AllocateIpv6Address" ? id : null,
                Removal = removal,
            });
        }
    }
}
