using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>
/// A query by address id, as CSV rows and pipelines give them: ids of all rows are asked for in batches; an id that
/// does not exist is an error of its own; no id at all means everything in the region.
/// </summary>
public abstract class Ipv6AddressQueryCmdlet : VpcCmdlet
{
    private readonly IdBatches _batches = new(DescribeIpv6Addresses.MaxIds);

    /// <summary>The ids of addresses, ipv6-... Default: every address of the region that fits the filters.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId")]
    [IdList]
    [ResourceId("ipv6-")]
    public string[]? Ipv6AddressId { get; set; }

    /// <summary>Collects the row's ids, or queries the row's region when it has none.</summary>
    protected override void ProcessRecord()
    {
        if (Ipv6AddressId is { Length: 0 })
        {
            // A blank cell must not turn into "everything".
            WriteError(ErrorRecords.NoAddressId(target: null));
            return;
        }

        if (ResolveRegion(Ipv6AddressId) is not { } region)
        {
            return;
        }

        if (Ipv6AddressId is null)
        {
            Query(region, ids: null);
            return;
        }

        foreach (string id in Ipv6AddressId)
        {
            if (_batches.Add(region, id) is { } full)
            {
                Query(region, full);
            }
        }
    }

    /// <summary>Queries the ids that fill no batch.</summary>
    protected override void EndProcessing()
    {
        foreach ((string region, IReadOnlyCollection<string> ids) in _batches.TakeRest())
        {
            Query(region, ids);
        }
    }

    /// <summary>One page of the query.</summary>
    private protected abstract DescribeIpv6Addresses CreateQuery(string region, IReadOnlyCollection<string>? ids, int pageNumber);

    /// <summary>Emits what the cmdlet makes of an address.</summary>
    /// <param name="address">What was found.</param>
    /// <param name="wasAskedFor">Whether the input named it by its id.</param>
    private protected abstract void Emit(Ipv6Address address, bool wasAskedFor);

    private void Query(string region, IReadOnlyCollection<string>? ids)
    {
        var missing = new HashSet<string>(ids ?? [], StringComparer.Ordinal);
        try
        {
            foreach (Ipv6Address address in ReadPages(pageNumber => CreateQuery(region, ids, pageNumber)))
            {
                missing.Remove(address.Ipv6AddressId!);
                Emit(address, wasAskedFor: ids is not null);
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, (object?)ids ?? region));
            return;
        }

        foreach (string id in ids?.Where(missing.Contains) ?? [])
        {
            WriteError(ErrorRecords.Own(
                ErrorRecords.AddressNotFound, $"{id} in {region}: the address does not exist", id, region, id));
        }
    }
}
