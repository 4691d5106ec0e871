using System.Text.Json.Serialization;

// The names are values of the API. Answers and estate files use exactly this spelling.
namespace VpcPS.Emulator.State;

/// <summary>The status of a resource.</summary>
[JsonConverter(typeof(ExactNameConverter<ResourceStatus>))]
internal enum ResourceStatus
{
    /// <summary>Being configured, not usable yet.</summary>
    Pending,

    /// <summary>Usable.</summary>
    Available,

    /// <summary>Being deleted.</summary>
    Deleting,
}

/// <summary>
/// The edition of a gateway. Answers say Medium. Requests and estate files can also say Middle, as the specification does
/// (see <see cref="GatewaySpecConverter"/>).
/// </summary>
[JsonConverter(typeof(GatewaySpecConverter))]
internal enum GatewaySpec
{
    /// <summary>The free edition.</summary>
    Small,

    /// <summary>The enterprise edition.</summary>
    Medium,

    /// <summary>The enhanced enterprise edition.</summary>
    Large,
}

/// <summary>What a route table can be bound to.</summary>
[JsonConverter(typeof(ExactNameConverter<AssociateType>))]
internal enum AssociateType
{
    /// <summary>vSwitches.</summary>
    VSwitch,

    /// <summary>Gateways.</summary>
    Gateway,
}

/// <summary>What the next hop of a route can be. Source: the documentation of the official SDK.</summary>
[JsonConverter(typeof(ExactNameConverter<NextHopType>))]
internal enum NextHopType
{
    /// <summary>An ECS instance, <c>i-</c>.</summary>
    Instance,

    /// <summary>A network interface, <c>eni-</c>.</summary>
    NetworkInterface,

    /// <summary>The IPv6 gateway of the VPC, <c>ipv6gw-</c>.</summary>
    IPv6Gateway,

    // No resource in the estate is of one of the following kinds, so they need no explanation.
#pragma warning disable CS1591
    HaVip,
    RouterInterface,
    VpnGateway,
    NatGateway,
    Attachment,
    VpcPeer,
    Ipv4Gateway,
    GatewayEndpoint,
    Ecr,
    GatewayLoadBalancerEndpoint,
    RouteTargetGroup,
#pragma warning restore CS1591
}

/// <summary>The billing method of bandwidth.</summary>
[JsonConverter(typeof(ExactNameConverter<InternetChargeType>))]
internal enum InternetChargeType
{
    /// <summary>Billed per day by the peak bandwidth that was bought.</summary>
    PayByBandwidth,

    /// <summary>Billed per hour by the traffic that was used.</summary>
    PayByTraffic,
}

/// <summary>Whether a resource is locked. The pages of 2019 write FinacialLocked; answers of the service say FinancialLocked.</summary>
[JsonConverter(typeof(ExactNameConverter<BusinessStatus>))]
internal enum BusinessStatus
{
    /// <summary>Not locked: everything is paid for.</summary>
    Normal,

    /// <summary>Locked for an unpaid bill.</summary>
    FinancialLocked,

    /// <summary>Locked for security reasons.</summary>
    SecurityLocked,
}

/// <summary>The kind of instance that uses an address.</summary>
[JsonConverter(typeof(ExactNameConverter<AssociatedInstanceType>))]
internal enum AssociatedInstanceType
{
    /// <summary>An ECS instance, <c>i-</c>.</summary>
    EcsInstance,

    /// <summary>An elastic network interface, <c>eni-</c>.</summary>
    NetworkInterface,
}

/// <summary>
/// The kind of the next hop of a route of a gateway route table, as answers name it. Requests say Instance for an ECS instance.
/// </summary>
[JsonConverter(typeof(ExactNameConverter<GatewayHopType>))]
internal enum GatewayHopType
{
    /// <summary>The packets go directly to their destination.</summary>
    Local,

    /// <summary>An ECS instance, <c>i-</c>.</summary>
    EcsInstance,

    /// <summary>An elastic network interface, <c>eni-</c>.</summary>
    NetworkInterface,
}

/// <summary>The type of a network interface.</summary>
[JsonConverter(typeof(ExactNameConverter<InterfaceType>))]
internal enum InterfaceType
{
    /// <summary>It is created and deleted together with its instance.</summary>
    Primary,

    /// <summary>Can be attached and detached.</summary>
    Secondary,
}

/// <summary>The status of a network interface. Its addresses can be changed while it is Available or InUse.</summary>
[JsonConverter(typeof(ExactNameConverter<InterfaceStatus>))]
internal enum InterfaceStatus
{
    /// <summary>Attached to no instance.</summary>
    Available,

    /// <summary>Being attached.</summary>
    Attaching,

    /// <summary>Attached to an instance.</summary>
    InUse,

    /// <summary>Being detached.</summary>
    Detaching,

    /// <summary>Being deleted.</summary>
    Deleting,
}

/// <summary>
/// Whether an address id stands for a single address or for a prefix. The specification does not distinguish the two yet.
/// </summary>
[JsonConverter(typeof(ExactNameConverter<AddressKind>))]
internal enum AddressKind
{
    /// <summary>A single address.</summary>
    IPv6Address,

    /// <summary>A block of addresses, a <c>/80</c>.</summary>
    IPv6Prefix,
}

/// <summary>The line type of an IPv6 block. On the cloud only BGP needs no permission; in the emulator no type needs one.</summary>
[JsonConverter(typeof(ExactNameConverter<Ipv6Isp>))]
internal enum Ipv6Isp
{
    /// <summary>Several carriers.</summary>
    BGP,

    /// <summary>Several carriers, international.</summary>
    BGP_International,

    /// <summary>China Mobile.</summary>
    ChinaMobile,

    /// <summary>China Unicom.</summary>
    ChinaUnicom,

    /// <summary>China Telecom.</summary>
    ChinaTelecom,

    /// <summary>China Mobile, second kind.</summary>
    ChinaMobile_L2,

    /// <summary>China Unicom, second kind.</summary>
    ChinaUnicom_L2,

    /// <summary>China Telecom, second kind.</summary>
    ChinaTelecom_L2,
}
