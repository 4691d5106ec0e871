using System.Collections.Generic;
using VpcPS.Core.Journal;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>Something that takes back a change of a run, or the reason why nothing does.</summary>
internal sealed record UndoAct
{
    /// <summary>What is shown of it.</summary>
    public required VpcUndoStep Step { get; init; }

    /// <summary>All changes that it stands for: when it is done, they are taken back.</summary>
    public required IReadOnlyList<ChangeMark> Marks { get; init; }

    /// <summary>The action that takes it back; null for none.</summary>
    public string? Action { get; init; }

    /// <summary>The parameters of that action.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The address to look at before; null for none.</summary>
    public string? AddressId { get; init; }

    /// <summary>The gateway to look at before; null for none.</summary>
    public string? GatewayId { get; init; }

    /// <summary>The bandwidth that the run bought or changed; null where the record does not have it.</summary>
    public string? BandwidthId { get; init; }

    /// <summary>
    /// Mbit/s that the run left; empty where it is no bandwidth. Several where a change has no known outcome: either may be there.
    /// </summary>
    public IReadOnlyCollection<string> LeftBandwidths { get; init; } = [];

    /// <summary>The values that the run left, as <see cref="LeftBandwidths"/>, which are set back; empty where none are.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> LeftValues { get; init; } = new Dictionary<string, HashSet<string>>();

    /// <summary>Why it is left when it does not exist any more, because the run removed it; null where it did not.</summary>
    public string? IfRemoved { get; init; }

    /// <summary>Whether nobody knows if the change was made.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>How what was created is found, and its removal awaited; null for other things.</summary>
    public UndoRemoval? Removal { get; init; }

    /// <summary>The act with another state.</summary>
    public UndoAct As(VpcUndoState state, string? reason = null) => this with { Step = Step with { State = state, Reason = reason } };
}

/// <summary>How what an action creates is removed, and how it is seen that it is gone.</summary>
/// <param name="Creates">The action that creates it.</param>
/// <param name="Removes">The action that removes it.</param>
/// <param name="IdName">The parameter with its id, for both.</param>
/// <param name="Lists">The action that lists it.</param>
/// <param name="AlsoNeeds">A parameter of the creation that the other two need as well; null for none.</param>
internal sealed record UndoRemoval(string Creates, string Removes, string IdName, string Lists, string? AlsoNeeds = null)
{
    /// <summary>All that can be removed.</summary>
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

    /// <summary>The parameters that name a thing that a change created.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ParametersFor(RecordedChange change, string id) =>
        AlsoNeeds is not null && change.Parameter(AlsoNeeds) is { } other
            ? [new(IdName, id), new(AlsoNeeds, other)]
            : [new(IdName, id)];
}
