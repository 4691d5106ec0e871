using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Texts;

/// <summary>
/// Finds out whether a row is about a thing or about a part of it. For example, the row of an address also has the ids of its vSwitch, its
/// gateway and its VPC, but the row is not about these.
/// </summary>
internal static class RowParts
{
    // The columns with the ids of the parts, for each kind of whole. The part that is nested deepest comes first. A part's model has the id
    // of the whole. An address has the ids of its bandwidth and its rule as well, but these belong to it.
    private static readonly (string Prefix, string[] Columns)[] Kinds =
    [
        .. ModelKind.All
            .Where(whole => whole is { Prefix: not null, AddressColumns.Length: 0 })
            .Select(whole => (whole.Prefix!, ModelKind.All
                .Where(part => part != whole && part.Model.GetProperty(whole.IdColumns[0]) is not null)
                .SelectMany(part => part.IdColumns.Concat(part.OtherIdColumns))
                .ToArray())),
    ];

    /// <summary>The part that a row is about. Null when the row is about the whole or about something else.</summary>
    /// <param name="row">The row: an object of the module, one from another process, or a row of a CSV.</param>
    /// <param name="id">The id of the whole, which the row names.</param>
    /// <param name="takesBlocks">Whether the command changes the address blocks of VPCs.</param>
    /// <param name="takesResources">Whether the command reads the id of any resource from a column ResourceId.</param>
    public static string? PartIn(PSObject row, string id, bool takesBlocks = false, bool takesResources = false)
    {
        if (takesResources && WrittenText.TrimToNull(row.Properties["ResourceId"]?.Value?.ToString()) is { } resource)
        {
            return IdSyntax.Read(resource) == id ? OtherThan(id, row) : null;
        }

        if (Array.Find(Kinds, kind => IdSyntax.IsId(id, kind.Prefix)) is not { Columns: { } columns } whole)
        {
            return null;
        }

        var cells = new Dictionary<string, PSPropertyInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (PSPropertyInfo property in row.Properties)
        {
            cells[FoldedText.Of(property.Name)] = property;
        }

        string? Cell(string column) => cells.TryGetValue(column, out PSPropertyInfo? cell)
            && WrittenText.TrimToNull(cell.Value?.ToString()) is { } text
            && text != id
                ? text
                : null;

        return whole.Prefix switch
        {
            // An address also has the id of its bandwidth. An address has a vSwitch, but a bandwidth has none; so a row with a vSwitch is
            // about the address.
            IdPrefixes.Ipv6Address when cells.ContainsKey("VSwitchId") => null,
            // The output of Enable-VpcIpv6 is about a VPC, although it names the VPC's gateway.
            IdPrefixes.Vpc when cells.ContainsKey("SubnetIndex") => Cell("VSwitchId"),
            IdPrefixes.Vpc => columns.Select(Cell).FirstOrDefault(part => part is not null)
                ?? (takesBlocks ? null : BlockIn(row, Cell))
                ?? StepIn(cells, Cell),
            _ => columns.Select(Cell).FirstOrDefault(part => part is not null),
        };
    }

    // A user's row clearly says with a ResourceId which resource it means. In an object of the module, ResourceId can also be the id of
    // something else, for example of what a flow log records. An object of an unknown kind is named by its first property.
    private static string? OtherThan(string id, PSObject row) =>
        PipedThing.Of(row) is { Id: { } own } ? (own == id ? null : own)
        : PipedThing.IsObjectOfModule(row) ? row.Properties.Select(known => known.Value?.ToString()).FirstOrDefault(text => text != id)
        : null;

    // A VPC has a column CidrBlock as well, so a block is recognised only by the type of the object.
    private static string? BlockIn(PSObject row, Func<string, string?> cell) =>
        row.TypeNames.Any(name => name.EndsWith(typeof(VpcCidrBlock).FullName!, StringComparison.Ordinal)) ? cell("CidrBlock") : null;

    // Each step in the plan of a removal names the VPC.
    private static string? StepIn(Dictionary<string, PSPropertyInfo> cells, Func<string, string?> cell) =>
        cells.ContainsKey("Kind") && cells.ContainsKey("ParentId") ? cell("Id") : null;
}
