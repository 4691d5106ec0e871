using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>
/// A network interface of a vSwitch, as far as its IPv6 addresses go. Its addresses are those of the vSwitch that name it or, for
/// the primary interface of an instance, that name the instance.
/// </summary>
internal sealed class EstateInterface
{
    /// <summary>The id, <c>eni-</c> and 21 characters.</summary>
    public required string NetworkInterfaceId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string NetworkInterfaceName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>Primary: an instance has it from its creation to its end.</summary>
    public InterfaceType Type { get; set; } = InterfaceType.Secondary;

    /// <summary>The status.</summary>
    public InterfaceStatus Status { get; set; }

    /// <summary>The id of the instance that it is attached to; empty for none.</summary>
    public string InstanceId { get; set; } = "";

    /// <summary>The primary IPv4 address; empty when the file has none.</summary>
    public string PrivateIpAddress { get; set; } = "";

    /// <summary>Whether another cloud service manages it. Its owner can't change its addresses then.</summary>
    public bool ServiceManaged { get; set; }

    /// <summary>When it was created, UTC; null when the file has no time.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The resource group; empty when unset.</summary>
    public string ResourceGroupId { get; set; } = "";

    /// <summary>The tags. Each key is there once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The vSwitch that it is in. In the file it is the object around this one.</summary>
    [JsonIgnore]
    public EstateVSwitch VSwitch { get; set; } = null!;

    /// <summary>
    /// What its addresses name as AssociatedInstanceId: the instance of a primary interface, and a secondary interface itself.
    /// </summary>
    [JsonIgnore]
    public (string Id, AssociatedInstanceType Type) User => Type == InterfaceType.Primary
        ? (InstanceId, AssociatedInstanceType.EcsInstance)
        : (NetworkInterfaceId, AssociatedInstanceType.NetworkInterface);

    /// <summary>Its IPv6 addresses, in the order of lists.</summary>
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
