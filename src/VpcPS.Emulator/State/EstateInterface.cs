using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>
/// A network interface of a vSwitch. Only what its IPv6 addresses need is emulated. Its addresses are those addresses of the vSwitch that
/// name the interface. For the primary interface of an instance, they name the instance instead.
/// </summary>
internal sealed class EstateInterface
{
    /// <summary>The id, <c>eni-</c> and 21 characters.</summary>
    public required string NetworkInterfaceId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string NetworkInterfaceName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>Primary for the interface that an instance has from its creation to its deletion.</summary>
    public InterfaceType Type { get; set; } = InterfaceType.Secondary;

    /// <summary>The status.</summary>
    public InterfaceStatus Status { get; set; }

    /// <summary>The id of the instance that the interface is attached to. Empty for none.</summary>
    public string InstanceId { get; set; } = "";

    /// <summary>The primary IPv4 address; empty when the file has none.</summary>
    public string PrivateIpAddress { get; set; } = "";

    /// <summary>Whether another cloud service manages the interface. Then its owner can't change its addresses.</summary>
    public bool ServiceManaged { get; set; }

    /// <summary>When it was created, UTC; null when the file has no time.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The resource group; empty when unset.</summary>
    public string ResourceGroupId { get; set; } = "";

    /// <summary>The tags. Each key occurs once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The vSwitch of the interface. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateVSwitch VSwitch { get; set; } = null!;

    /// <summary>
    /// The id that the addresses of this interface have as AssociatedInstanceId. For a primary interface it is the id of its instance, for
    /// a secondary interface its own id.
    /// </summary>
    [JsonIgnore]
    public (string Id, AssociatedInstanceType Type) User => Type == InterfaceType.Primary
        ? (InstanceId, AssociatedInstanceType.EcsInstance)
        : (NetworkInterfaceId, AssociatedInstanceType.NetworkInterface);

    /// <summary>Its IPv6 addresses, in the order in which lists show them.</summary>
    [JsonIgnore]
    public IEnumerable<EstateAddress> Ipv6Addresses
    {
        get
        {
            string user = User.Id;
            return VSwitch.Ipv6Addresses.FindAll(address => address.AssociatedInstanceId == user);
        }
    }
}
