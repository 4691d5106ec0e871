using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A rule that allows an address to open connections to the Internet and blocks connections from there.</summary>
internal sealed class EstateEgressRule : LivingResource
{
    /// <inheritdoc/>
    public override string Id => Ipv6EgressOnlyRuleId;

    /// <summary>The id, <c>ipv6py-</c> and 21 characters.</summary>
    public required string Ipv6EgressOnlyRuleId { get; init; }

    /// <summary>
    /// The id of an address with bandwidth, in the VPC of the gateway. (According to the pages of 2019: the id of an ECS instance.)
    /// </summary>
    public required string InstanceId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string Name { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>The gateway that has the rule. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateGateway Gateway { get; set; } = null!;

    /// <inheritdoc/>
    public override void Detach() => Gateway.Ipv6EgressOnlyRules.Remove(this);
}
