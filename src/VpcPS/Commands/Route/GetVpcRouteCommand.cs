using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Commands;

/// <summary>Lists routes: those of certain route tables, or of all route tables of a VPC or of the region.</summary>
/// <remarks>
/// <para>
/// The routes of a gateway route table are listed as well: one for each IPv6 block of a vSwitch, with the next hop Local where nobody
/// changed it. The service lists the routes of one route table at a time. Without -RouteTableId the command lists the route tables
/// first, then the routes of each. Routes of the type System come and go with vSwitches; those of the type Custom were made by
/// somebody, or by the service for an IPv6 gateway.
/// </para>
/// </remarks>
/// <example>
/// <para>List the IPv6 routes of a VPC</para>
/// <code>
/// Get-VpcRoute -VpcId vpc-hp3zvvvf1zrc1up3hlw61 -IpVersion IPv6
/// </code>
/// <para>Emits the routes of all its route tables with their next hops.</para>
/// </example>
/// <example>
/// <para>Find the VPCs whose routes lead to an IPv6 gateway</para>
/// <code>
/// Get-VpcNetwork | Get-VpcRoute -NextHopType IPv6Gateway | Format-Table RouteTableId, DestinationCidrBlock, NextHopId
/// </code>
/// <para>VPCs from the pipeline limit the list to the routes of their route tables.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcRoute")]
[OutputType(typeof(VpcRoute))]
public sealed class GetVpcRouteCommand : RegionListCmdlet
{
    private string[]? _tablesOfArgument;
    private string[]? _routesOfArgument;

    /// <summary>The ids of route tables, vtb-... Default: every route table of the region.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayRouteTableId")]
    [IdList]
    [ResourceId(IdPrefixes.RouteTable)]
    [ArgumentCompleter(typeof(RouteTableIdCompleter))]
    public string[]? RouteTableId { get; set; }

    /// <summary>Only the routes with these ids, rte-... One that does not exist is an error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RouteId")]
    [IdList]
    [ResourceId(IdPrefixes.RouteEntry)]
    public string[]? RouteEntryId { get; set; }

    /// <summary>
    /// What to list the routes of: a route table or a VPC, as an object of this module, a row or the text of an id; a route is looked
    /// up. A region lists the region.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Only routes in the route tables of this VPC, vpc-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Vpc)]
    [ArgumentCompleter(typeof(VpcIdCompleter))]
    public string? VpcId { get; set; }

    /// <summary>
    /// Only routes with one of these names, wildcards allowed. Several names and wildcards are compared in any case; whether the service
    /// compares one name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [Alias("RouteEntryName")]
    [NameFilter]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only routes of this type: System, Custom, BGP, CEN or ECR.</summary>
    [Parameter]
    [Alias("RouteEntryType")]
    [Choice("System", "Custom", "BGP", "CEN", "ECR")]
    [ValidateSet("System", "Custom", "BGP", "CEN", "ECR")]
    public string? Type { get; set; }

    /// <summary>Only routes to this destination: an IPv4 or IPv6 block such as ::/0, or the id of a prefix list.</summary>
    [Parameter]
    [Alias("Destination")]
    [Destination]
    public string? DestinationCidrBlock { get; set; }

    /// <summary>Only IPv4 or IPv6 routes.</summary>
    [Parameter]
    [Choice("IPv4", "IPv6")]
    [ValidateSet("IPv4", "IPv6")]
    public string? IpVersion { get; set; }

    /// <summary>Only routes with this kind of next hop, such as IPv6Gateway.</summary>
    [Parameter]
    [NextHopType(IsFilter = true)]
    [ArgumentCompleter(typeof(NextHopTypeCompleter))]
    public string? NextHopType { get; set; }

    /// <summary>Only routes with this next hop, such as ipv6gw-...</summary>
    [Parameter]
    [BlankToNull(IsId = true)]
    [FilterId]
    public string? NextHopId { get; set; }

