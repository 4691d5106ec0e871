using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Binding;
using VpcPS.Core;
using VpcPS.Core.Actions;
using VpcPS.Core.Models;

namespace VpcPS.Commands;

/// <summary>Lists egress-only rules: those of given gateways, or of all gateways of the region.</summary>
/// <remarks>
/// <para>
/// The service lists the rules of one gateway at a time: without -Ipv6GatewayId the gateways are listed first, and each
/// is then asked.
/// </para>
/// </remarks>
/// <example>
/// <para>List the rules of a gateway</para>
/// <code>
/// Get-VpcIpv6EgressOnlyRule ipv6gw-hp37pqh7vop5edza0z273
/// </code>
/// <para>Emits the rules with the address that each is for, in InstanceId, and their status.</para>
/// </example>
/// <example>
/// <para>Count the rules of each gateway</para>
/// <code>
/// Get-VpcIpv6Gateway | ForEach-Object { "$($_.Name): $(@($_ | Get-VpcIpv6EgressOnlyRule).Count)" }
/// </code>
/// <para>Gateways come in by their id.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "VpcIpv6EgressOnlyRule")]
[OutputType(typeof(Ipv6EgressOnlyRule))]
public sealed class GetVpcIpv6EgressOnlyRuleCommand : VpcCmdlet
{
    /// <summary>The ids of gateways, ipv6gw-... Default: every gateway of the region.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("GatewayId")]
    [IdList]
    [ResourceId("ipv6gw-")]
    [ArgumentCompleter(typeof(GatewayIdCompleter))]
    public string[]? Ipv6GatewayId { get; set; }

    /// <summary>Only the rules with these ids, ipv6py-... One that does not exist is an error.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RuleId")]
    [IdList]
    [ResourceId("ipv6py-")]
    public string[]? Ipv6EgressOnlyRuleId { get; set; }

    /// <summary>Only the rules for this address, ipv6-...</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AddressId", "InstanceId")]
    [BlankToNull]
    [ResourceId("ipv6-")]
    [ArgumentCompleter(typeof(AddressIdCompleter))]
    public string? Ipv6AddressId { get; set; }

    /// <summary>
    /// Only rules with this name, wildcards allowed. Whether the service compares a name without wildcards exactly is not documented.
    /// </summary>
    [Parameter]
    [NameFilter]
    [SupportsWildcards]
    public string? Name { get; set; }

    /// <summary>Lists the rules of the row's gateways.</summary>
    protected override void ProcessRecord()
    {
        // A blank cell must not turn into "everything".
        if (Ipv6GatewayId is { Length: 0 } || Ipv6EgressOnlyRuleId is { Length: 0 })
        {
            WriteError(ErrorRecords.NoId(
                Ipv6GatewayId is { Length: 0 } ? nameof(Ipv6GatewayId) : nameof(Ipv6EgressOnlyRuleId),
                Ipv6GatewayId is { Length: 0 } ? "ipv6gw-hp38x2x0fz785tlc65pfv" : "ipv6py-hp3w98rmlbqp0qvyrx9ju",
                target: null));
            return;
        }

        if (ResolveRegion(Ipv6GatewayId) is not { } region)
        {
            return;
        }

        var missing = new HashSet<string>(Ipv6EgressOnlyRuleId ?? []);
        try
        {
            foreach (string gatewayId in Ipv6GatewayId ?? GatewaysOf(region))
            {
                foreach (string? ruleId in Ipv6EgressOnlyRuleId ?? [null!])
                {
                    foreach (Ipv6EgressOnlyRule rule in RulesOf(region, gatewayId, ruleId))
                    {
                        missing.Remove(rule.Ipv6EgressOnlyRuleId!);
                        WriteObject(rule);
                    }
                }
            }
        }
        catch (VpcException e)
        {
            WriteError(ErrorRecords.FromCall(e, (object?)Ipv6GatewayId ?? region, Ipv6GatewayId?[0]));
            return;
        }

        foreach (string id in missing)
        {
            WriteError(ErrorRecords.Own(
                ErrorRecords.RuleNotFound, $"{id} in {region}: the rule does not exist", id, region, id, Ipv6GatewayId?[0]));
        }
    }

    private IEnumerable<string> GatewaysOf(string region) =>
        ReadPages(pageNumber => new DescribeIpv6Gateways(region) { PageNumber = pageNumber }).Select(gateway => gateway.Ipv6GatewayId!);

    private IEnumerable<Ipv6EgressOnlyRule> RulesOf(string region, string gatewayId, string? ruleId) =>
        ReadPages(pageNumber => new DescribeIpv6EgressOnlyRules(region, gatewayId)
        {
            Ipv6EgressOnlyRuleId = ruleId,
            Ipv6AddressId = Ipv6AddressId,
            RuleName = NameFilterAttribute.ToSend(Name),
            PageNumber = pageNumber,
        }).Where(rule => NameFilterAttribute.Fits(Name, rule.Name));
}
