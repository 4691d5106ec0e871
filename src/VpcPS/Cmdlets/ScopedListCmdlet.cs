using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Lists;
using VpcPS.Texts;

namespace VpcPS.Cmdlets;

/// <summary>
/// A query that lists a whole region, or only what belongs to a gateway, VPC, vSwitch or bandwidth. The pages of a long list are requested
/// concurrently, and the output is in order.
/// </summary>
/// <typeparam name="TItem">The type of the listed objects.</typeparam>
public abstract class ScopedListCmdlet<TItem> : RegionListCmdlet
{
    // The page size of all lists of the module.
    private protected const int PageSize = DescribeIpv6Addresses.MaxPageSize;

    /// <summary>The id of an item.</summary>
    private protected abstract string? IdOf(TItem item);

    /// <summary>The id prefixes of the things that limit the list when they are piped in.</summary>
    private protected virtual string[] ScopePrefixes => [];

    /// <summary>The limit that a piped thing sets to the list. Null when it can't limit this list.</summary>
    private protected virtual ListScope? ScopeOf(PipedThing thing) => null;

    /// <summary>The argument that limits the list to one VPC, vSwitch or bandwidth, or null.</summary>
    private protected virtual string? FilterOf(string parameter) => null;

    /// <summary>The query for one page: for these ids, or, when they are null, for what is in the scope.</summary>
    private protected abstract ApiAction<Page<TItem>> CreateQuery(
        string region, IReadOnlyList<string>? ids, ListScope scope, ListPart page);

    /// <summary>The object to emit for an item. An ErrorRecord is written as an error; null emits nothing.</summary>
    /// <param name="item">The item.</param>
    /// <param name="wasAskedFor">Whether the input named the item by its id.</param>
    private protected virtual object? Present(TItem item, bool wasAskedFor) => item;

    /// <summary>Lists what belongs to a thing that was piped in.</summary>
    private protected void WriteScope(string region, ListScope scope, PipedThing thing)
    {
        try
        {
            // A row or a text may have only the id of the gateway or the vSwitch, without its VPC.
            if (scope == ListScope.Region && thing.Id is { } id)
            {
                scope = scope with { VpcId = VpcOf(region, id) };
                if (scope.VpcId is null)
                {
                    return;
                }
            }

            if (Contradiction(scope) is { } contradiction)
            {
                WriteError(contradiction);
                return;
            }

            // Nothing was listed: the thing is empty, or does not exist.
            if (WriteRegions([region], scope) == 0 && IsMissing(region, scope) is { } missing)
            {
                WriteError(missing);
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, thing.Id, thing.Id));
        }
    }

    // The VPC of a gateway or a vSwitch. Null after an error was written.
    private string? VpcOf(string region, string id)
    {
        bool isGateway = IdSyntax.IsId(id, IdPrefixes.Ipv6Gateway);
        string? vpcId = isGateway
            ? Read(new DescribeIpv6Gateways(region) { Ipv6GatewayId = id }).Items
                .FirstOrDefault(found => found.Ipv6GatewayId == id)?.VpcId
            : Read(new DescribeVSwitches(region) { VSwitchId = id }).Items.FirstOrDefault(found => found.VSwitchId == id)?.VpcId;
        if (vpcId is null)
        {
            WriteError(isGateway
                ? ErrorRecords.Own(ErrorIds.GatewayNotFound, $"{id} in {region}: the gateway does not exist", id, region, id)
                : ErrorRecords.Own(ErrorIds.VSwitchNotFound, $"{id} in {region}: the vSwitch does not exist", id, region, id));
        }

        return vpcId;
    }

    private ErrorRecord? Contradiction(ListScope scope) => new[]
        {
            ("VpcId", scope.VpcId),
            ("VSwitchId", scope.VSwitchId),
            ("InternetBandwidthId", scope.BandwidthId),
        }
        .Where(limit => limit.Item2 is not null && FilterOf(limit.Item1) is { } argument && argument != limit.Item2)
        .Select(limit => ListErrors.ScopesDisagree(limit.Item1, FilterOf(limit.Item1)!, limit.Item2!))
        .FirstOrDefault();

    private ErrorRecord? IsMissing(string region, ListScope scope)
    {
        if (scope.VSwitchId is { } vSwitchId)
        {
            return Read(new DescribeVSwitches(region) { VSwitchId = vSwitchId }).Items.Any(found => found.VSwitchId == vSwitchId)
                ? null
                : ErrorRecords.Own(
                    ErrorIds.VSwitchNotFound,
                    $"{vSwitchId} in {region}: the vSwitch does not exist",
                    vSwitchId, region, vSwitchId);
        }

        if (scope.VpcId is { } vpcId)
        {
            return Read(new DescribeVpcs(region) { VpcIds = [vpcId] }).Items.Any(found => found.VpcId == vpcId)
                ? null
                : ErrorRecords.Own(ErrorIds.VpcNotFound, $"{vpcId} in {region}: the VPC does not exist", vpcId, region, vpcId);
        }

        return scope.BandwidthId is { } bandwidthId
            ? ErrorRecords.Own(
                ErrorIds.BandwidthNotExist,
                $"{bandwidthId} in {region}: no address has this bandwidth",
                bandwidthId, region, bandwidthId)
            : null;
    }

    /// <summary>Lists regions, or the scope in them. Returns the number of objects, or -1 after an error.</summary>
    private protected int WriteRegions(IReadOnlyList<string> regions, ListScope scope)
    {
        // The results of earlier input must come out before this list.
        EmitAll();
        int count = 0;
        bool areWhole = true;
        foreach ((string region, WholeList<TItem> list) in ListsOf(
            regions, region => Lists.ListOf(part => CreateQuery(region, ids: null, scope, part), IdOf, PageSize)))
        {
            areWhole &= Write(
                list, item => WritePresent(Present(item, wasAskedFor: false)), error => ErrorRecords.FromCall(error, region));
            count += list.Count;
        }

        return areWhole ? count : -1;
    }

    private void WritePresent(object? present)
    {
        if (present is ErrorRecord error)
        {
            WriteError(error);
        }
        else if (present is not null)
        {
            WriteObject(present);
        }
    }
}
