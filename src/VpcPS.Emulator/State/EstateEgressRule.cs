using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>A rule that lets an address call out to the Internet and lets nobody call in.</summary>
internal sealed class EstateEgressRule : LivingResource
{
    /// <inheritdoc/>
    public override string Id => Ipv6EgressOnlyRuleId;

    /// <summary>The id, <c>ipv6py-</c> and 21 characters.</summary>
    public required string Ipv6EgressOnlyRuleId { get; init; }

    /// <summary>The id of the address, one with bandwidth in the gateway's VPC. (In 2019 it was that of an ECS instance.)</summary>
    public required string InstanceId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string Name { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>The gateway that holds the rule; follows from the place in the file.</summary>
    [JsonIgnore]
    public EstateGateway Gateway { get; set; } = null!;

    /// <inheritdoc/>
    public override void Detach() => Gateway.Ipv6EgressOnlyRules.Remove(this);
}
