using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using VpcPS.Core.Models;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Time;

namespace VpcPS.Emulator.Actions;

/// <summary>Lists the addresses of a region with their bandwidth.</summary>
internal sealed class DescribeIpv6AddressesHandler : ReadHandler
{
    private static readonly ListParameter AddressIds = new("Ipv6AddressId")
    {
        CommaSeparated = true,
        MaximumEntries = 20,
        IdPrefix = IdPrefixes.Ipv6Address,
    };

    private static readonly TextParameter Literal = new("Ipv6Address")
    {
        Form = ("an IPv6 address", text => Ipv6Block.ParseAddress(text) is not null),
    };

    private static readonly TextParameter BandwidthId = new("Ipv6InternetBandwidthId") { IdPrefix = IdPrefixes.InternetBandwidth };

    // It is not documented whether a part of the name is enough. In the emulator the whole name must be equal.
    private static readonly TextParameter AddressName = new("Name") { MaximumLength = 128 };
    private static readonly ChoiceParameter<NetworkReach> NetworkType = new("NetworkType");
    private static readonly TextParameter InstanceId = new("AssociatedInstanceId");

    // The older pages have only EcsInstance, as the default. The SDK has both values and no default.
    private static readonly ChoiceParameter<AssociatedInstanceType> InstanceType = new("AssociatedInstanceType");

    private static readonly ChoiceParameter<AddressKind> AddressType = new("AddressType") { Default = AddressKind.IPv6Address };
    private static readonly TextParameter VpcId = new("VpcId") { IdPrefix = IdPrefixes.Vpc };
    private static readonly TextParameter VSwitchId = new("VSwitchId") { IdPrefix = IdPrefixes.VSwitch };
    private static readonly OptionalBooleanParameter ServiceManaged = new("ServiceManaged");
    private static readonly BooleanParameter IncludeReservationData = new("IncludeReservationData");
    private static readonly TextParameter ResourceGroupId = new("ResourceGroupId");
    private static readonly TagsParameter Tags = new("Tag");

    private enum NetworkReach
    {
        Private,
        Public,
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; } =
    [
        CommonParameters.RegionId,
        AddressIds,
        Literal,
        BandwidthId,
        AddressName,
        NetworkType,
        InstanceId,
        InstanceType,
        AddressType,
        VpcId,
        VSwitchId,
        ServiceManaged,
        IncludeReservationData,
        ResourceGroupId,
        Tags,
        Paging.PageNumber,
        Paging.PageSize,
    ];

    /// <inheritdoc/>
    /// <remarks>Only the sample of this action has a root element without the suffix Response.</remarks>
    public override string XmlRoot => Name;

    /// <inheritdoc/>
    public override Answer Read(ActionCall call) => Paging.Page(
        call,
        "Ipv6Addresses",
        "Ipv6Address",
        [.. call.Region.Ipv6Addresses.Where(Filter(call))],
        address => Describe(call, address));

    // The filters are read once for the whole list, because a region may have 20,000 addresses.
    private static Func<EstateAddress, bool> Filter(ActionCall call)
    {
        IReadOnlyList<string> ids = call.Get(AddressIds);
        IPAddress? literal = call.Get(Literal) is { Length: > 0 } wanted ? Ipv6Block.ParseAddress(wanted) : null;
        string bandwidthId = call.Get(BandwidthId);
        string name = call.Get(AddressName);
        NetworkReach? reach = call.Get(NetworkType);
        string instanceId = call.Get(InstanceId);
        AssociatedInstanceType? instanceType = call.Get(InstanceType);
        AddressKind? kind = call.Get(AddressType);
        string vpcId = call.Get(VpcId);
        string vSwitchId = call.Get(VSwitchId);
        bool? managed = call.Get(ServiceManaged);
        string group = call.Get(ResourceGroupId);
        IReadOnlyList<TagCondition> tags = call.Get(Tags);
        return address => kind == address.AddressType
            && (ids.Count == 0 || ids.Contains(address.Ipv6AddressId))
            && (literal is null || literal.Equals(address.Block!.First))
            && Fits(bandwidthId, address.Bandwidth?.Ipv6InternetBandwidthId)
            && Fits(name, address.Ipv6AddressName)
            && (reach is null || reach == ReachOf(address))
            && Fits(instanceId, address.AssociatedInstanceId)
            && (instanceType is null || instanceType == address.AssociatedInstanceType)
            && Fits(vpcId, address.VSwitch.Vpc.VpcId)
            && Fits(vSwitchId, address.VSwitch.VSwitchId)
            && (managed is null || managed == address.ServiceManaged)
            && Fits(group, address.ResourceGroupId)
            && (tags.Count == 0 || TagAnswers.Fit(tags, address.Tags));
    }

