using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>An IPv6 address of a vSwitch. Without bandwidth it is private, with bandwidth public.</summary>
internal sealed class EstateAddress : LivingResource
{
    /// <inheritdoc/>
    public override string Id => Ipv6AddressId;

    /// <summary>The id, <c>ipv6-</c> and 21 characters.</summary>
    public required string Ipv6AddressId { get; init; }

    /// <summary>The address itself, such as <c>2408:4004:c0:200:35b:cd32:c460:6aa4</c>.</summary>
    [JsonPropertyName("Ipv6Address")]
    public required string Literal { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string Ipv6AddressName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Ipv6AddressDescription { get; set; } = "";

    /// <summary>When it was allocated, UTC.</summary>
    public required DateTime AllocationTime { get; init; }

    /// <summary>The instance that uses it; empty when none does.</summary>
    public string AssociatedInstanceId { get; set; } = "";

    /// <summary>The kind of that instance; null when there is none.</summary>
    public AssociatedInstanceType? AssociatedInstanceType { get; set; }

    /// <summary>Whether another service of the cloud manages the address, so that its owner can't take away its bandwidth.</summary>
    public bool ServiceManaged { get; set; }

    /// <summary>The resource group; empty when unset.</summary>
    public string ResourceGroupId { get; set; } = "";

    /// <summary>The tags, keys unique.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The bandwidth bought for it, or null.</summary>
    [JsonPropertyName("Ipv6InternetBandwidth")]
    public EstateBandwidth? Bandwidth { get; set; }

    /// <summary>The vSwitch that it belongs to; follows from the place in the file.</summary>
    [JsonIgnore]
    public EstateVSwitch VSwitch { get; set; } = null!;

    /// <inheritdoc/>
    public override void Detach() => VSwitch.Ipv6Addresses.Remove(this);
}
