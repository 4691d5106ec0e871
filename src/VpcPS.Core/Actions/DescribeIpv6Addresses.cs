using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Api;
using VpcPS.Core.Models;

namespace VpcPS.Core.Actions;

/// <summary>Lists IPv6 addresses of a region with their bandwidth, one page at a time. All filters are combined with AND.</summary>
internal sealed class DescribeIpv6Addresses : ApiAction<Page<Ipv6Address>>, IPagedByNumber
{
    private static readonly ActionDeclaration Facts = ActionDeclaration.Reads("DescribeIpv6Addresses");

    /// <summary>The maximum number of ids in one call.</summary>
    public const int MaxIds = 20;

    /// <summary>The maximum page size that the service accepts.</summary>
    public const int MaxPageSize = 50;

    /// <summary>Makes the call.</summary>
    /// <param name="region">The region of the addresses.</param>
    public DescribeIpv6Addresses(string region)
        : base(region)
    {
    }

    /// <inheritdoc/>
    public override ActionDeclaration Declaration => Facts;

    /// <summary>Address ids, at most <see cref="MaxIds"/>. Null for all addresses.</summary>
    public IReadOnlyCollection<string>? Ipv6AddressIds { get; init; }

    /// <summary>A literal IPv6 address.</summary>
    public string? Ipv6Address { get; init; }

    /// <summary>The id of a bandwidth, <c>ipv6bw-...</c>.</summary>
    public string? Ipv6InternetBandwidthId { get; init; }

    /// <summary>The name of the address. The documents do not say whether the match is exact.</summary>
    public string? AddressName { get; init; }

    /// <summary>Private or Public.</summary>
    public string? NetworkType { get; init; }

    /// <summary>The instance or network interface that uses the address.</summary>
    public string? AssociatedInstanceId { get; init; }

    /// <summary>EcsInstance or NetworkInterface.</summary>
    public string? AssociatedInstanceType { get; init; }

    /// <summary>The id of the VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The id of the vSwitch.</summary>
    public string? VSwitchId { get; init; }

    /// <summary>True for addresses that another cloud service manages, false for the others, null for both. A newer parameter.</summary>
    public bool? ServiceManaged { get; init; }

    /// <summary>IPv6Address or IPv6Prefix. When it is null, the service lists only single addresses. A newer parameter.</summary>
    public string? AddressType { get; init; }

    /// <summary>Whether the answer shows orders for bandwidth that take effect later. A newer parameter.</summary>
    public bool IncludeReservationData { get; init; }

    /// <summary>The resource group. A newer parameter.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Tags that the addresses must have. A null value matches every value.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string?>>? Tags { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>Addresses per page, 1 to <see cref="MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = MaxPageSize;

    /// <inheritdoc/>
    protected override void AddParameters(ActionParameters parameters)
    {
        parameters.Add("Ipv6AddressId", Ipv6AddressIds is null ? null : string.Join(",", Ipv6AddressIds));
        parameters.Add("Ipv6Address", Ipv6Address);
        parameters.Add("Ipv6InternetBandwidthId", Ipv6InternetBandwidthId);
        parameters.Add("Name", AddressName);
        parameters.Add("NetworkType", NetworkType);
        parameters.Add("AssociatedInstanceId", AssociatedInstanceId);
        parameters.Add("AssociatedInstanceType", AssociatedInstanceType);
        parameters.Add("VpcId", VpcId);
        parameters.Add("VSwitchId", VSwitchId);
        parameters.Add("ServiceManaged", ServiceManaged);
        parameters.Add("AddressType", AddressType);
        parameters.Add("IncludeReservationData", IncludeReservationData ? true : (bool?)null);
        parameters.Add("ResourceGroupId", ResourceGroupId);
        parameters.AddTags("Tag", Tags);
    }

    internal override Page<Ipv6Address> ReadAnswer(AnswerObject answer) => new(
        answer.Items("Ipv6Addresses", "Ipv6Address").Select(ReadAddress).ToList(),
        answer.Integer("TotalCount") ?? throw new AnswerFormatException("TotalCount"));

    private Ipv6Address ReadAddress(AnswerObject address)
    {
        AnswerObject bandwidth = address.Object("Ipv6InternetBandwidth");
        string? bandwidthId = bandwidth.Text("Ipv6InternetBandwidthId");
        return new Ipv6Address
        {
            Ipv6AddressId = address.RequiredText("Ipv6AddressId"),
            Address = address.Text("Ipv6Address"),
            Name = address.Text("Ipv6AddressName"),
            Description = address.Text("Ipv6AddressDescription"),
            Status = address.Text("Status"),
            NetworkType = address.Text("NetworkType"),
            AllocationTime = address.Time("AllocationTime"),
            VpcId = address.Text("VpcId"),
            VSwitchId = address.Text("VSwitchId"),
            Ipv6GatewayId = address.Text("Ipv6GatewayId"),
            AssociatedInstanceId = address.Text("AssociatedInstanceId"),
            AssociatedInstanceType = address.Text("AssociatedInstanceType"),
            RealBandwidth = address.Integer("RealBandwidth"),
            InternetBandwidthId = bandwidthId,
            // The service answers 0 and '' for an address without bandwidth. The model has null instead.
            Bandwidth = bandwidthId is null ? null : bandwidth.Integer("Bandwidth"),
            InternetChargeType = bandwidth.Text("InternetChargeType"),
            InstanceChargeType = bandwidth.Text("InstanceChargeType"),
            BusinessStatus = BusinessStatuses.Correct(bandwidth.Text("BusinessStatus")),
            AddressType = address.Text("AddressType"),
            Ipv6Isp = address.Text("Ipv6Isp"),
            ServiceManaged = address.Boolean("ServiceManaged"),
            HasReservationData = bandwidth.Boolean("HasReservationData"),
            ReservationActiveTime = bandwidth.Time("ReservationActiveTime"),
            ReservationBandwidth = bandwidth.Integer("ReservationBandwidth"),
            ReservationInternetChargeType = bandwidth.Text("ReservationInternetChargeType"),
            ReservationOrderType = bandwidth.Text("ReservationOrderType"),
            ResourceGroupId = address.Text("ResourceGroupId"),
            Tags = address.Tags(),
            RegionId = Region,
        };
    }
}
