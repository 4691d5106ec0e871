using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.State;

/// <summary>A route table of a VPC, that of the system or one that somebody made.</summary>
/// <param name="Vpc">The VPC.</param>
/// <param name="Custom">The route table that somebody made; null for that of the system.</param>
internal sealed record RouteTable(EstateVpc Vpc, EstateRouteTable? Custom)
{
    /// <summary>The most routes that somebody can make in a route table. It is documented; the pages of 2019 say 48.</summary>
    public const int MostRoutes = 200;

    /// <summary>The id.</summary>
    public string Id => Custom?.RouteTableId ?? Vpc.RouteTableId;

    /// <summary>The status: a system route table has that of its VPC.</summary>
    public ResourceStatus Status => Custom?.Status ?? Vpc.Status;

    /// <summary>The routes that somebody made, in the order in which they were made.</summary>
    public IEnumerable<EstateRoute> Routes => Vpc.Routes.Where(route => route.RouteTableId == (Custom?.RouteTableId ?? ""));

    /// <summary>
    /// The destinations of the routes of the system: each block of each vSwitch, which keeps packets inside the VPC, and the block of
    /// the cloud's services. Source: the documentation of route tables.
    /// </summary>
    public IEnumerable<RouteDestination> SystemDestinations => Vpc.VSwitches
        .SelectMany(vSwitch => new[] { vSwitch.CidrBlock, vSwitch.Ipv6CidrBlock })
        .Append(RouteDestination.CloudServices)
        .Where(block => block.Length > 0)
        .Select(block => RouteDestination.Parse(block)!);

    /// <summary>
    /// The route of the system that a destination can't be used beside, because it is the same or contains it; or null. The
    /// destination can contain blocks of vSwitches. Source: the documentation of CreateRouteEntry; the pages of 2019 forbid that, too.
    /// </summary>
    public RouteDestination? SystemRouteAround(RouteDestination destination) =>
        SystemDestinations.FirstOrDefault(system => system.Contains(destination));

    private IEnumerable<EstateInterface> Interfaces => Vpc.VSwitches.SelectMany(vSwitch => vSwitch.AllInterfaces);

    /// <summary>
    /// Whether the VPC has the next hop. The estate knows IPv6 gateways, network interfaces and their instances.
    /// Next hops of other kinds are not part of it: their ids are accepted, so that a network with a NAT gateway can be rehearsed,
    /// unless something else in the estate has the id.
    /// </summary>
    public bool HasNextHop(EstateRegion region, NextHopType type, string id) => type switch
    {
        NextHopType.IPv6Gateway => Vpc.Ipv6Gateway?.Ipv6GatewayId == id,
        NextHopType.Instance => Interfaces.Any(known => known.InstanceId == id),
        NextHopType.NetworkInterface => Interfaces.Any(known => known.NetworkInterfaceId == id),
        _ => !region.Has(id),
    };
}
