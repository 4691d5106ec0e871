using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Core.Signing;

namespace VpcPS.Commands;

/// <summary>
/// Decides which rows of a command wait for each other: rows for routes of the same VPC, because the service changes these one after the
/// other. Rows name only the route table. When there is more than one route table, the VPC of each is looked up once.
/// </summary>
internal sealed class RouteTurns
{
    private readonly Func<DescribeRouteTableList, Page<VpcRouteTable>> _read;
    private readonly Dictionary<string, string> _turnOfTable = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _turnOfVpc = new(StringComparer.Ordinal);
    private (string Region, string TableId)? _only;

    /// <summary>Makes the object for a command.</summary>
    /// <param name="read">Makes the call that looks up a route table.</param>
    public RouteTurns(Func<DescribeRouteTableList, Page<VpcRouteTable>> read) => _read = read;

    /// <summary>The key for a row. Rows with the same key wait for each other.</summary>
    /// <param name="region">The region.</param>
    /// <param name="tableId">The route table.</param>
    /// <param name="vpcId">The VPC if it is known, or null.</param>
    public string Of(string region, string tableId, string? vpcId = null)
    {
        string key = region + "/" + tableId;
        if (_turnOfTable.TryGetValue(key, out string? turn))
        {
            return turn;
        }

        if (_turnOfTable.Count == 0 && vpcId is null)
        {
            _only = (region, tableId);
            return _turnOfTable[key] = key;
        }

        if (_only is { } only && FindVpc(only.Region, only.TableId) is { } firstVpc)
        {
            _turnOfVpc[only.Region + "/" + firstVpc] = only.Region + "/" + only.TableId;
        }

        _only = null;
        if ((vpcId ?? FindVpc(region, tableId)) is not { } vpc)
        {
            return _turnOfTable[key] = key;
        }

        string place = region + "/" + vpc;
        if (!_turnOfVpc.TryGetValue(place, out turn))
        {
            _turnOfVpc[place] = turn = key;
        }

        return _turnOfTable[key] = turn;
    }

    // An error is ignored here. It will also make the rows of this route table fail, and their own errors report it.
    private string? FindVpc(string region, string tableId)
    {
        try
        {
            return _read(new DescribeRouteTableList(region) { RouteTableId = tableId }).Items
                .FirstOrDefault(table => table.RouteTableId == tableId)?.VpcId;
        }
        catch (Exception e) when (e is VpcException or CredentialsUnavailableException)
        {
            return null;
        }
    }
}
