using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists the IPv6 gateways of a region, one page at a time. All filters are combined with AND.</summary>
internal sealed class DescribeIpv6Gateways : ApiAction<Page<Ipv6Gateway>>, IPagedByNumber
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeIpv6Gateways");

    /// <summary>The maximum page size of similar actions. The documents give none for this action.</summary>
    public const int MaxPageSize = 50;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the gateways.</param>
    public DescribeIpv6Gateways(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>The id of one gateway.</summary>
    public string? Ipv6GatewayId { get; init; }

    /// <summary>The name of the gateway.</summary>
    public string? GatewayName { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The resource group. A newer parameter.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Tags that the gateways must have. A null value matches every value.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>Gateways per page.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6GatewayId", Ipv6GatewayId);
        parameters.Add("Name", GatewayName);
        parameters.Add("VpcId", VpcId);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        // In this action the name is Tags. In all other actions it is Tag.
        parameters.AddTags("Tags", Tags);
    }

    internal override Page<Ipv6Gateway> ReadAnswer(AnswerObject answer) => new(
        answer.Items("Ipv6Gateways", "Ipv6Gateway").Select(ReadGateway).ToList(),
        answer.Integer("TotalCount") ?? throw new AnswerFormatException("TotalCount"));

    private Ipv6Gateway ReadGateway(AnswerObject gateway) => new()
    {
        Ipv6GatewayId = gateway.RequiredText("Ipv6GatewayId"),
        Name = gateway.Text("Name"),
        Description = gateway.Text("Description"),
        VpcId = gateway.Text("VpcId"),
        Status = gateway.Text("Status"),
        Spec = gateway.Text("Spec"),
        BusinessStatus = BusinessStatuses.Correct(gateway.Text("BusinessStatus")),
        InstanceChargeType = gateway.Text("InstanceChargeType"),
        CreationTime = gateway.Time("CreationTime"),
        ExpiredTime = gateway.Time("ExpiredTime"),
        OwnerId = gateway.Text("OwnerId"),
        ResourceGroupId = gateway.Text("ResourceGroupId"),
        Tags = gateway.Tags(),
        RegionId = gateway.Text("RegionId") ?? Region,
    };
}
