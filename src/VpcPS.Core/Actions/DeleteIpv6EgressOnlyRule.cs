using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Deletes an egress-only rule. This takes some time. The rule is gone when the list no longer has it.</summary>
internal sealed class DeleteIpv6EgressOnlyRule : ChangeAction
{
    private static readonly ActionDeclaration Facts =
        ActionDeclaration.Changes<Ipv6EgressOnlyRule>("DeleteIpv6EgressOnlyRule") with { AwaitedState = ActionDeclaration.Gone };

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the rule.</param>
    /// <param name="ipv6EgressOnlyRuleId">The id of the rule, <c>ipv6py-...</c>.</param>
    public DeleteIpv6EgressOnlyRule(string region, string ipv6EgressOnlyRuleId)
        : base(region)
    {
        Ipv6EgressOnlyRuleId = ipv6EgressOnlyRuleId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the rule, <c>ipv6py-...</c>.</summary>
    public string Ipv6EgressOnlyRuleId { get; }

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6EgressOnlyRuleId", Ipv6EgressOnlyRuleId);
    }
}
