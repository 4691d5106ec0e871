using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>Compares what a run left with the present state. What was changed by others since then is left as it is.</summary>
internal static class UndoChecks
{
    /// <summary>Decides whether a step is still planned, or left.</summary>
    /// <param name="act">The step.</param>
    /// <param name="address">The present state of its address. Null when it does not exist.</param>
    public static UndoAct Check(UndoAct act, Ipv6Address? address)
    {
        if (address is null)
        {
            return act.As(VpcUndoState.Gone, UserText.Translate("The address does not exist any more"));
        }

        return act.Removal is not null ? CheckCreated(act, address)
            : act.LeftValues.Count > 0 ? CheckValues(act, address.Name, address.Description)
            : CheckBandwidth(act, address);
    }

    /// <summary>Decides whether a step is still planned, or left.</summary>
    /// <param name="act">The step.</param>
    /// <param name="gateway">The present state of its gateway. Null when it does not exist.</param>
    public static UndoAct Check(UndoAct act, Ipv6Gateway? gateway) => gateway is null
        ? act.As(VpcUndoState.Gone, UserText.Translate("The gateway does not exist any more"))
        : CheckValues(act, gateway.Name, gateway.Description);

    /// <summary>Decides whether a step is still planned, or left.</summary>
    /// <param name="act">The step.</param>
    /// <param name="exists">Whether the object of the step exists.</param>
    public static UndoAct Check(UndoAct act, bool exists) => (exists, act.IfRemoved) switch
    {
        (true, null) => act,
        (true, _) => act.As(VpcUndoState.Gone, UserText.Translate("It is as before the run")),
        (false, null) => act.As(VpcUndoState.Gone, UserText.Translate("It does not exist any more")),
        (false, { } removed) => act.As(VpcUndoState.Left, removed),
    };

    private static UndoAct CheckCreated(UndoAct act, Ipv6Address address) => address.AssociatedInstanceId is { } instance
        ? act.As(VpcUndoState.Left, UserText.Of($"It is in use: {instance} has the address"))
        : act;

    private static UndoAct CheckBandwidth(UndoAct act, Ipv6Address address)
    {
        string? amount = address.Bandwidth?.ToString(CultureInfo.InvariantCulture);
        if (address.InternetBandwidthId is null)
        {
            return act.IfRemoved is { } removed
                ? act.As(VpcUndoState.Left, removed)
                : act.As(VpcUndoState.Gone, UserText.Translate("The address has no bandwidth any more"));
        }

        if (act.IsDoubtful)
        {
            return act.As(VpcUndoState.Left, UserText.Of(
                $"It is unknown whether the run bought the {amount} Mbit/s that are there; if so: Remove-VpcIpv6InternetBandwidth {address.Ipv6AddressId}"));
        }

        if (act.BandwidthId is not null && act.BandwidthId != address.InternetBandwidthId)
        {
            return act.As(VpcUndoState.Left, UserText.Of($"Somebody has bought other bandwidth since: {address.InternetBandwidthId}"));
        }

        if (act.Parameters.Any(parameter => parameter.Key == "Bandwidth" && parameter.Value == amount))
        {
            return act.As(VpcUndoState.Gone, UserText.Of($"It has {amount} Mbit/s as before the run"));
        }

        string left = string.Join("/", act.LeftBandwidths);
        return act.LeftBandwidths.Contains(amount!)
            ? act
            : act.As(VpcUndoState.Left, act.LeftBandwidths.Count == 0
                ? UndoPlan.NotRecorded
                : UserText.Of($"Somebody has changed it since: the run left {left} Mbit/s, it has {amount}"));
    }

    private static UndoAct CheckValues(UndoAct act, string? name, string? description)
    {
        var now = new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = name ?? "", ["Description"] = description ?? "" };
        if (act.Parameters.Where(parameter => now.ContainsKey(parameter.Key)).All(parameter => now[parameter.Key] == parameter.Value))
        {
            return act.As(VpcUndoState.Gone, UserText.Translate("It is as before the run"));
        }

        return act.LeftValues.All(value => value.Value.Contains(now[value.Key]))
            ? act
            : act.As(VpcUndoState.Left, UserText.Translate("Somebody has changed it since"));
    }
}
