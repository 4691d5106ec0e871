using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>Resources of one type, for one call of a tag action.</summary>
/// <param name="Region">The region.</param>
/// <param name="ResourceType">The type, such as IPV6ADDRESS.</param>
/// <param name="Ids">The ids.</param>
internal sealed record TagTarget(string Region, string ResourceType, IReadOnlyList<string> Ids)
{
    // The types of this module's objects. Bandwidths and rules have no tags.
    private static readonly (string Prefix, string Type)[] Types =
    [
        (IdPrefixes.Ipv6Gateway, "IPV6GATEWAY"),
        (IdPrefixes.Ipv6Address, "IPV6ADDRESS"),
        (IdPrefixes.Vpc, "VPC"),
        (IdPrefixes.VSwitch, "VSWITCH"),
        (IdPrefixes.RouteTable, "ROUTETABLE"),
    ];

    /// <summary>The type of a resource, according to the prefix of its id. Null when the prefix does not show the type.</summary>
    public static string? TypeOf(string id) =>
        Types.Where(known => id.StartsWith(known.Prefix, StringComparison.Ordinal)).Select(known => known.Type).FirstOrDefault();

    /// <summary>
    /// Says what is wrong with an id, or null. For an id of a type without objects in this module, only the general checks are made.
    /// </summary>
    public static string? ProblemOf(string id) =>
        Types.FirstOrDefault(known => id.StartsWith(known.Prefix, StringComparison.Ordinal)) is { Prefix: { } prefix }
        ? IdSyntax.IsId(id, prefix) ? null : IdSyntax.Problem(id, prefix)
        : IdSyntax.ProblemOfAnyKind(id);

    /// <summary>
    /// The error for a row that is about a part of the resource that it names. Null for another row. A row with a ResourceId clearly says
    /// which resource it means.
    /// </summary>
    /// <param name="ids">The ids that were read.</param>
    /// <param name="row">The row, or null.</param>
    public static ErrorRecord? ProblemOfRow(string[] ids, PSObject? row)
    {
        if (ids is not [var id] || row is null || RowParts.PartIn(row, id, takesResources: true) is not { } part)
        {
            return null;
        }

        string column = TypeOf(id) switch { "VPC" => "VpcId", "ROUTETABLE" => "RouteTableId", _ => "VSwitchId" };
        return RowErrors.AboutPart(part, id, column, row);
    }

    /// <summary>Groups ids by type, and splits each group into parts that fit into one call.</summary>
    /// <param name="region">The region.</param>
    /// <param name="resourceType">The type of all ids. Null to derive it from each id.</param>
    /// <param name="ids">The ids. If no type is given, each id shows its type.</param>
    /// <param name="idsInACall">The maximum number of ids in a call.</param>
    public static IEnumerable<TagTarget> Split(string region, string? resourceType, IEnumerable<string> ids, int idsInACall) => ids
        .Distinct()
        .GroupBy(id => resourceType ?? TypeOf(id)!)
        .SelectMany(kind => kind
            .Select((id, index) => (id, Call: index / idsInACall))
            .GroupBy(entry => entry.Call, entry => entry.id)
            .Select(call => new TagTarget(region, kind.Key, call.ToList())));

    /// <summary>The first id and the number of further ids, for messages.</summary>
    public override string ToString() => Ids.Count > 1 ? UserText.Of($"{Ids[0]} and {Ids.Count - 1} more") : Ids[0];
}
