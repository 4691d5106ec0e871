using System;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Cmdlets;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;
using VpcPS.Errors;
using VpcPS.Jobs;

namespace VpcPS.Commands;

/// <summary>
/// Removes egress-only rules, one per input row; the addresses can then be reached from the Internet again.
/// </summary>
/// <remarks>
/// <para>
/// It asks before each removal, because a removal can't be undone. In an unattended script give -Force or -Confirm:$false. The
/// service finishes the removal later; -Wait waits for it.
/// </para>
/// </remarks>
/// <example>
/// <para>See which rules of a region would be removed</para>
/// <code>
/// Get-VpcIpv6EgressOnlyRule | Remove-VpcIpv6EgressOnlyRule -WhatIf
/// </code>
/// <para>Shows a line for each rule.</para>
/// </example>
/// <example>
/// <para>Add and remove a rule</para>
/// <code>
/// New-VpcIpv6InternetBandwidth ipv6-hp3aedv3b3p9yg2x1yj66 -Bandwidth 10
/// $rule = New-VpcIpv6EgressOnlyRule -Ipv6AddressId ipv6-hp3aedv3b3p9yg2x1yj66 -Wait
/// $rule | Remove-VpcIpv6EgressOnlyRule -Force -Wait
/// </code>
/// <para>
/// -Wait returns when the rule is gone, so the bandwidth can be removed next. A rule object includes its gateway, which -Wait
/// needs.
/// </para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "VpcIpv6EgressOnlyRule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveVpcIpv6EgressOnlyRuleCommand : RemoveCmdlet
{
    /// <summary>The id of the rule, ipv6py-... Every row needs it. Several ids given as an argument are one row each.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RuleId", "Ipv6EgressRuleId")]
    [IdList(IsOfRows = true)]
    [ResourceId(IdPrefixes.EgressOnlyRule)]
    public string[]? Ipv6EgressOnlyRuleId { get; set; }

    /// <summary>The id of its gateway, ipv6gw-...; only -Wait needs it, since the service lists rules by gateway.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [BlankToNull(IsId = true)]
    [ResourceId(IdPrefixes.Ipv6Gateway)]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string? Ipv6GatewayId { get; set; }

    /// <summary>Removes the rule of one row.</summary>
    protected override void ProcessRecord()
    {
        foreach (string? id in RowsOf(Ipv6EgressOnlyRuleId))
        {
            Remove(id);
        }
    }

    private void Remove(string? ruleId)
    {
        if (!ReadText(ruleId, IdPrefixes.EgressOnlyRule))
        {
            return;
        }

        var target = new Ipv6EgressOnlyRule
        {
            Ipv6EgressOnlyRuleId = ruleId ?? IdOfText(IdPrefixes.EgressOnlyRule),
            Ipv6GatewayId = Ipv6GatewayId,
            RegionId = Region,
        };
        if (target.Ipv6EgressOnlyRuleId is not { } id)
        {
            WriteError(RowErrors.NoId(nameof(Ipv6EgressOnlyRuleId), "ipv6py-hp3w98rmlbqp0qvyrx9ju", target));
            return;
        }

        if (Wait && Ipv6GatewayId is null)
        {
            WriteError(ErrorRecords.BadInput(
                "MissingIpv6GatewayId",
                $"{id}: -Wait needs the id of the rule's gateway",
                $"Give -Ipv6GatewayId, or pipe the rule in from Get-VpcIpv6EgressOnlyRule.",
                target));
            return;
        }

        if (ResolveRegion(target) is { } region
            && ShouldRemove(UserText.Of($"{id} in {region}"), UserText.Translate("Remove the egress-only rule")))
        {
            var removal = new DeleteIpv6EgressOnlyRule(region, id) { ClientToken = NewClientToken(), DryRun = DryRun };
            bool ifExists = IfExists;
            TimeSpan? waitLimit = WaitLimit;
            Queue(new Job(
                key: region + "/" + id,
                calls => calls.RemoveAsync(removal, ifExists, waitLimit, new StatusWait<Ipv6EgressOnlyRule>
                {
                    Subject = id,
                    Region = region,
                    Change = removal,
                    ReadAsync = () => calls.FindRuleAsync(region, target.Ipv6GatewayId!, id),
                    State = rule => rule.Status,
                    Target = target,
                }),
                error => ErrorRecords.FromCall(error, target, id, relatedId: target.Ipv6GatewayId)));
        }
    }
}
