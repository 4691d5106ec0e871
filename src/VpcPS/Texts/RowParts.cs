using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Texts;

/// <summary>
/// What a row is about when it names a thing and also a part of it. A row of an address has the ids of its vSwitch, its gateway and
/// its VPC, too; it does not mean these.
/// </summary>
internal static class RowParts
{
    private static readonly string[] OfAddress =
        ["Ipv6EgressOnlyRuleId", "Ipv6EgressRuleId", "InternetBandwidthId", "Ipv6InternetBandwidthId"];
    private static readonly string[] Addresses = ["Ipv6AddressId", "AddressId"];
    private static readonly string[] Gateways = ["Ipv6GatewayId", "GatewayId"];

    // For each kind of whole the columns with the ids of its parts. The part that lies deepest comes first.
    private static readonly (string Prefix, string[] Columns)[] Kinds =
    [
        (IdPrefixes.Vpc, [.. Addresses, "NetworkInterfaceId", "VSwitchId", "RouteTableId", .. Gateways]),
        (IdPrefixes.VSwitch, [.. Addresses, "NetworkInterfaceId"]),
        (IdPrefixes.Ipv6Gateway, [.. OfAddress, .. Addresses]),
        (IdPrefixes.Ipv6Address, OfAddress),
        (IdPrefixes.RouteTable, ["RouteEntryId", "RouteId", "DestinationCidrBlock", "VSwitchId"]),
    ];

    /// <summary>The part that a row is about, or null where it is about the whole, or about something else.</summary>
    /// <param name="row">The row: an object of the module, one from another process, or a row of a CSV.</param>
    /// <param name="id">The id of the whole, which the row names.</param>
    /// <param name="takesBlocks">Whether the command works on the address blocks of VPCs.</param>
    public static string? PartIn(PSObject row, string id, bool takesBlocks = false)
    {
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
            // An address has the id of its bandwidth. It also has a vSwitch, and a bandwidth has none.
            IdPrefixes.Ipv6Address when cells.ContainsKey("VSwitchId") => null,
            // What Enable-VpcIpv6 emits names the gateway of the VPC that it is about.
            IdPrefixes.Vpc when cells.ContainsKey("SubnetIndex") => Cell("VSwitchId"),
            IdPrefixes.Vpc => columns.Select(Cell).FirstOrDefault(part => part is not null)
                ?? (takesBlocks ? null : BlockIn(row, Cell))
                ?? StepIn(cells, Cell),
            _ => columns.Select(Cell).FirstOrDefault(part => part is not null),
        };
    }

    // A VPC has a column CidrBlock, too, so that only the type of the object tells a block.
    private static string? BlockIn(PSObject row, Func<string, string?> cell) =>
        row.TypeNames.Any(name => name.EndsWith(typeof(VpcCidrBlock).FullName!, StringComparison.Ordinal)) ? cell("CidrBlock") : null;

    // The plan of a removal has the VPC in each of its steps.
    private static string? StepIn(Dictionary<string, PSPropertyInfo> cells, Func<string, string?> cell) =>
        cells.ContainsKey("Kind") && cells.ContainsKey("ParentId") ? cell("Id") : null;
}
