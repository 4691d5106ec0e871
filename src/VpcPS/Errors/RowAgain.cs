using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Errors;

/// <summary>
/// The row of a change that has a ClientToken, ready to be sent again. It is the target of the error when the outcome is unknown: piped
/// into the same command again, it asks for the same change with the same token.
/// </summary>
internal sealed class RowAgain
{
    /// <summary>The name of the column that has the token.</summary>
    public const string Token = "ClientToken";

    /// <summary>The column with the id of the request that created an object. A row with this column is an output and not a wish.</summary>
    public const string RequestId = "RequestId";

    private const string Region = "Region";

    // The columns with the id of a bought bandwidth: the module's name and the API's name.
    private static readonly string[] Bought = ["InternetBandwidthId", "Ipv6InternetBandwidthId"];

    // The other names of columns of a purchase. A row that has one of them gets its value there: two columns must not differ.
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        [nameof(Ipv6InternetBandwidth.Bandwidth)] = "BandwidthMbps",
        [nameof(Ipv6InternetBandwidth.InternetChargeType)] = "ChargeType",
    };

    private readonly string[] _notOfInput;
    private readonly string[] _made;

    /// <summary>Makes the row.</summary>
    /// <param name="row">The values of the parameters that take columns, with the token and the region.</param>
    /// <param name="notOfInput">The columns whose values came from arguments and not from the piped object.</param>
    /// <param name="made">
    /// The columns that have the id of what the change creates. The token of a row with such an id belongs to an earlier change.
    /// </param>
    public RowAgain(PSObject row, IEnumerable<string> notOfInput, string[] made)
    {
        Row = row;
        _notOfInput = [.. notOfInput, Token];
        _made = [.. made, RequestId];
    }

    /// <summary>Makes the row of a purchase.</summary>
    /// <param name="sent">The purchase as it was sent.</param>
    public static RowAgain Of(Ipv6InternetBandwidth sent)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty(nameof(sent.Bandwidth), sent.Bandwidth));
        row.Properties.Add(new PSNoteProperty(nameof(sent.InternetChargeType), sent.InternetChargeType));
        row.Properties.Add(new PSNoteProperty(Token, sent.ClientToken));
        row.Properties.Add(new PSNoteProperty(Region, sent.RegionId));
        return new RowAgain(row, [nameof(sent.Bandwidth), nameof(sent.InternetChargeType)], Bought);
    }

    /// <summary>Whether a column has the id of a bandwidth, which shows that the row was bought by an earlier purchase.</summary>
    public static bool IsOfBought(string column) => Bought.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>The row without the piped object.</summary>
    public PSObject Row { get; }

    /// <summary>Whether a row is the output of an earlier change, so that its token belongs to that change.</summary>
    /// <param name="row">The row.</param>
    /// <param name="made">The columns that have the id of what the change creates.</param>
    public static bool IsResult(PSObject row, IEnumerable<string> made) => made.Append(RequestId).Any(column => HasValue(row, column));

    /// <summary>Copies a piped object and adds the columns that it needs to ask for the same change.</summary>
    public PSObject In(PSObject input)
    {
        PSObject copy = input.Copy();
        foreach (string column in _made.Where(column => HasValue(copy, column)))
        {
            Set(copy, column, null);
        }

        // Without a region, the row would be sent to the session's region, which may have changed when the row is piped in again.
        string[] ofRegion = HasValue(copy, Region) || HasValue(copy, "RegionId") ? [] : [Region];
        foreach (PSPropertyInfo cell in Row.Properties)
        {
            if (_notOfInput.Concat(ofRegion).Contains(cell.Name, StringComparer.OrdinalIgnoreCase))
            {
                bool hasOther = OtherNames.TryGetValue(cell.Name, out string? other) && copy.Properties[other] is not null;
                if (hasOther)
                {
                    Set(copy, other!, cell.Value);
                }

                if (!hasOther || copy.Properties[cell.Name] is not null)
                {
                    Set(copy, cell.Name, cell.Value);
                }
            }
        }

        return copy;
    }

    private static void Set(PSObject row, string column, object? value)
    {
        if (row.Properties[column] is PSNoteProperty cell)
        {
            cell.Value = value;
        }
        else
        {
            row.Properties.Remove(column);
            row.Properties.Add(new PSNoteProperty(column, value));
        }
    }

    private static bool HasValue(PSObject row, string column) => !string.IsNullOrWhiteSpace(row.Properties[column]?.Value?.ToString());
}
