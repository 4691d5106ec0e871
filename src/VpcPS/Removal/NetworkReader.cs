using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Models;
using VpcPS.Jobs;

namespace VpcPS.Removal;

/// <summary>Reads a VPC and everything in it that the service shows. May be used on any thread.</summary>
internal static class NetworkReader
{
    // A list that changes while it is read is read again, up to this many times. If something is still missed, its removal or that of its
    // VPC fails later, and the error names it.
    private const int MostTries = 5;

    /// <summary>Reads a VPC and its content. Null when the VPC does not exist.</summary>
    public static async Task<NetworkContent?> ReadAsync(JobCalls calls, string region, string vpcId)
    {
        if (await calls.FindVpcAsync(region, vpcId).ConfigureAwait(false) is not { } vpc)
        {
            return null;
        }

        IReadOnlyList<Ipv6Gateway> gateways = await ListAsync(
            calls,
            page => new DescribeIpv6Gateways(region) { VpcId = vpcId, PageNumber = page },
            gateway => gateway.Ipv6GatewayId!).ConfigureAwait(false);
        var rules = new List<Ipv6EgressOnlyRule>();
        foreach (string gatewayId in gateways.Select(gateway => gateway.Ipv6GatewayId!))
        {
            rules.AddRange(await ListAsync(
                calls,
                page => new DescribeIpv6EgressOnlyRules(region, gatewayId) { PageNumber = page },
                rule => rule.Ipv6EgressOnlyRuleId!).ConfigureAwait(false));
        }

        IReadOnlyList<VpcRouteTable> tables = await ListAsync(
            calls,
            page => new DescribeRouteTableList(region) { VpcId = vpcId, PageNumber = page },
            table => table.RouteTableId!).ConfigureAwait(false);
        var routes = new List<VpcRoute>();
        foreach (string tableId in tables.Select(table => table.RouteTableId!))
        {
            routes.AddRange(await ChainAsync(token => RoutesAsync(calls, region, tableId, token)).ConfigureAwait(false));
        }

        VpcAttachments attachments = await calls.CallAsync(new DescribeVpcAttribute(region, vpcId)).ConfigureAwait(false);
        return new NetworkContent
        {
            Vpc = vpc,
            Region = region,
            CenIds = attachments.CenIds,
            Resources = attachments.Resources,
            VSwitches = await ListAsync(
                calls,
                page => new DescribeVSwitches(region) { VpcId = vpcId, PageNumber = page },
                vSwitch => vSwitch.VSwitchId!).ConfigureAwait(false),
            Interfaces = await ChainAsync(token => InterfacesAsync(calls, region, vpcId, token)).ConfigureAwait(false),
            Addresses =
            [
                .. await AddressesAsync(calls, region, vpcId, addressType: null).ConfigureAwait(false),
                .. await AddressesAsync(calls, region, vpcId, AddressTypes.Prefix).ConfigureAwait(false),
            ],
            Gateways = gateways,
            Rules = rules,
            RouteTables = tables,
            Routes = routes,
        };
    }

    private static async Task<IReadOnlyList<TItem>> ListAsync<TItem>(
        JobCalls calls, Func<int, ApiAction<Page<TItem>>> queryOf, Func<TItem, string> idOf)
    {
        for (int tries = 1; ; tries++)
        {
            // The set finds duplicates; the list keeps the order of the service.
            var ids = new HashSet<string>(StringComparer.Ordinal);
            var items = new List<TItem>();
            Page<TItem> page;
            int number = 1;
            do
            {
                page = await calls.CallAsync(queryOf(number++)).ConfigureAwait(false);
                items.AddRange(page.Items.Where(item => ids.Add(idOf(item))));
            }
            while (page.Items.Count > 0 && items.Count < page.TotalCount);

            if (items.Count >= page.TotalCount || tries == MostTries)
            {
                return items;
            }
        }
    }

    private static Task<IReadOnlyList<Ipv6Address>> AddressesAsync(JobCalls calls, string region, string vpcId, string? addressType) =>
        ListAsync(
            calls,
            page => new DescribeIpv6Addresses(region) { VpcId = vpcId, AddressType = addressType, PageNumber = page },
            address => address.Ipv6AddressId!);

    private static async Task<IReadOnlyList<TItem>> ChainAsync<TItem>(
        Func<string?, Task<(IReadOnlyList<TItem> Items, string? NextToken)>> askAsync)
    {
        var items = new List<TItem>();
        string? token = null;
        do
        {
            (IReadOnlyList<TItem> page, string? next) = await askAsync(token).ConfigureAwait(false);
            items.AddRange(page);
            // The same token again would make an endless loop.
            token = next == token ? null : next;
        }
        while (token is not null);
        return items;
    }

    private static async Task<(IReadOnlyList<VpcRoute> Items, string? NextToken)> RoutesAsync(
        JobCalls calls, string region, string tableId, string? token)
    {
        TokenPage<VpcRoute> page = await calls
            .CallAsync(new DescribeRouteEntryList(region, tableId) { NextToken = token })
            .ConfigureAwait(false);
        return (page.Items, page.NextToken);
    }

    private static async Task<(IReadOnlyList<VpcInterface> Items, string? NextToken)> InterfacesAsync(
        JobCalls calls, string region, string vpcId, string? token)
    {
        Page<VpcInterface> page = await calls
            .CallAsync(new DescribeNetworkInterfaces(region) { VpcId = vpcId, NextToken = token })
            .ConfigureAwait(false);
        return (page.Items, page.NextToken);
    }
}
