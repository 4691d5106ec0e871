using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>The IPv6 gateway of a VPC.</summary>
internal sealed class EstateGateway : LivingResource
{
    /// <inheritdoc/>
    public override string Id => Ipv6GatewayId;

    /// <summary>The id, <c>ipv6gw-</c> and 21 characters.</summary>
    public required string Ipv6GatewayId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string Name { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>The edition. It limits the bandwidth with the billing method PayByTraffic.</summary>
    public GatewaySpec Spec { get; set; } = GatewaySpec.Small;

    /// <summary>Whether the gateway is locked.</summary>
    public BusinessStatus BusinessStatus { get; set; } = BusinessStatus.Normal;

    /// <summary>When it was created, UTC.</summary>
    public required DateTime CreationTime { get; init; }

    /// <summary>The resource group; empty when unset.</summary>
    public string ResourceGroupId { get; set; } = "";

    /// <summary>The id of the gateway route table that the gateway is bound to. Empty for none.</summary>
    public string GatewayRouteTableId { get; set; } = "";

    /// <summary>The tags. Each key occurs once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The egress-only rules, in the order in which lists show them.</summary>
    public List<EstateEgressRule> Ipv6EgressOnlyRules { get; set; } = [];

    /// <summary>The VPC of the gateway. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateVpc Vpc { get; set; } = null!;

    /// <summary>The egress-only rule of an address, or null. An address has at most one.</summary>
    public EstateEgressRule? RuleOf(EstateAddress address) =>
        Ipv6EgressOnlyRules.Find(rule => rule.InstanceId == address.Ipv6AddressId);

    /// <inheritdoc/>
    public override void Detach() => Vpc.Ipv6Gateway = null;
}
