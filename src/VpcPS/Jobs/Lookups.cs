using System.Linq;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;

namespace VpcPS.Jobs;

/// <summary>
/// Finds one thing by its id. All methods call list actions with a filter: when a list lacks the thing, it clearly does not exist. How the
/// service answers a query for a single thing that does not exist is mostly undocumented.
/// </summary>
internal static class Lookups
{
    /// <summary>
    /// Finds an IPv6 address or prefix by its id, or returns null. The service shows prefixes only when the request asks for them.
    /// </summary>
    public static async Task<Ipv6Address?> FindAddressAsync(this JobCalls calls, string region, string addressId) =>
        await calls.FindAddressAsync(region, addressId, addressType: null).ConfigureAwait(false)
        ?? await calls.FindAddressAsync(region, addressId, AddressTypes.Prefix).ConfigureAwait(false);

    private static async Task<Ipv6Address?> FindAddressAsync(this JobCalls calls, string region, string addressId, string? addressType)
    {
        Page<Ipv6Address> found = await calls
            .CallAsync(new DescribeIpv6Addresses(region) { Ipv6AddressIds = [addressId], AddressType = addressType })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(address => address.Ipv6AddressId == addressId);
    }

    /// <summary>The address that has a bandwidth, or null.</summary>
    public static async Task<Ipv6Address?> FindAddressOfBandwidthAsync(this JobCalls calls, string region, string bandwidthId)
    {
        Page<Ipv6Address> found = await calls
            .CallAsync(new DescribeIpv6Addresses(region) { Ipv6InternetBandwidthId = bandwidthId })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(address => address.InternetBandwidthId == bandwidthId);
    }

    /// <summary>
    /// Finds an address of a network interface by its literal, or returns null. Two VPCs can have the same unique-local address, so the
    /// address must belong to the interface, or to its instance.
    /// </summary>
    public static async Task<Ipv6Address?> FindAddressOfInterfaceAsync(
        this JobCalls calls, string region, string literal, string? interfaceId)
    {
        Page<Ipv6Address> found = await calls
            .CallAsync(new DescribeIpv6Addresses(region) { Ipv6Address = literal })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(address => address.AssociatedInstanceId == interfaceId)
            ?? found.Items.FirstOrDefault(address => address.AssociatedInstanceType == "EcsInstance");
    }

    /// <summary>A network interface by its id, or null.</summary>
    public static async Task<VpcInterface?> FindInterfaceAsync(this JobCalls calls, string region, string interfaceId)
    {
        Page<VpcInterface> found = await calls
            .CallAsync(new DescribeNetworkInterfaces(region) { NetworkInterfaceIds = [interfaceId] })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(known => known.NetworkInterfaceId == interfaceId);
    }

    /// <summary>A gateway by its id, or null.</summary>
    public static async Task<Ipv6Gateway?> FindGatewayAsync(this JobCalls calls, string region, string gatewayId)
    {
        Page<Ipv6Gateway> found = await calls
            .CallAsync(new DescribeIpv6Gateways(region) { Ipv6GatewayId = gatewayId })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(gateway => gateway.Ipv6GatewayId == gatewayId);
    }

    /// <summary>The gateway of a VPC, or null.</summary>
    public static async Task<Ipv6Gateway?> FindGatewayOfVpcAsync(this JobCalls calls, string region, string vpcId)
    {
        Page<Ipv6Gateway> found = await calls
            .CallAsync(new DescribeIpv6Gateways(region) { VpcId = vpcId })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(gateway => gateway.VpcId == vpcId);
    }

    /// <summary>A VPC by its id, or null.</summary>
    public static async Task<VpcNetwork?> FindVpcAsync(this JobCalls calls, string region, string vpcId)
    {
        Page<VpcNetwork> found = await calls.CallAsync(new DescribeVpcs(region) { VpcIds = [vpcId] }).ConfigureAwait(false);
        return found.Items.FirstOrDefault(vpc => vpc.VpcId == vpcId);
    }

    /// <summary>A vSwitch by its id, or null.</summary>
    public static async Task<VpcVSwitch?> FindVSwitchAsync(this JobCalls calls, string region, string vSwitchId)
    {
        Page<VpcVSwitch> found = await calls.CallAsync(new DescribeVSwitches(region) { VSwitchId = vSwitchId }).ConfigureAwait(false);
        return found.Items.FirstOrDefault(vSwitch => vSwitch.VSwitchId == vSwitchId);
    }

    /// <summary>A rule by its id and the id of its gateway, or null.</summary>
    public static async Task<Ipv6EgressOnlyRule?> FindRuleAsync(this JobCalls calls, string region, string gatewayId, string ruleId)
    {
        Page<Ipv6EgressOnlyRule> found = await calls
            .CallAsync(new DescribeIpv6EgressOnlyRules(region, gatewayId) { Ipv6EgressOnlyRuleId = ruleId })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(rule => rule.Ipv6EgressOnlyRuleId == ruleId);
    }

    /// <summary>A route table by its id, or null.</summary>
    public static async Task<VpcRouteTable?> FindRouteTableAsync(this JobCalls calls, string region, string routeTableId)
    {
        Page<VpcRouteTable> found = await calls
            .CallAsync(new DescribeRouteTableList(region) { RouteTableId = routeTableId })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(table => table.RouteTableId == routeTableId);
    }

    /// <summary>A route by its table and its id, or null. Where the service gave no id, the destination identifies the route.</summary>
    public static async Task<VpcRoute?> FindRouteAsync(
        this JobCalls calls, string region, string routeTableId, string? routeEntryId, string? destination)
    {
        TokenPage<VpcRoute> found = await calls
            .CallAsync(new DescribeRouteEntryList(region, routeTableId)
            {
                RouteEntryId = routeEntryId,
                DestinationCidrBlock = routeEntryId is null ? destination : null,
            })
            .ConfigureAwait(false);
        return found.Items.FirstOrDefault(
            route => routeEntryId is null ? route.DestinationCidrBlock == destination : route.RouteEntryId == routeEntryId);
    }

    /// <summary>The id of the IPv6 gateway of the VPC that an address is in.</summary>
    /// <exception cref="JobErrorException">There is no such address, or its VPC has no gateway.</exception>
    public static async Task<string> FindGatewayIdAsync(this JobCalls calls, string region, string addressId, object target)
    {
        Ipv6Address? address = await calls.FindAddressAsync(region, addressId).ConfigureAwait(false);
        return address is null
            ? throw new JobErrorException(RowErrors.NoSuchAddress(addressId, region, target))
            : address.Ipv6GatewayId ?? throw new JobErrorException(BandwidthErrors.NoGateway(address, region, target));
    }
}
