using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>
/// Adds an egress-only rule for an IPv6 address that has bandwidth. The address can open connections to the Internet, and connections from
/// the Internet are refused. A new rule is Pending. It takes effect when it is Available.
/// </summary>
internal sealed class CreateIpv6EgressOnlyRule : ApiAction<Ipv6EgressOnlyRule>, IHasClientToken, IHasDryRun
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Creates<Ipv6EgressOnlyRule>("CreateIpv6EgressOnlyRule") with { AwaitedState = "Available" };

    private const string InstanceTypeOfAddresses = "Ipv6Address";

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the gateway.</param>
    /// <param name="ipv6GatewayId">The id of the gateway, <c>ipv6gw-...</c>.</param>
    /// <param name="ipv6AddressId">The id of the address, <c>ipv6-...</c>. The API calls it InstanceId.</param>
    /// <param name="clientToken">At most 64 ASCII characters, unique per rule.</param>
    public CreateIpv6EgressOnlyRule(string region, string ipv6GatewayId, string ipv6AddressId, string clientToken)
        : base(region)
    {
        Ipv6GatewayId = ipv6GatewayId;
        Ipv6AddressId = ipv6AddressId;
        ClientToken = clientToken;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the gateway.</summary>
    public string Ipv6GatewayId { get; }

    /// <summary>The id of the address.</summary>
    public string Ipv6AddressId { get; }

    /// <inheritdoc/>
    public string ClientToken { get; }

    /// <summary>The name, at most 128 characters, not beginning with http:// or https://.</summary>
    public string? RuleName { get; init; }

    /// <summary>The description, at most 256 characters, not beginning with http:// or https://.</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    public bool DryRun { get; init; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
        // The pages of 2019 call this the id of an ECS instance. All newer pages call it the id of the address.
        parameters.Add("InstanceId", Ipv6AddressId);
        parameters.Add("InstanceType", InstanceTypeOfAddresses);
        parameters.Add("Name", RuleName);
        parameters.Add("Description", Description);
    }

    internal override Ipv6EgressOnlyRule ReadAnswer(AnswerObject answer) => new()
    {
        // In this action the name is Ipv6EgressRuleId. In all other actions it is Ipv6EgressOnlyRuleId.
        Ipv6EgressOnlyRuleId = answer.RequiredText("Ipv6EgressRuleId"),
        Name = RuleName,
        Description = Description,
        Ipv6AddressId = Ipv6AddressId,
        InstanceType = InstanceTypeOfAddresses,
        Ipv6GatewayId = Ipv6GatewayId,
        RegionId = Region,
        RequestId = answer.Text("RequestId"),
        ClientToken = ClientToken,
    };
}
