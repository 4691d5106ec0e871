namespace VpcPS.Core.Models;

/// <summary>
/// A rule for an IPv6 address: the address can open connections to the Internet, and connections from the Internet are
/// refused. Absent values are null.
/// </summary>
public sealed record Ipv6EgressOnlyRule
{
    /// <summary>The id, <c>ipv6py-...</c>; null after a dry run, which creates nothing.</summary>
    public string? Ipv6EgressOnlyRuleId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The id of the address, <c>ipv6-...</c>. The API calls it InstanceId. In the pages of 2019 it was the id of an ECS instance.
    /// </summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The kind of the instance: Ipv6Address.</summary>
    public string? InstanceType { get; init; }

    /// <summary>Pending, Available or Deleting.</summary>
    public string? Status { get; init; }

    /// <summary>The id of the gateway, <c>ipv6gw-...</c>.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>The region.</summary>
    public string? RegionId { get; init; }

    /// <summary>The service's id of the call that created it; null from a query.</summary>
    public string? RequestId { get; init; }

    /// <summary>The idempotency token that it was created with; null from a query.</summary>
    public string? ClientToken { get; init; }

    /// <summary>The id with its address and status, as messages show it.</summary>
    public override string ToString() =>
        $"{Ipv6EgressOnlyRuleId ?? "egress-only rule"} for {Ipv6AddressId}" + (Status is null ? "" : $": {Status}");
}
