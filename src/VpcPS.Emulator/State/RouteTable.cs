using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.State;

/// <summary>A route table of a VPC: its system route table or a custom one.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="Custom">The custom route table. Null for the system route table.</param>
internal sealed record RouteTable(EstateVpc Vpc, EstateRouteTable? Custom)
{
    /// <summary>The documented limit of custom routes in a route table. According to the pages of 2019 it is 48.</summary>
    public const int MostRoutes = 200;

    /// <summary>The id.</summary>
    public string Id => Custom?.RouteTableId ?? Vpc.RouteTableId;

    /// <summary>The status. A system route table has the status of its VPC.</summary>
    public ResourceStatus Status => Custom?.Status ?? Vpc.Status;

    /// <summary>The custom routes, in the order in which they were created.</summary>
    public IEnumerable<EstateRoute> Routes => Vpc.Routes.Where(route => route.RouteTableId == (Custom?.RouteTableId ?? ""));

    /// <summary>
    /// The destinations of the system routes: each block of each vSwitch, which keeps packets inside the VPC, and the block of the cloud's
    /// services. Source: the documentation of route tables.
    /// </summary>
    public IEnumerable<RouteDestination> SystemDestinations => Vpc.VSwitches
        .SelectMany(vSwitch => new[] { vSwitch.CidrBlock, vSwitch.Ipv6CidrBlock })
        .Append(RouteDestination.CloudServices)
        .Where(block => block.Length > 0)
        .Select(block => RouteDestination.Parse(block)!);

    /// <summary>
    /// The system route that forbids a custom route with this destination, because it has the same destination or one that contains it.
    /// Null when there is none. The custom destination may contain blocks of vSwitches. Source: the documentation of CreateRouteEntry; the
    /// pages of 2019 forbid that as well.
    /// </summary>
    public RouteDestination? SystemRouteAround(RouteDestination destination) =>
        SystemDestinations.FirstOrDefault(system => system.Contains(destination));

    private IEnumerable<EstateInterface> Interfaces => Vpc.VSwitches.SelectMany(vSwitch => vSwitch.AllInterfaces);

    /// <summary>
    /// Whether a next hop exists in the VPC. The estate has IPv6 gateways, network interfaces and their instances. It has no resources of
    /// the other kinds, so their ids are accepted, unless something else in the estate has the id: then a network with a NAT gateway can be
    /// rehearsed, too.
    /// </summary>
    public bool HasNextHop(EstateRegion region, NextHopType type, string id) => type switch
    {
        NextHopType.IPv6Gateway => Vpc.Ipv6Gateway?.Ipv6GatewayId == id,
        NextHopType.Instance => Interfaces.Any(known => known.InstanceId == id),
        NextHopType.NetworkInterface => Interfaces.Any(known => known.NetworkInterfaceId == id),
        _ => !region.Has(id),
    };
}
