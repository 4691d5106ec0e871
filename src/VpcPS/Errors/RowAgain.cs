using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core.Models;

namespace VpcPS.Errors;

/// <summary>
/// The row of a change that has a ClientToken. It is the target of the error when the outcome is unknown: piped into the same
/// command again, it asks for the same change with the same token.
/// </summary>
internal sealed class RowAgain
{
    /// <summary>The column of the token.</summary>
    public const string Token = "ClientToken";

    /// <summary>The column of the request that made an object, which no wish has.</summary>
    public const string RequestId = "RequestId";

    private const string Region = "Region";

    // A purchase's, with the API's name.
    private static readonly string[] Bought = ["InternetBandwidthId", "Ipv6InternetBandwidthId"];

    private readonly string[] _notOfInput;
    private readonly string[] _made;

    /// <summary>Describes the row.</summary>
    /// <param name="row">The values of the parameters that take columns, with the token and the region.</param>
    /// <param name="notOfInput">The columns whose values an object of the pipeline does not have: those of arguments.</param>
    /// <param name="made">The columns of the id that the change gives. A row that has one has the token of an earlier change.</param>
    public RowAgain(PSObject row, IEnumerable<string> notOfInput, string[] made)
    {
        Row = row;
        _notOfInput = [.. notOfInput, Token];
        _made = [.. made, RequestId];
    }

    /// <summary>The row of a purchase.</summary>
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

    /// <summary>Whether a column has the id of the bandwidth that an earlier purchase of the row gave.</summary>
    public static bool IsOfBought(string column) => Bought.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>The row by itself.</summary>
    public PSObject Row { get; }

    /// <summary>Whether the token of a row stands for an earlier change, of which the row is the result.</summary>
    /// <param name="row">The row.</param>
    /// <param name="made">The columns of the id that the change gives.</param>
    public static bool IsResult(PSObject row, IEnumerable<string> made) => made.Append(RequestId).Any(column => HasValue(row, column));

    /// <summary>A copy of an object with columns, with what it lacks to be the same row.</summary>
    public PSObject In(PSObject input)
    {
        PSObject copy = input.Copy();
        foreach (string column in _made.Where(column => HasValue(copy, column)))
        {
            Set(copy, column, null);
        }

        // Without it the row would be of the session's region, which may be another one by then.
        string[] ofRegion = HasValue(copy, Region) || HasValue(copy, "RegionId") ? [] : [Region];
        foreach (PSPropertyInfo cell in Row.Properties)
        {
            if (_notOfInput.Concat(ofRegion).Contains(cell.Name, StringComparer.OrdinalIgnoreCase))
            {
                Set(copy, cell.Name, cell.Value);
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
