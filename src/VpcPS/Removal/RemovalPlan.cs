using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Removal;

/// <summary>
/// The plan for the removal of a VPC and everything in it. It lists every resource in an order in which the removals succeed, and marks the
/// resources that can't be removed and those that are kept because of them. It is made from what was already read; it makes no calls.
/// </summary>
internal sealed class RemovalPlan
{
    private readonly NetworkContent _network;
    private readonly List<PlannedRemoval> _removals = [];
    private readonly Dictionary<string, PlannedRemoval> _byId = new(StringComparer.Ordinal);
    private readonly RemovalObstacles _obstacles;

    private RemovalPlan(NetworkContent network)
    {
        _network = network;
        _obstacles = new RemovalObstacles(network);
    }

    /// <summary>The VPC.</summary>
    public VpcNetwork Vpc => _network.Vpc;

    /// <summary>The region.</summary>
    public string Region => _network.Region;

    /// <summary>The removals. Each one comes after those that must end first.</summary>
    public IReadOnlyList<PlannedRemoval> Removals => _removals;

    /// <summary>Whether all resources that can't be removed are only not Available yet. Then it is worth planning again soon.</summary>
    public bool MayChangeSoon => _removals.Exists(removal => removal.IsPending)
        && _removals.TrueForAll(removal => removal.ObstacleCode is null || removal.IsPending);

    /// <summary>Makes the plan of a VPC.</summary>
    public static RemovalPlan Of(NetworkContent network)
    {
        var plan = new RemovalPlan(network);
        plan.AddRules();
        plan.AddBandwidths();
        plan.AddAddresses();
        plan.AddRoutes();
        plan.AddGateways();
        plan.AddInterfaces();
        plan.AddVSwitches();
        plan.AddRouteTables();
        plan.AddVpc();
        foreach (PlannedRemoval removal in plan._removals)
        {
            plan._obstacles.Check(removal);
            removal.KeepWithWhatItDependsOn();
        }

        return plan;
    }

    /// <summary>The ids of resources that exist now and did not exist when the plan was made.</summary>
    /// <param name="now">The content of the VPC now.</param>
    public IReadOnlyList<string> NewIn(NetworkContent now) =>
        [.. Of(now)._removals.Select(removal => removal.Step.Id).OfType<string>().Where(id => !_byId.ContainsKey(id))];

    private void AddRules()
    {
        foreach (Ipv6EgressOnlyRule rule in _network.Rules)
        {
            Add(
                VpcRemovalKind.EgressOnlyRule,
                rule.Ipv6EgressOnlyRuleId,
                rule.Name,
                rule.Ipv6GatewayId,
                "DeleteIpv6EgressOnlyRule",
                rule.Status);
        }
    }

    private void AddBandwidths()
    {
        ILookup<string?, string?> rules = _network.Rules.ToLookup(rule => rule.Ipv6AddressId, rule => rule.Ipv6EgressOnlyRuleId);
        foreach (Ipv6Address address in _network.Addresses.Where(address => address.InternetBandwidthId is not null))
        {
            PlannedRemoval bandwidth = Add(
                VpcRemovalKind.InternetBandwidth,
                address.InternetBandwidthId,
                address.Name,
                address.Ipv6AddressId,
                "DeleteIpv6InternetBandwidth",
                status: null);
            Wait(bandwidth, rules[address.Ipv6AddressId]);
        }
    }

    private void AddAddresses()
    {
        foreach (Ipv6Address address in _network.Addresses)
        {
            VpcInterface? held = _obstacles.InterfaceOf(address);
            PlannedRemoval removal = Add(
                VpcRemovalKind.Ipv6Address,
                address.Ipv6AddressId,
                address.Name,
                held?.NetworkInterfaceId ?? address.VSwitchId,
                held is null ? "ReleaseIpv6Address" : "UnassignIpv6Addresses",
                address.Status,
                held is null ? null : address.Address);
            Wait(removal, [address.InternetBandwidthId]);
        }
    }

    private void AddRoutes()
    {
        foreach (VpcRouteTable table in _network.RouteTables)
        {
            foreach (string gatewayId in table.GatewayIds)
            {
                // A binding has no id of its own, so one is made of the ids of its route table and gateway.
                Add(
                    VpcRemovalKind.GatewayBinding,
                    table.RouteTableId + "/" + gatewayId,
                    table.Name,
                    gatewayId,
                    "DissociateRouteTableFromGateway",
                    status: null);
            }
        }

        // The service manages the system routes, and removes them with their route table.
        foreach (VpcRoute route in _network.Routes.Where(route => route.Type != "System" && route.RouteEntryId is not null))
        {
            Add(
                VpcRemovalKind.Route,
                route.RouteEntryId,
                route.Name ?? route.DestinationCidrBlock,
                route.RouteTableId,
                "DeleteRouteEntry",
                route.Status);
        }
    }

