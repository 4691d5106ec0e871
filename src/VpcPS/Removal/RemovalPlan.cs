using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;

namespace VpcPS.Removal;

/// <summary>
/// The plan that takes a VPC apart: every resource, in the only order that works, with what can't be removed and what stays
/// because of it. It is made of what was read, and asks nobody.
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

    /// <summary>The resources, each behind those that have to be gone before.</summary>
    public IReadOnlyList<PlannedRemoval> Removals => _removals;

    /// <summary>Whether everything that can't be removed is only not yet Available.</summary>
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

    /// <summary>The ids of what is there now and was not when the plan was made.</summary>
    /// <param name="now">What is there now.</param>
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
                // It has no id of its own.
                Add(
                    VpcRemovalKind.GatewayBinding,
                    table.RouteTableId + "/" + gatewayId,
                    table.Name,
                    gatewayId,
                    "DissociateRouteTableFromGateway",
                    status: null);
            }
        }

        // The system keeps its own routes, and removes them with their table.
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

    // A table goes after the vSwitches that are bound to it, and with them their bindings: so a vSwitch that stays keeps its routes'
    // table.
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
        // What stands behind another is gone when that is.
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
