using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>The content of one region.</summary>
internal sealed class EstateRegion
{
    private readonly Dictionary<string, object> _byId = new(StringComparer.Ordinal);
    private readonly List<LivingResource> _changing = [];

    /// <summary>The id, such as <c>cn-huhehaote</c>.</summary>
    public required string RegionId { get; init; }

    /// <summary>The VPCs, in the order in which lists show them.</summary>
    public required List<EstateVpc> Vpcs { get; init; }

    /// <summary>The IPv6 blocks that are reserved for new VPCs.</summary>
    public List<ReservedIpv6Cidr> ReservedIpv6Cidrs { get; set; } = [];

    /// <summary>All addresses of the region, in the order in which lists show them.</summary>
    [JsonIgnore]
    public IEnumerable<EstateAddress> Ipv6Addresses => VSwitches.SelectMany(vSwitch => vSwitch.Ipv6Addresses);

    /// <summary>All vSwitches of the region, in the order in which lists show them.</summary>
    [JsonIgnore]
    public IEnumerable<EstateVSwitch> VSwitches => Vpcs.SelectMany(vpc => vpc.VSwitches);

    /// <summary>All gateways of the region, in the order in which lists show them.</summary>
    [JsonIgnore]
    public IEnumerable<EstateGateway> Ipv6Gateways => Vpcs.Select(vpc => vpc.Ipv6Gateway).OfType<EstateGateway>();

    /// <summary>All network interfaces of the region, in the order in which lists show them.</summary>
    [JsonIgnore]
    public IEnumerable<EstateInterface> NetworkInterfaces => VSwitches.SelectMany(vSwitch => vSwitch.AllInterfaces);

    /// <summary>Whether the region has something with this id.</summary>
    public bool Has(string id) => _byId.ContainsKey(id)
        || FindVpcOfSystemTable(id) is not null
        || (id.StartsWith(IdPrefixes.NetworkInterface, StringComparison.Ordinal) && FindNetworkInterface(id) is not null);

    /// <summary>Finds a VPC of this region, or null.</summary>
    public EstateVpc? FindVpc(string vpcId) => Find<EstateVpc>(vpcId);

    /// <summary>Finds a vSwitch of this region, or null.</summary>
    public EstateVSwitch? FindVSwitch(string vSwitchId) => Find<EstateVSwitch>(vSwitchId);

    /// <summary>Finds a custom route table of this region, or null.</summary>
    public EstateRouteTable? FindRouteTable(string routeTableId) => Find<EstateRouteTable>(routeTableId);

    /// <summary>Finds the VPC whose system route table has an id, or null.</summary>
    public EstateVpc? FindVpcOfSystemTable(string routeTableId) => Vpcs.Find(vpc => vpc.RouteTableId == routeTableId);

    /// <summary>Finds a custom route of this region, or null.</summary>
    public EstateRoute? FindRoute(string routeEntryId) => Find<EstateRoute>(routeEntryId);

    /// <summary>Finds an address of this region, or null.</summary>
    public EstateAddress? FindIpv6Address(string ipv6AddressId) => Find<EstateAddress>(ipv6AddressId);

    /// <summary>Finds a gateway of this region, or null.</summary>
    public EstateGateway? FindIpv6Gateway(string ipv6GatewayId) => Find<EstateGateway>(ipv6GatewayId);

    /// <summary>Finds the bandwidth of an address of this region, or null.</summary>
    public EstateBandwidth? FindInternetBandwidth(string bandwidthId) => Find<EstateBandwidth>(bandwidthId);

    /// <summary>Finds an egress-only rule of this region, or null.</summary>
    public EstateEgressRule? FindEgressOnlyRule(string ruleId) => Find<EstateEgressRule>(ruleId);

    /// <summary>Finds a network interface of this region, or null.</summary>
    public EstateInterface? FindNetworkInterface(string networkInterfaceId) =>
        NetworkInterfaces.FirstOrDefault(known => known.NetworkInterfaceId == networkInterfaceId);

    /// <summary>Adds a bandwidth to an address.</summary>
    public void Add(EstateAddress address, EstateBandwidth bandwidth)
    {
        bandwidth.Address = address;
        address.Bandwidth = bandwidth;
        _byId.Add(bandwidth.Ipv6InternetBandwidthId, bandwidth);
    }

    /// <summary>Removes a bandwidth from its address.</summary>
    public void Remove(EstateBandwidth bandwidth)
    {
        bandwidth.Address.Bandwidth = null;
        _byId.Remove(bandwidth.Ipv6InternetBandwidthId);
    }

    /// <summary>Fills the index by which the content of the VPCs is found by id. Called once, after a file was read.</summary>
    public void BuildIndex()
    {
        foreach (EstateVpc vpc in Vpcs)
        {
            Keep(vpc);
            foreach (EstateVSwitch vSwitch in vpc.VSwitches)
            {
                Keep(vSwitch);
                vSwitch.Ipv6Addresses.ForEach(Keep);
            }

            vpc.RouteTables.ForEach(Keep);
            vpc.Routes.ForEach(Keep);
            if (vpc.Ipv6Gateway is { } gateway)
            {
                Keep(gateway);
                gateway.Ipv6EgressOnlyRules.ForEach(Keep);
            }
        }

        foreach (EstateAddress address in Ipv6Addresses)
        {
            if (address.Bandwidth is { } bandwidth)
            {
                Add(address, bandwidth);
            }
        }
    }

    /// <summary>Starts the life of a new resource. The resource was already added to the object that contains it.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="availableAt">Until when the resource is Pending. Null when it is Available at once.</param>
    public void Come(LivingResource resource, DateTime? availableAt)
    {
        resource.Status = availableAt is null ? ResourceStatus.Available : ResourceStatus.Pending;
        resource.StatusUntil = availableAt;
        Keep(resource);
    }

    /// <summary>Ends the life of a resource.</summary>
    /// <param name="resource">The resource, whose status is Available.</param>
    /// <param name="goneAt">Until when the resource is Deleting. Null when it is gone at once.</param>
    public void Go(LivingResource resource, DateTime? goneAt)
    {
        if (goneAt is null)
        {
            Forget(resource);
            return;
        }

        resource.Status = ResourceStatus.Deleting;
        resource.StatusUntil = goneAt;
        _changing.Add(resource);
    }

    /// <summary>
    /// Updates each status whose time is over. Every method that reads or changes the estate calls this first, so no timer is needed.
    /// </summary>
    /// <param name="now">The time, UTC.</param>
    public void Settle(DateTime now)
    {
        for (int i = _changing.Count - 1; i >= 0; i--)
        {
            LivingResource resource = _changing[i];
            if (resource.StatusUntil > now)
            {
                continue;
            }

            _changing.RemoveAt(i);
            resource.StatusUntil = null;
            if (resource.Status == ResourceStatus.Deleting)
            {
                Forget(resource);
            }
            else
            {
                resource.Status = ResourceStatus.Available;
            }
        }
    }

    private T? Find<T>(string id)
        where T : class => _byId.TryGetValue(id, out object? found) ? found as T : null;

    private void Keep(LivingResource resource)
    {
        _byId.Add(resource.Id, resource);
        if (resource.StatusUntil is not null)
        {
            _changing.Add(resource);
        }
    }

    private void Forget(LivingResource resource)
    {
        resource.Detach();
        _byId.Remove(resource.Id);
        if (resource is EstateVpc vpc)
        {
            Vpcs.Remove(vpc);
        }
    }
}
