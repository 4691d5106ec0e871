using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>A subnet of a VPC.</summary>
internal sealed class EstateVSwitch : LivingResource
{
    /// <inheritdoc/>
    public override string Id => VSwitchId;

    /// <summary>The id, <c>vsw-</c> and 21 characters.</summary>
    public required string VSwitchId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string VSwitchName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>The zone; empty when the file has none.</summary>
    public string ZoneId { get; set; } = "";

    /// <summary>When it was created, UTC; null when the file has no time.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The IPv4 block, inside a block of the VPC; empty when the file has none.</summary>
    public string CidrBlock { get; set; } = "";

    /// <summary>The IPv6 block, <c>/64</c>, inside a block of the VPC; empty when IPv6 is off.</summary>
    public string Ipv6CidrBlock { get; set; } = "";

    /// <summary>The id of the route table that the vSwitch is bound to. Empty for the system route table of the VPC.</summary>
    public string RouteTableId { get; set; } = "";

    /// <summary>Whether this is a default vSwitch, which the service creates when a user first needs one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The resource group. Null for the resource group of the VPC.</summary>
    public string? ResourceGroupId { get; set; }

    /// <summary>
    /// For a copy of a cloud: how many IPv4 addresses were free there. Null when all addresses are free that are not reserved.
    /// </summary>
    public long? AvailableIpAddressCount { get; set; }

    /// <summary>The id of its network ACL. Empty for none. Only an estate file can set it.</summary>
    public string NetworkAclId { get; set; } = "";

    /// <summary>The tags. Each key occurs once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The addresses. Each one is inside the IPv6 block.</summary>
    public List<EstateAddress> Ipv6Addresses { get; set; } = [];

    /// <summary>The network interfaces that the file lists; see <see cref="AllInterfaces"/>.</summary>
    public List<EstateInterface> NetworkInterfaces { get; set; } = [];

    /// <summary>
    /// All network interfaces, in the order in which lists show them: those that the file lists, and those that exist only because
    /// addresses name them. An instance that addresses name has a primary interface, whose id is the instance's id with another prefix.
    /// </summary>
    [JsonIgnore]
    public IEnumerable<EstateInterface> AllInterfaces
    {
        get
        {
            HashSet<string> users = [.. NetworkInterfaces.Select(known => known.User.Id)];
            return NetworkInterfaces.Concat(Ipv6Addresses
                .Where(address => address.AssociatedInstanceId.Length > 0 && !users.Contains(address.AssociatedInstanceId))
                .GroupBy(address => address.AssociatedInstanceId, (_, addresses) => InterfaceOf([.. addresses])));
        }
    }

    /// <summary>The VPC of the vSwitch. In the file it is the object that contains this one.</summary>
    [JsonIgnore]
    public EstateVpc Vpc { get; set; } = null!;

    /// <inheritdoc/>
    public override void Detach() => Vpc.VSwitches.Remove(this);

    private EstateInterface InterfaceOf(EstateAddress[] addresses)
    {
        string user = addresses[0].AssociatedInstanceId;
        bool isInstance = addresses[0].AssociatedInstanceType == AssociatedInstanceType.EcsInstance;
        return new EstateInterface
        {
            NetworkInterfaceId = isInstance ? IdPrefixes.NetworkInterface + user.Substring(user.IndexOf('-') + 1) : user,
            Type = isInstance ? InterfaceType.Primary : InterfaceType.Secondary,
            InstanceId = isInstance ? user : "",
            Status = isInstance ? InterfaceStatus.InUse : InterfaceStatus.Available,
            ServiceManaged = addresses.Any(address => address.ServiceManaged),
            CreationTime = addresses.Min(address => address.AllocationTime),
            VSwitch = this,
        };
    }
}
