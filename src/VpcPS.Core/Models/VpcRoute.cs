using System;

namespace VpcPS.Core.Models;

/// <summary>A route of a route table: where packets to a destination go. Absent values are null.</summary>
public sealed record VpcRoute
{
    /// <summary>The id, <c>rte-...</c> Null when the service gives none, and after a dry run.</summary>
    public string? RouteEntryId { get; init; }

    /// <summary>The name. The API calls it RouteEntryName.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The id of its route table, <c>vtb-...</c>.</summary>
    public string? RouteTableId { get; init; }

    /// <summary>The destination: an IPv4 or IPv6 block, or the id of a prefix list.</summary>
    public string? DestinationCidrBlock { get; init; }

    /// <summary>IPv4 or IPv6.</summary>
    public string? IpVersion { get; init; }

    /// <summary>System, Custom, BGP, CEN or ECR.</summary>
    public string? Type { get; init; }

    /// <summary>Pending, Available or Modifying.</summary>
    public string? Status { get; init; }

    /// <summary>
    /// The type of the next hop, such as IPv6Gateway or Instance; <c>local</c> for packets that stay in the VPC. For a route with several
    /// next hops, the first one.
    /// </summary>
    public string? NextHopType { get; init; }

    /// <summary>The id of the next hop. Null for <c>local</c>. For a route with several next hops, the first one.</summary>
    public string? NextHopId { get; init; }

    /// <summary>All next hops. A route that balances its load (ECMP) has several.</summary>
    public ValueList<VpcNextHop> NextHops { get; init; } = new([]);

    /// <summary>Who created the route, in the service's words.</summary>
    public string? Origin { get; init; }

    /// <summary>TR when a transit router keeps the route; otherwise null.</summary>
    public string? ServiceType { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? GmtModified { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The service's id of the call that created it; null from a query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token that it was created with; null from a query.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The destination with its next hop and status, as messages show it.</summary>
    public override string ToString() =>
        $"{DestinationCidrBlock} -> {NextHopId ?? NextHopType} in {RouteTableId}" + (Status is null ? "" : $": {Status}");
}