    /// <summary>Remembers the ids that are given as arguments. Columns of rows are bound later.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        (_tablesOfArgument, _routesOfArgument) = (RouteTableId, RouteEntryId);
    }

    /// <summary>Lists the routes of the row's route tables.</summary>
    protected override void ProcessRecord()
    {
        // A blank cell must not select everything.
        if (RouteTableId is { Length: 0 } || RouteEntryId is { Length: 0 })
        {
            WriteError(RouteTableId is { Length: 0 }
                ? RowErrors.NoId(nameof(RouteTableId), "vtb-hp3kzilwd9yflssfdlgqe", target: null)
                : RowErrors.NoId(nameof(RouteEntryId), "rte-hp3w98rmlbqp0qvyrx9ju", target: null));
            return;
        }

        if (RouteTableId != _tablesOfArgument || RouteEntryId != _routesOfArgument || !HasInput)
        {
            IReadOnlyList<string> regions = ResolveRegions(RouteTableId);
            if (regions.Count > 1 && (RouteTableId ?? RouteEntryId) is { } ids)
            {
                // The service lists the routes of one route table, and does not tell the region of a route table.
                WriteError(RegionErrors.SeveralGiven(ids[0], regions.Count, ids));
                return;
            }

            WriteRoutes(regions, RouteTableId, RouteEntryId, VpcId);
        }
        else if (PipedThing.TextOf(InputObject) is not "")
        {
            ProcessInput(InputObject);
        }
    }

    private void ProcessInput(PSObject? input)
    {
        PipedThing? thing = input is null ? null : PipedThing.Of(input);
        Arguments.SayReadingsOf(this, [thing?.Id]);
        if (thing is null && (RouteTableId ?? RouteEntryId) is not null && PipedThing.TextOf(input) is null)
        {
            // Ids that are given as arguments go with every row.
            thing = new PipedThing((string?)null);
        }

        bool isTable = thing is not null && thing.Is(IdPrefixes.RouteTable);
        bool isRoute = thing is not null && thing.Is(IdPrefixes.RouteEntry);
        bool isVpc = thing is not null && thing.Is(IdPrefixes.Vpc);
        if (thing is null || (thing.Id is not null && !isTable && !isRoute && !isVpc))
        {
            WriteError(ListErrors.NothingToListBy(
                nameof(RouteTableId), [IdPrefixes.RouteTable, IdPrefixes.RouteEntry, IdPrefixes.Vpc], input));
        }
        else if ((isVpc ? ListErrors.Disagreement(nameof(VpcId), VpcId is null ? null : [VpcId], thing.Id!)
            : isTable ? ListErrors.Disagreement(nameof(RouteTableId), RouteTableId, thing.Id!)
            : isRoute ? ListErrors.Disagreement(nameof(RouteEntryId), RouteEntryId, thing.Id!)
            : null) is { } disagreement)
        {
            WriteError(disagreement);
        }
        else if (ResolveRegions(input, thing.RegionId) is { Count: > 0 } regions)
        {
            if (thing.RegionId is { } other && !regions.Contains(other))
            {
                WriteError(RegionErrors.Other(thing.Id ?? other, other, TextOf(regions), input));
            }
            else if (regions.Count > 1)
            {
                WriteError(RegionErrors.SeveralGiven(thing.Id, regions.Count, input));
            }
            else
            {
                WriteRoutes(
                    regions, isTable ? [thing.Id!] : RouteTableId, isRoute ? [thing.Id!] : RouteEntryId, isVpc ? thing.Id : VpcId);
            }
        }
    }

    private void WriteRoutes(IReadOnlyList<string> regions, string[]? tableIds, string[]? routeIds, string? vpcId)
    {
        foreach (string region in regions)
        {
            var ofGateways = new HashSet<string>(StringComparer.Ordinal);
            string[]? places = tableIds is null ? TablesOf(region, vpcId, ofGateways) : Sorted(region, tableIds, vpcId, ofGateways);
            if (places is null or [])
            {
                continue;
            }

            var missing = new HashSet<string>(routeIds ?? []);
            if (WriteRoutes(region, places, ofGateways, routeIds, missing, areGiven: tableIds is not null))
            {
                string[] filters = [.. FiltersOf(tableIds, vpcId)];
                foreach (string id in missing)
                {
                    WriteError(filters.Length > 0
                        ? ListErrors.NotFoundByFilter(ErrorIds.RouteNotFound, id, region, filters, "Get-VpcRoute -RouteEntryId")
                        : ErrorRecords.Own(
                            ErrorIds.RouteNotFound, $"{id} in {region}: the route does not exist", id, region, id, tableIds?[0]));
                }
            }
        }
    }

    // What limits the list beside the ids of routes: arguments, and what was piped in.
    private IEnumerable<string> FiltersOf(string[]? tableIds, string? vpcId)
    {
        IEnumerable<string> arguments = GivenAmong(
            nameof(RouteTableId), nameof(VpcId), nameof(Name), nameof(Type), nameof(DestinationCidrBlock), nameof(IpVersion),
            nameof(NextHopType), nameof(NextHopId));
        IEnumerable<string?> piped = [vpcId == VpcId ? null : vpcId, RouteTableId is null ? tableIds?[0] : null];
        return arguments.Concat(piped.OfType<string>());
    }

    // The route tables to read. Null after an error was written.
    private string[]? TablesOf(string region, string? vpcId, HashSet<string> ofGateways)
    {
        var ids = new List<string>();
        WholeList<VpcRouteTable> tables = Lists.ListOf(
            part => new DescribeRouteTableList(region) { VpcId = vpcId, PageNumber = part.Number, PageSize = part.Size },
            table => table.RouteTableId,
            DescribeRouteTableList.MaxPageSize);
        if (!Write(tables, table => Add(table, ids, ofGateways), error => ErrorRecords.FromCall(error, vpcId ?? region, vpcId)))
        {
            return null;
        }

        // Every VPC has a route table, so an empty list means that the VPC does not exist.
        if (ids.Count == 0 && vpcId is not null)
        {
            WriteError(ErrorRecords.Own(
                ErrorIds.VpcNotFound, $"{vpcId} in {region}: the VPC does not exist", vpcId, region, vpcId));
            return null;
        }

        return [.. ids];
    }

    // Only the list of route tables shows whether an id is that of a gateway route table, and in which VPC it is. A route table of another
    // VPC is an error.
    private string[]? Sorted(string region, string[] tableIds, string? vpcId, HashSet<string> ofGateways)
    {
        try
        {
            var ids = new List<string>();
            foreach (string id in tableIds)
            {
                VpcRouteTable? table = Read(new DescribeRouteTableList(region) { RouteTableId = id }).Items
                    .FirstOrDefault(found => found.RouteTableId == id);
                if (vpcId is not null && table?.VpcId != vpcId)
                {
                    WriteError(table is null
                        ? ErrorRecords.Own(
                            ErrorIds.RouteTableNotFound, $"{id} in {region}: the route table does not exist", id, region, id)
                        : ListErrors.InOtherVpc(id, table.VpcId, vpcId));
                }
                else if (table is not null)
                {
                    Add(table, ids, ofGateways);
                }
                else
                {
                    ids.Add(id);
                }
            }

            return [.. ids];
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, tableIds, tableIds[0]));
            return null;
        }
    }

    private static void Add(VpcRouteTable table, List<string> ids, HashSet<string> ofGateways)
    {
        ids.Add(table.RouteTableId!);
        if (table.AssociateType == "Gateway")
        {
            ofGateways.Add(table.RouteTableId!);
        }
    }

    // Returns whether all routes were read.
    private bool WriteRoutes(
        string region, string[] tableIds, HashSet<string> ofGateways, string[]? routeIds, HashSet<string> missing, bool areGiven)
    {
        bool isWhole = true;
        IEnumerable<(string TableId, string? RouteId)> places =
            from tableId in tableIds from routeId in routeIds ?? [null!] select (tableId, (string?)routeId);
        foreach (((string tableId, string? _), WholeList<VpcRoute> routes) in ListsOf(
            places,
            place => ofGateways.Contains(place.TableId)
                ? RoutesOfGateway(region, place.TableId)
                : RoutesOf(region, place.TableId, place.RouteId)))
        {
            try
            {
                foreach (VpcRoute route in routes.Read())
                {
                    if (NameFilterAttribute.Fits(Name, route.Name)
                        && (!ofGateways.Contains(tableId) || (routeIds is null && FitsOfGateway(route))))
                    {
                        missing.Remove(route.RouteEntryId ?? "");
                        WriteObject(route);
                    }
                }
            }
            catch (VpcApiException e) when (!areGiven && e.Code == ErrorIds.RouteTableNotFound)
            {
                // The route table was listed a moment ago, but was removed since.
            }
            catch (Exception e) when (routes.ErrorOf(e, error => ErrorRecords.FromCall(error, tableId, tableId)) is { } error)
            {
                WriteError(error);
                isWhole = false;
                if ((e as VpcApiException)?.Code != ErrorIds.RouteTableNotFound)
                {
                    // The other route tables are skipped, because they would probably lead to the same error.
                    return false;
                }
            }
        }

        return isWhole;
    }

    // The service can filter these routes only by destination, so the other filters are applied here.
    private bool FitsOfGateway(VpcRoute route) =>
        (Type is null || Type == route.Type)
        && (IpVersion is null || IpVersion == route.IpVersion)
        && (NextHopType is null || NextHopType.Equals(route.NextHopType, StringComparison.OrdinalIgnoreCase))
        && (NextHopId is null || NextHopId == route.NextHopId);

    private WholeList<VpcRoute> RoutesOfGateway(string region, string tableId) => Lists.ListOf(
        part => new ListGatewayRouteTableEntries(region, tableId)
        {
            DestinationCidrBlock = DestinationCidrBlock,
            NextToken = part.Token,
            MaxResults = part.Size,
        },
        page => new ListPage<VpcRoute>(page.Items, TotalCount: null) { NextToken = page.NextToken },
        route => route.DestinationCidrBlock!,
        ListGatewayRouteTableEntries.MaxPageSize);

    private WholeList<VpcRoute> RoutesOf(string region, string tableId, string? routeId) => Lists.ListOf(
        part => new DescribeRouteEntryList(region, tableId)
        {
            RouteEntryId = routeId,
            RouteEntryName = NameFilterAttribute.ToSend(Name),
            RouteEntryType = Type,
            DestinationCidrBlock = DestinationCidrBlock,
            // Only this action writes the value in lower case.
            IpVersion = IpVersion?.ToLowerInvariant(),
            NextHopType = NextHopType,
            NextHopId = NextHopId,
            NextToken = part.Token,
            MaxResults = part.Size,
        },
        page => new ListPage<VpcRoute>(page.Items, TotalCount: null) { NextToken = page.NextToken },
        route => route.RouteEntryId ?? route.DestinationCidrBlock + " " + route.NextHopId,
        DescribeRouteEntryList.MaxPageSize);
}
