using System.Collections.Generic;
using VpcPS.Core.Models;

namespace VpcPS.Removal;

/// <summary>A VPC and everything in it that the service showed when it was read.</summary>
internal sealed record NetworkContent
{
    /// <summary>The VPC.</summary>
    public required VpcNetwork Vpc { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The ids of the Cloud Enterprise Network instances that the VPC is attached to.</summary>
    public IReadOnlyList<string> CenIds { get; init; } = [];

    /// <summary>
    /// The number of resources of each type that the service counts in the VPC. The keys are the service's names of the types.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, int>> Resources { get; init; } = [];

    /// <summary>The vSwitches.</summary>
    public IReadOnlyList<VpcVSwitch> VSwitches { get; init; } = [];

    /// <summary>The IPv6 addresses, with their bandwidth.</summary>
    public IReadOnlyList<Ipv6Address> Addresses { get; init; } = [];

    /// <summary>The IPv6 gateways; a VPC has at most one.</summary>
    public IReadOnlyList<Ipv6Gateway> Gateways { get; init; } = [];

    /// <summary>The egress-only rules of the gateways.</summary>
    public IReadOnlyList<Ipv6EgressOnlyRule> Rules { get; init; } = [];

    /// <summary>The route tables, including the system route table.</summary>
    public IReadOnlyList<VpcRouteTable> RouteTables { get; init; } = [];

    /// <summary>The routes of the route tables.</summary>
    public IReadOnlyList<VpcRoute> Routes { get; init; } = [];

    /// <summary>The elastic network interfaces (ECS).</summary>
    public IReadOnlyList<VpcInterface> Interfaces { get; init; } = [];
}
