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

    /// <summary>The id of the route table that it is bound to; empty for the system route table of the VPC.</summary>
    public string RouteTableId { get; set; } = "";

    /// <summary>Whether the service made it, the first time that somebody needed one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>The resource group; null for that of the VPC.</summary>
    public string? ResourceGroupId { get; set; }

    /// <summary>How many IPv4 addresses were free in the cloud that it was copied from; null for all that are not reserved.</summary>
    public long? AvailableIpAddressCount { get; set; }

    /// <summary>The id of its network ACL; empty for none. Only estate files can set it.</summary>
    public string NetworkAclId { get; set; } = "";

    /// <summary>The tags. Each key is there once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The addresses, each inside the block.</summary>
    public List<EstateAddress> Ipv6Addresses { get; set; } = [];

    /// <summary>The network interfaces that the file has; see <see cref="AllInterfaces"/>.</summary>
    public List<EstateInterface> NetworkInterfaces { get; set; } = [];

    /// <summary>
    /// All its network interfaces, in the order of lists: those of the file, and those that only the addresses name. An instance
    /// that only addresses name has a primary interface: the instance's id with another prefix.
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

    /// <summary>The VPC that this is a part of. In the file it is the object around this one.</summary>
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
