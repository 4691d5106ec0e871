using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists the egress-only rules of one gateway, one page at a time. All filters are combined with AND.</summary>
internal sealed class DescribeIpv6EgressOnlyRules : ApiAction<Page<Ipv6EgressOnlyRule>>, IPagedByNumber
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeIpv6EgressOnlyRules");

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 50;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the gateway.</param>
    /// <param name="ipv6GatewayId">The id of the gateway, <c>ipv6gw-...</c>. The service requires it.</param>
    public DescribeIpv6EgressOnlyRules(string region, string ipv6GatewayId)
        : base(region)
    {
        Ipv6GatewayId = ipv6GatewayId;
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of the gateway.</summary>
    public string Ipv6GatewayId { get; }

    /// <summary>The id of one rule.</summary>
    public string? Ipv6EgressOnlyRuleId { get; init; }

    /// <summary>The id of the address that the rules are for. The API calls it InstanceId.</summary>
    public string? Ipv6AddressId { get; init; }

    /// <summary>The name of the rule.</summary>
    public string? RuleName { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>Rules per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
        parameters.Add("Ipv6EgressOnlyRuleId", Ipv6EgressOnlyRuleId);
        parameters.Add("InstanceId", Ipv6AddressId);
        parameters.Add("Name", RuleName);
    }

    internal override Page<Ipv6EgressOnlyRule> ReadAnswer(AnswerObject answer) => new(
        answer.Items("Ipv6EgressOnlyRules", "Ipv6EgressOnlyRule").Select(ReadRule).ToList(),
        answer.Integer("TotalCount") ?? throw new AnswerFormatException("TotalCount"));

    private Ipv6EgressOnlyRule ReadRule(AnswerObject rule) => new()
    {
        Ipv6EgressOnlyRuleId = rule.RequiredText("Ipv6EgressOnlyRuleId"),
        Name = rule.Text("Name"),
        Description = rule.Text("Description"),
        Ipv6AddressId = rule.Text("InstanceId"),
        InstanceType = rule.Text("InstanceType"),
        Status = rule.Text("Status"),
        Ipv6GatewayId = Ipv6GatewayId,
        RegionId = Region,
    };
}
