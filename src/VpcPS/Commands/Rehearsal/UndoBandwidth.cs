using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// Plans how to undo the changes of the bandwidth of one address. Bandwidth that the run bought is removed, even if it was changed later.
/// Bandwidth that existed before the run gets back its first value.
/// </summary>
internal sealed class UndoBandwidth
{
    /// <summary>The action that changes the Mbit/s.</summary>
    public const string Resizes = "ModifyIpv6InternetBandwidth";

    /// <summary>The action that removes bandwidth.</summary>
    public const string Unbuys = "DeleteIpv6InternetBandwidth";

    private const string Buys = "AllocateIpv6InternetBandwidth";

    private readonly string? _addressId;
    private readonly List<UndoAct> _acts = [];

    // The state of the address at this point of the run: the purchase of its bandwidth, or else the first change of bandwidth that existed
    // before.
    private RecordedChange? _bought;
    private RecordedChange? _first;
    private List<ChangeMark> _marks = [];
    private HashSet<string> _left = [];
    private bool _isRemovalUnknown;

    // The step for bandwidth that existed before the run and that the run removed.
    private UndoAct? _removed;

    private UndoBandwidth(string? addressId) => _addressId = addressId;

    /// <summary>Whether an action is about the bandwidth of an address.</summary>
    public static bool IsAbout(string action) => action is Buys or Resizes or Unbuys;

    /// <summary>A value that a change replaced. Null when the record does not have it.</summary>
    public static string? ValueBefore(RecordedChange change, string name) =>
        change.Before.FirstOrDefault(value => value.Key == name).Value;

    /// <summary>Makes the plan of one address.</summary>
    /// <param name="changes">The changes of its bandwidth, in their order.</param>
    /// <param name="addressId">The address. Null when the record does not name it.</param>
    public static IReadOnlyList<UndoAct> Of(IEnumerable<RecordedChange> changes, string? addressId)
    {
        var plan = new UndoBandwidth(addressId);
        foreach (RecordedChange change in changes)
        {
            plan.Add(change);
        }

        return plan.End();
    }

    private void Add(RecordedChange change)
    {
        bool isDone = change.Outcome == RecordedOutcome.Done;
        if (change.Action == Buys)
        {
            // A purchase succeeds only for an address without bandwidth. So an earlier removal was made, even if its answer was lost.
            if (_isRemovalUnknown && _bought is null)
            {
                EndRemoved(SetBack());
            }

            Begin();
            _bought = change;
        }

        _marks.Add(change.Mark);
        switch (change.Action)
        {
            case Buys:
                _left.Add(change.Parameter("Bandwidth") ?? "");
                break;
            case Resizes:
                _first ??= change;
                KeepLeft(change, isDone);
                _left.Add(change.Parameter("Bandwidth") ?? "");
                break;
            default:
                _first ??= change;
                KeepLeft(change, isDone: false);
                _isRemovalUnknown = true;
                if (isDone)
                {
                    EndRemoved(_bought is null ? SetBack() : null);
                    Begin();
                }

                break;
        }
    }

    private void Begin() => (_bought, _first, _marks, _left, _isRemovalUnknown) = (null, null, [], [], false);

    // When the outcome of a change is unknown, the address has either the old value or the new one.
    private void KeepLeft(RecordedChange change, bool isDone)
    {
        if (isDone)
        {
            _left = [];
        }
        else if (_left.Count == 0 && ValueBefore(change, "Bandwidth") is { } before)
        {
            _left.Add(before);
        }
    }

    // Only the bandwidth that was removed last can be looked up. Earlier ones are left.
    private void EndRemoved(UndoAct? next)
    {
        if (_removed is not null)
        {
            _acts.Add(_removed.As(VpcUndoState.Left, _removed.IfRemoved));
        }

        _removed = next;
    }

    private List<UndoAct> End()
    {
        if (_bought is { } bought)
        {
            if (bought.Outcome == RecordedOutcome.Done)
            {
                EndRemoved(null);
            }

            _acts.Add(new UndoAct
            {
                Step = UndoPlan.StepOf(bought, _addressId) with { Undo = UserText.Translate("Remove the bandwidth") },
                Marks = _marks,
                Action = Unbuys,
                Parameters = bought.ResourceId is { } id ? [new("Ipv6InternetBandwidthId", id)] : [new("Ipv6AddressId", _addressId ?? "")],
                AddressId = _addressId,
                BandwidthId = bought.ResourceId,
                LeftBandwidths = _left,
                IsDoubtful = bought.Outcome != RecordedOutcome.Done || bought.ResourceId is null,
            });
        }
        else if (_first is not null)
        {
            _acts.Add(SetBack());
        }

        return _removed is null ? _acts : [.. _acts, _removed];
    }

    // Bandwidth from before the run gets its old value back. If the run removed it, or may have removed it, a look at the address decides.
    private UndoAct SetBack()
    {
        RecordedChange first = _first!;
        string? had = ValueBefore(first, "Bandwidth");
        if (_addressId is null || (had is null && !_isRemovalUnknown))
        {
            return UndoPlan.Left(first, _addressId, UndoPlan.NotRecorded);
        }

        string amount = had is null ? "" : $" -Bandwidth {had} -InternetChargeType {ValueBefore(first, "InternetChargeType")}";
        return new UndoAct
        {
            Step = UndoPlan.StepOf(first, _addressId) with
            {
                Undo = first.Action == Resizes ? UserText.Of($"Set back to {had} Mbit/s") : null,
            },
            Marks = _marks,
            Action = Resizes,
            Parameters = [new("Ipv6AddressId", _addressId), new("Bandwidth", had ?? "")],
            AddressId = _addressId,
            BandwidthId = ValueBefore(first, "Ipv6InternetBandwidthId"),
            LeftBandwidths = _left,
            IfRemoved = _isRemovalUnknown
                ? UserText.Of($"Bandwidth that was removed can only be bought again: New-VpcIpv6InternetBandwidth {_addressId}{amount}")
                : null,
        };
    }
}
