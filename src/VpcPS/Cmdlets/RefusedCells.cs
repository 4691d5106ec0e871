using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>The cells with which a refused row is written to the file of -RefusedPath: the row, to be piped in again.</summary>
internal static class RefusedCells
{
    // The columns of a refused row when the input is an object without columns of its own: what a purchase or a change needs.
    private static readonly string[] ColumnsOfObjects =
        ["Ipv6AddressId", "InternetBandwidthId", "Ipv6GatewayId", "Bandwidth", "InternetChargeType", "RegionId", "Name"];

    /// <summary>The cells of a row: its own columns, or what a purchase or a change needs.</summary>
    /// <param name="row">The row, or null.</param>
    /// <param name="target">The target of its error, or null.</param>
    public static IReadOnlyList<KeyValuePair<string, string?>> Of(PipedRow? row, object? target)
    {
        if (row is { HasColumns: true, Input: { } input })
        {
            return
            [
                .. PipedThing.ColumnsOf(input)
                    .Select(column => new KeyValuePair<string, string?>(column, TextOf(input.Properties[column].Value))),
            ];
        }

        PSObject? about = target is Ipv6InternetBandwidth or Ipv6InternetBandwidthChange ? PSObject.AsPSObject(target) : null;
        string? text = PipedThing.TextOf(row?.Input);

        // The bandwidth that an address has is not the bandwidth that was asked for, so it is not taken from the object.
        string? OfInput(string column) => text is not null
            ? column == ColumnsOfObjects[0] ? text : null
            : column is "Bandwidth" or "InternetChargeType" or "InternetBandwidthId" ? null : TextOf(row?.Input?.Properties[column]?.Value);

        return
        [
            .. ColumnsOfObjects.Select(column => new KeyValuePair<string, string?>(
                column, TextOf(about?.Properties[column]?.Value) ?? OfInput(column))),
        ];
    }

    /// <summary>The cells of a purchase of unknown outcome, with the token that makes it the same purchase.</summary>
    /// <param name="cells">The cells of the row.</param>
    /// <param name="token">The token.</param>
    public static IReadOnlyList<KeyValuePair<string, string?>> WithToken(
        IEnumerable<KeyValuePair<string, string?>> cells, string token) =>
    [
        .. cells
            .Where(cell => !cell.Key.Equals(RowAgain.Token, StringComparison.OrdinalIgnoreCase))
            // A row with the id of an earlier purchase would mean that purchase's token. So the id is removed.
            .Select(cell => RowAgain.IsOfBought(cell.Key) ? new(cell.Key, null) : cell),
        new(RowAgain.Token, token),
    ];

    private static string? TextOf(object? value) => value is null ? null : new PSObject(value).ToString();
}
