using System.Collections.Generic;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>A step that undoes changes of a run, or the reason why they are not undone.</summary>
internal sealed record UndoAct
{
    /// <summary>The object that the command emits for the step.</summary>
    public required VpcUndoStep Step { get; init; }

    /// <summary>The changes that the step undoes. When it is done, they count as undone.</summary>
    public required IReadOnlyList<ChangeMark> Marks { get; init; }

    /// <summary>The action that undoes the changes. Null when they are not undone.</summary>
    public string? Action { get; init; }

    /// <summary>The parameters of that action.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The address to read before. Null for none.</summary>
    public string? AddressId { get; init; }

    /// <summary>The gateway to read before. Null for none.</summary>
    public string? GatewayId { get; init; }

    /// <summary>The id of the bandwidth that the run bought or changed. Null when the record does not have it.</summary>
    public string? BandwidthId { get; init; }

    /// <summary>
    /// The Mbit/s that the run left. Empty when the step is not about bandwidth. Several when the outcome of a change is unknown, because
    /// each of them may be there.
    /// </summary>
    public IReadOnlyCollection<string> LeftBandwidths { get; init; } = [];

    /// <summary>
    /// The values that the run left and that are set back, with several values as in <see cref="LeftBandwidths"/>. Empty when there are
    /// none.
    /// </summary>
    public IReadOnlyDictionary<string, HashSet<string>> LeftValues { get; init; } = new Dictionary<string, HashSet<string>>();

    /// <summary>
    /// The reason to report when the object no longer exists because the run removed it. Null when the run did not remove it.
    /// </summary>
    public string? IfRemoved { get; init; }

    /// <summary>Whether it is unknown if the change was made.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>How to find the created object and to wait for its removal. Null for other steps.</summary>
    public UndoRemoval? Removal { get; init; }

    /// <summary>A copy of the step with another state.</summary>
    public UndoAct As(VpcUndoState state, string? reason = null) => this with { Step = Step with { State = state, Reason = reason } };
}

/// <summary>How to remove an object that an action created, and how to see that it is gone.</summary>
/// <param name="Creates">The action that creates the object.</param>
/// <param name="Removes">The action that removes the object.</param>
/// <param name="IdName">The parameter with the id of the object, in the actions that remove and list it.</param>
/// <param name="Lists">The action that lists the object.</param>
/// <param name="AlsoNeeds">A parameter of the creation that the other two actions need as well. Null for none.</param>
internal sealed record UndoRemoval(string Creates, string Removes, string IdName, string Lists, string? AlsoNeeds = null)
{
    /// <summary>All kinds of objects that can be removed.</summary>
    public static IReadOnlyList<UndoRemoval> All { get; } =
    [
        new("CreateIpv6Gateway", "DeleteIpv6Gateway", "Ipv6GatewayId", "DescribeIpv6Gateways"),
        new("AllocateIpv6Address", "ReleaseIpv6Address", "Ipv6AddressId", "DescribeIpv6Addresses"),
        new("CreateIpv6EgressOnlyRule", "DeleteIpv6EgressOnlyRule", "Ipv6EgressOnlyRuleId", "DescribeIpv6EgressOnlyRules", "Ipv6GatewayId"),
        new("CreateVpc", "DeleteVpc", "VpcId", "DescribeVpcs"),
        new("CreateVSwitch", "DeleteVSwitch", "VSwitchId", "DescribeVSwitches"),
        new("CreateRouteTable", "DeleteRouteTable", "RouteTableId", "DescribeRouteTableList"),
        new("CreateRouteEntry", "DeleteRouteEntry", "RouteEntryId", "DescribeRouteEntryList", "RouteTableId"),
    ];

    /// <summary>The parameters that identify the object that a change created.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ParametersFor(RecordedChange change, string id) =>
        AlsoNeeds is not null && change.Parameter(AlsoNeeds) is { } other
            ? [new(IdName, id), new(AlsoNeeds, other)]
            : [new(IdName, id)];
}
