using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the egress-only rules of a gateway.</summary>
internal sealed class DescribeIpv6EgressOnlyRulesHandler : ReadHandler
{
    // For this action, a gateway that does not exist is not an error.
    private static readonly TextParameter GatewayId = new("Ipv6GatewayId") { Required = true, IdPrefix = IdPrefixes.Ipv6Gateway };
    private static readonly TextParameter RuleId = new("Ipv6EgressOnlyRuleId") { IdPrefix = IdPrefixes.EgressOnlyRule };
    private static readonly TextParameter InstanceId = new("InstanceId") { IdPrefix = IdPrefixes.Ipv6Address };

    // The older pages have Ipv6Address, the newer ones IPv6Address and IPv6Prefix.
    private static readonly ChoiceParameter<AddressKind> InstanceType = new("InstanceType") { IgnoreCase = true };
    private static readonly TextParameter RuleName = new("Name");

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        GatewayId,
        RuleId,
        InstanceId,
        InstanceType,
        RuleName,
        Paging.PageNumber,
        Paging.PageSize,
    ];

    /// <inheritdoc/>
    /// <remarks>No error is documented for a gateway that does not exist, so the list is empty.</remarks>
    public override Answer Read(ActionCall call)
    {
        IEnumerable<EstateEgressRule> rules =
            call.Region.FindIpv6Gateway(call.Get(GatewayId))?.Ipv6EgressOnlyRules ?? [];
        return Paging.Page(
            call, "Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule", [.. rules.Where(rule => Fits(call, rule))], rule => Describe(call, rule));
    }

    private static bool Fits(ActionCall call, EstateEgressRule rule) =>
        call.Fits(RuleId, rule.Ipv6EgressOnlyRuleId)
        && call.Fits(InstanceId, rule.InstanceId)
        && (call.Get(InstanceType) ?? KindOf(call, rule)) == KindOf(call, rule)
        && call.Fits(RuleName, rule.Name);

    private static AddressKind KindOf(ActionCall call, EstateEgressRule rule) =>
        call.Region.FindIpv6Address(rule.InstanceId)!.AddressType;

    private static Answer Describe(ActionCall call, EstateEgressRule rule) => new()
    {
        { "Ipv6EgressOnlyRuleId", rule.Ipv6EgressOnlyRuleId },
        { "Name", rule.Name },
        { "Description", rule.Description },
        { "InstanceId", rule.InstanceId },
        { "InstanceType", KindOf(call, rule) == AddressKind.IPv6Prefix ? nameof(AddressKind.IPv6Prefix) : "Ipv6Address" },
        { "Status", rule.Status.ToString() },
    };
}