    private void AddGateways()
    {
        foreach (Ipv6Gateway gateway in _network.Gateways)
        {
            PlannedRemoval removal = Add(
                VpcRemovalKind.Ipv6Gateway, gateway.Ipv6GatewayId, gateway.Name, gateway.VpcId, "DeleteIpv6Gateway", gateway.Status);
            Wait(removal, _network.Rules.Select(rule => rule.Ipv6EgressOnlyRuleId));
            Wait(removal, _network.Addresses.Select(address => address.InternetBandwidthId));
            Wait(removal, _network.RouteTables.Select(table => table.RouteTableId + "/" + gateway.Ipv6GatewayId));
            Wait(removal, _network.Routes
                .Where(route => route.NextHops.Any(hop => hop.Id == gateway.Ipv6GatewayId))
                .Select(route => route.RouteEntryId));
        }
    }

    private void AddInterfaces()
    {
        foreach (VpcInterface known in _network.Interfaces)
        {
            Add(VpcRemovalKind.NetworkInterface, known.NetworkInterfaceId, known.Name, known.VSwitchId, action: null, status: null);
        }
    }

    private void AddVSwitches()
    {
        ILookup<string?, string?> addresses = _network.Addresses.ToLookup(address => address.VSwitchId, address => address.Ipv6AddressId);
        ILookup<string?, string?> interfaces = _network.Interfaces.ToLookup(known => known.VSwitchId, known => known.NetworkInterfaceId);
        foreach (VpcVSwitch vSwitch in _network.VSwitches)
        {
            PlannedRemoval removal = Add(
                VpcRemovalKind.VSwitch, vSwitch.VSwitchId, vSwitch.Name, vSwitch.VpcId, "DeleteVSwitch", vSwitch.Status);
            Wait(removal, addresses[vSwitch.VSwitchId]);
            Wait(removal, interfaces[vSwitch.VSwitchId]);
        }
    }

    // A route table is removed after the vSwitches that are bound to it, because that also removes the bindings. So a vSwitch that is kept
    // also keeps its route table.
    private void AddRouteTables()
    {
        foreach (VpcRouteTable table in _network.RouteTables.Where(table => table.RouteTableType != "System"))
        {
            PlannedRemoval removal = Add(
                VpcRemovalKind.RouteTable, table.RouteTableId, table.Name, table.VpcId, "DeleteRouteTable", table.Status);
            Wait(removal, _network.Routes.Where(route => route.RouteTableId == table.RouteTableId).Select(route => route.RouteEntryId));
            Wait(removal, table.GatewayIds.Select(gatewayId => table.RouteTableId + "/" + gatewayId));
            Wait(removal, table.VSwitchIds);
        }
    }

    private void AddVpc()
    {
        foreach (string cenId in _network.CenIds)
        {
            Add(VpcRemovalKind.CloudResource, cenId, name: null, _network.Vpc.VpcId, action: null, status: null);
        }

        foreach (KeyValuePair<string, int> resource in _obstacles.OtherResources)
        {
            Add(VpcRemovalKind.CloudResource, id: null, resource.Key, _network.Vpc.VpcId, action: null, status: null);
        }

        PlannedRemoval[] all = [.. _removals];
        PlannedRemoval vpc = Add(VpcRemovalKind.Vpc, Vpc.VpcId, Vpc.Name, parentId: null, "DeleteVpc", Vpc.Status);
        // The VPC waits only for the removals that no other removal waits for: when these have ended, all have.
        var inner = new HashSet<PlannedRemoval>(all.SelectMany(removal => removal.After));
        vpc.After.AddRange(all.Where(removal => !inner.Contains(removal)));
    }

    private PlannedRemoval Add(
        VpcRemovalKind kind, string? id, string? name, string? parentId, string? action, string? status, string? literal = null)
    {
        var removal = new PlannedRemoval(new VpcRemovalStep
        {
            Order = _removals.Count + 1,
            Kind = kind,
            Id = id,
            Name = name,
            ParentId = parentId,
            Action = action,
            VpcId = Vpc.VpcId,
            RegionId = Region,
        })
        {
            IsUnderWay = status == "Deleting",
            IsPending = status == "Pending",
            Literal = literal,
        };
        _removals.Add(removal);
        if (id is not null)
        {
            _byId[id] = removal;
        }

        return removal;
    }

    private void Wait(PlannedRemoval removal, IEnumerable<string?> ids) => removal.After.AddRange(
        ids.OfType<string>().Select(id => _byId.TryGetValue(id, out PlannedRemoval? before) ? before : null).OfType<PlannedRemoval>());
}
