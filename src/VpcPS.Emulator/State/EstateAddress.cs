using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>An IPv6 address of a vSwitch. Without bandwidth it is private, with bandwidth public.</summary>
internal sealed class EstateAddress : LivingResource
{
    /// <summary>The prefix length of prefixes, <c>/80</c>. ECS gives prefixes of this size to network interfaces.</summary>
    public const int PrefixLength = 80;

    /// <inheritdoc/>
    public override string Id => Ipv6AddressId;

    /// <summary>The id, <c>ipv6-</c> and 21 characters.</summary>
    public required string Ipv6AddressId { get; init; }

    /// <summary>
    /// The address itself, such as <c>2408:4004:c0:200:35b:cd32:c460:6aa4</c>; the block of a prefix, such as
    /// <c>2408:4004:c0:200:35b::/80</c>.
    /// </summary>
    [JsonPropertyName("Ipv6Address")]
    public required string Literal { get; init; }

    /// <summary>Whether it is a single address or a prefix.</summary>
    public AddressKind AddressType { get; set; } = AddressKind.IPv6Address;

    /// <summary>The name; empty when unset.</summary>
    public string Ipv6AddressName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Ipv6AddressDescription { get; set; } = "";

    /// <summary>When it was allocated, UTC.</summary>
    public required DateTime AllocationTime { get; init; }

    /// <summary>The id of the instance that uses the address. Empty when nothing uses it.</summary>
    public string AssociatedInstanceId { get; set; } = "";

    /// <summary>The kind of that instance; null for none.</summary>
    public AssociatedInstanceType? AssociatedInstanceType { get; set; }

    /// <summary>Whether another cloud service manages the address. Then its owner can't delete its bandwidth.</summary>
    public bool ServiceManaged { get; set; }

    /// <summary>The resource group; empty when unset.</summary>
    public string ResourceGroupId { get; set; } = "";

    /// <summary>The tags. Each key occurs once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The bandwidth that was bought for the address, or null.</summary>
    [JsonPropertyName("Ipv6InternetBandwidth")]
    public EstateBandwidth? Bandwidth { get; set; }

    /// <summary>The vSwitch that the address belongs to. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateVSwitch VSwitch { get; set; } = null!;

    /// <summary>
    /// The block of all addresses of this object. For a single address, a block with this one address. Null when the text is not an
    /// address.
    /// </summary>
    [JsonIgnore]
    public Ipv6Block? Block => Ipv6Block.Parse(AddressType == AddressKind.IPv6Prefix ? Literal : Literal + "/128");

    /// <inheritdoc/>
    public override void Detach() => VSwitch.Ipv6Addresses.Remove(this);
}
