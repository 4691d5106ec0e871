using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Creates a rule that blocks connections from the Internet to an address with bandwidth. Asynchronous.</summary>
internal sealed class CreateIpv6EgressOnlyRuleHandler : WriteHandler
{
    /// <summary>
    /// The maximum number of rules of a gateway. According to the user guide of 2019 to 2021 it is 0, 50 or 200, depending on the edition;
    /// according to the current guide it is always 200. The specification does not say, so the current guide is used.
    /// </summary>
    public const int RulesPerGateway = 200;

    // The page of 2019 requires the id of an ECS instance. All later pages require the id of the address.
    private static readonly TextParameter InstanceId = new("InstanceId")
    {
        Required = true,
        IdPrefix = IdPrefixes.Ipv6Address,
        Kind = "Ipv6Address",
    };
    private static readonly LabelParameter RuleName = new("Name", 128);
    private static readonly LabelParameter Description = new("Description", 256);

    // The documentation writes both Ipv6Address and IPv6Address.
    private static readonly ChoiceParameter<RuleInstanceType> InstanceType = new("InstanceType")
    {
        Default = RuleInstanceType.Ipv6Address,
        IgnoreCase = true,
    };

    private enum RuleInstanceType
    {
        Ipv6Address,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        GatewayAnswers.Id,
        InstanceId,
        InstanceType,
        RuleName,
        Description,
        CommonParameters.ClientToken,
        CommonParameters.DryRun,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } =
    [
        "OperationFailed.Ipv6GatewayDisMatchIpv6Address",
        "IncorrectStatus.Ipv6Gateway",
        "IncorrectStatus.Ipv6Instance",
        "OperationFailed.InternetBandwidthNonExist",
        "IncorrectStatus.EgressOnlyRule",
        "OperationFailed.Ipv6EgressOnlyRuleAlreadyExisted",
        "QuotaExceeded.Ipv6EgressOnlyRule",
    ];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) => call.Get(InstanceId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string addressId = call.Get(InstanceId);
        EstateAddress address = call.Region.FindIpv6Address(addressId) ?? throw InstanceId.NotFound(addressId);
        EstateGateway gateway = GatewayAnswers.Find(call);
        CheckState(address, gateway);

        var rule = new EstateEgressRule
        {
            Ipv6EgressOnlyRuleId = ResourceIds.New(IdPrefixes.EgressOnlyRule, call.Region.RegionId),
            InstanceId = addressId,
            Name = call.Get(RuleName) ?? "",
            Description = call.Get(Description) ?? "",
            Gateway = gateway,
        };
        return new Change(rule.Ipv6EgressOnlyRuleId, () =>
        {
            gateway.Ipv6EgressOnlyRules.Add(rule);
            call.Region.Come(rule, call.SettledAt);

            // All other actions use the name Ipv6EgressOnlyRuleId.
            return new Answer { { "Ipv6EgressRuleId", rule.Ipv6EgressOnlyRuleId } };
        });
    }

    // Only OperationConflict is documented for this action. The other codes are those of bandwidth actions, or follow the service's
    // pattern.
    private static void CheckState(EstateAddress address, EstateGateway gateway)
    {
        GatewayAnswers.RequireSameVpc(address, gateway);
        GatewayAnswers.RequireAvailable(address, gateway);

        if (address.Bandwidth is null)
        {
            throw BandwidthChoice.NoBandwidth(address);
        }

        if (gateway.RuleOf(address) is { } existing)
        {
            throw existing.Status == ResourceStatus.Deleting
                ? Refusals.WrongStatus("EgressOnlyRule", existing)
                : new ApiException(
                    400,
                    "OperationFailed.Ipv6EgressOnlyRuleAlreadyExisted",
                    $"The IPv6 address {address.Ipv6AddressId} already has the rule {existing.Ipv6EgressOnlyRuleId}.");
        }

        if (gateway.Ipv6EgressOnlyRules.Count >= RulesPerGateway)
        {
            throw new ApiException(
                400,
                "QuotaExceeded.Ipv6EgressOnlyRule",
                $"The IPv6 gateway {gateway.Ipv6GatewayId} already has {RulesPerGateway} egress-only rules.");
        }
    }
}