    private static bool Fits(string wanted, string? actual) => wanted.Length == 0 || wanted == actual;

    private static NetworkReach ReachOf(EstateAddress address) =>
        address.Bandwidth is null ? NetworkReach.Private : NetworkReach.Public;

    private static Ipv6Isp IspOf(EstateAddress address)
    {
        EstateVpc vpc = address.VSwitch.Vpc;
        return vpc.Ipv6Isps.FirstOrDefault(isp => Ipv6Block.Parse(isp.Key)!.Contains(address.Block!)).Value;
    }

    private static Answer Describe(ActionCall call, EstateAddress address) => new()
    {
        { "Ipv6AddressId", address.Ipv6AddressId },
        { "Ipv6Address", address.Literal },
        { "Ipv6AddressName", address.Ipv6AddressName },
        { "Ipv6AddressDescription", address.Ipv6AddressDescription },
        { "Status", address.Status.ToString() },
        { "NetworkType", ReachOf(address).ToString() },
        { "AllocationTime", UtcTime.Format(address.AllocationTime) },
        { "VpcId", address.VSwitch.Vpc.VpcId },
        { "VSwitchId", address.VSwitch.VSwitchId },
        { "Ipv6GatewayId", address.VSwitch.Vpc.Ipv6Gateway?.Ipv6GatewayId ?? "" },
        { "AssociatedInstanceId", address.AssociatedInstanceId },
        { "AssociatedInstanceType", address.AssociatedInstanceType?.ToString() ?? "" },
        { "RealBandwidth", address.Bandwidth?.Bandwidth ?? 0 },
        { "Ipv6InternetBandwidth", Describe(call, address.Bandwidth) },
        { "Ipv6Isp", IspOf(address).ToString() },
        { "AddressType", address.AddressType.ToString() },
        { "ServiceManaged", address.ServiceManaged ? 1 : 0 },
        { "ResourceGroupId", address.ResourceGroupId },
        { "Tags", "Tag", TagAnswers.Describe(address.Tags) },
    };

    // The samples show an address without bandwidth with empty texts, with 0 and without InstanceChargeType.
    private static Answer Describe(ActionCall call, EstateBandwidth? bandwidth)
    {
        if (bandwidth is null)
        {
            return new()
            {
                { "Ipv6InternetBandwidthId", "" },
                { "Bandwidth", 0 },
                { "InternetChargeType", "" },
                { "BusinessStatus", "" },
            };
        }

        Answer answer = new()
        {
            { "Ipv6InternetBandwidthId", bandwidth.Ipv6InternetBandwidthId },
            { "Bandwidth", bandwidth.Bandwidth },
            { "InternetChargeType", bandwidth.InternetChargeType.ToString() },
            { "InstanceChargeType", "PostPaid" },
            { "BusinessStatus", bandwidth.BusinessStatus.ToString() },
        };
        if (call.Get(IncludeReservationData))
        {
            answer.Add("HasReservationData", bandwidth.Reservation is not null);
            if (bandwidth.Reservation is { } order)
            {
                answer.Add("ReservationActiveTime", UtcTime.Format(order.ActiveTime));
                answer.Add("ReservationBandwidth", order.Bandwidth);
                answer.Add("ReservationInternetChargeType", order.InternetChargeType.ToString());
                answer.Add("ReservationOrderType", order.OrderType);
            }
        }

        return answer;
    }
}
