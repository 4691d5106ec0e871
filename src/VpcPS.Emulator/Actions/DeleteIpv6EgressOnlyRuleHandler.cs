using System.Collections.Generic;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;

namespace VpcPS.Emulator.Actions;

/// <summary>Deletes an egress-only rule. Connections from the Internet are then possible again. Asynchronous.</summary>
internal sealed class DeleteIpv6EgressOnlyRuleHandler : WriteHandler
{
    private static readonly TextParameter RuleId = new("Ipv6EgressOnlyRuleId")
    {
        Required = true,
        IdPrefix = IdPrefixes.EgressOnlyRule,
        Kind = "Ipv6EgressOnlyRule",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
        [CommonParameters.RegionId, RuleId, CommonParameters.ClientToken, CommonParameters.DryRun];

    /// <inheritdoc/>
    public override IReadOnlyList<string> OwnCodes { get; } = ["IncorrectStatus.EgressOnlyRule"];

    /// <inheritdoc/>
    public override string ExclusiveObject(ActionCall call) =>
        call.Region.FindEgressOnlyRule(call.Get(RuleId))?.InstanceId ?? call.Get(RuleId);

    /// <inheritdoc/>
    public override Change Prepare(ActionCall call)
    {
        string ruleId = call.Get(RuleId);
        EstateEgressRule rule = call.Region.FindEgressOnlyRule(ruleId) ?? throw RuleId.NotFound(ruleId);
        if (rule.Status != ResourceStatus.Available)
        {
            throw Refusals.WrongStatus("EgressOnlyRule", rule);
        }

        return new Change(ruleId, () =>
        {
            call.Region.Go(rule, call.SettledAt);
            return [];
        });
    }
}
