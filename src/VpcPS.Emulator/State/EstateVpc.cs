using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>A virtual private cloud: blocks of addresses, vSwitches inside them, and at most one IPv6 gateway.</summary>
internal sealed class EstateVpc : LivingResource
{
    /// <summary>
    /// The IPv4 block of a VPC when the request names none. No default is documented; this value is an example in the SDK's documentation.
    /// </summary>
    public const string DefaultCidrBlock = "172.16.0.0/12";

    /// <inheritdoc/>
    public override string Id => VpcId;

    /// <summary>The id, <c>vpc-</c> and 21 characters.</summary>
    public required string VpcId { get; init; }

    /// <summary>The name; empty when unset.</summary>
    public string VpcName { get; set; } = "";

    /// <summary>The description; empty when unset.</summary>
    public string Description { get; set; } = "";

    /// <summary>When it was created, UTC; null when the file has no time.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>The IPv4 block.</summary>
    public string CidrBlock { get; set; } = DefaultCidrBlock;

    /// <summary>IPv4 blocks that were added later. They do not overlap.</summary>
    public List<string> SecondaryCidrBlocks { get; set; } = [];

    /// <summary>The IPv6 blocks, <c>/56</c>; empty when IPv6 is off. The first one is the default.</summary>
    public List<string> Ipv6CidrBlocks { get; set; } = [];

    /// <summary>The line types of the IPv6 blocks. A block without an entry has BGP.</summary>
    public Dictionary<string, Ipv6Isp> Ipv6Isps { get; set; } = [];

    /// <summary>Ranges that are reached over a leased line. At most three.</summary>
    public List<string> UserCidrs { get; set; } = [];

    /// <summary>Whether this is the default VPC of its region. No action of the emulator creates one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Whether instances get DNS host names. The emulator only stores the value.</summary>
    public bool EnableDnsHostname { get; set; }

    /// <summary>The id of its DHCP options set. Empty for none. Only an estate file can set it.</summary>
    public string DhcpOptionsSetId { get; set; } = "";

    /// <summary>The resource group; empty when unset.</summary>
    public string ResourceGroupId { get; set; } = "";

    /// <summary>The tags. Each key occurs once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The gateway, or null. A new VPC has none.</summary>
    public EstateGateway? Ipv6Gateway { get; set; }

    /// <summary>The vSwitches.</summary>
    public List<EstateVSwitch> VSwitches { get; set; } = [];

    /// <summary>The custom route tables, in the order in which lists show them.</summary>
    public List<EstateRouteTable> RouteTables { get; set; } = [];

    /// <summary>The custom routes of all route tables, in the order in which they were created.</summary>
    public List<EstateRoute> Routes { get; set; } = [];

    /// <summary>The name of its system route table; empty when unset.</summary>
    public string SystemRouteTableName { get; set; } = "";

    /// <summary>The description of its system route table; empty when unset.</summary>
    public string SystemRouteTableDescription { get; set; } = "";

    /// <summary>The tags of its system route table.</summary>
    public List<ResourceTag> SystemRouteTableTags { get; set; } = [];

    /// <summary>
    /// Whether the system route table receives routes from border routers and similar devices. The emulator only stores the value.
    /// </summary>
    public bool SystemRoutePropagationEnable { get; set; } = true;

    /// <summary>For a copy of a cloud: the id that the router has there. Null when it has the emulator's id.</summary>
    public string? CopiedVRouterId { get; set; }

    /// <summary>For a copy of a cloud: the id that the system route table has there. Null when it has the emulator's id.</summary>
    public string? CopiedRouteTableId { get; set; }

    /// <summary>The id of its router. In the emulator it is the VPC's id with another prefix.</summary>
    [JsonIgnore]
    public string VRouterId => CopiedVRouterId ?? IdPrefixes.VRouter + VpcId.Substring(IdPrefixes.Vpc.Length);

    /// <summary>The id of its system route table. In the emulator it is the VPC's id with another prefix.</summary>
    [JsonIgnore]
    public string RouteTableId => CopiedRouteTableId ?? IdPrefixes.RouteTable + VpcId.Substring(IdPrefixes.Vpc.Length);

    /// <summary>All its IPv4 blocks.</summary>
    [JsonIgnore]
    public IEnumerable<Ipv4Block> Ipv4Blocks => SecondaryCidrBlocks.Prepend(CidrBlock).Select(b => Ipv4Block.Parse(b)!);

    /// <summary>The line type of an IPv6 block of this VPC.</summary>
    public Ipv6Isp IspOf(string ipv6CidrBlock) => Ipv6Isps.TryGetValue(ipv6CidrBlock, out Ipv6Isp isp) ? isp : Ipv6Isp.BGP;

    /// <summary>Finds an IPv6 block of this VPC, in any spelling of the block. Null when there is none.</summary>
    public string? FindIpv6(string ipv6CidrBlock) =>
        Ipv6CidrBlocks.Find(block => Ipv6Block.Canonical(block) == Ipv6Block.Canonical(ipv6CidrBlock));

    /// <summary>Removes an IPv6 block.</summary>
    /// <param name="ipv6CidrBlock">A block of this VPC, spelt as in <see cref="Ipv6CidrBlocks"/>.</param>
    public void RemoveIpv6(string ipv6CidrBlock)
    {
        Ipv6CidrBlocks.Remove(ipv6CidrBlock);
        Ipv6Isps.Remove(ipv6CidrBlock);
    }

    /// <summary>Adds an IPv6 block.</summary>
    public void AddIpv6(string ipv6CidrBlock, Ipv6Isp isp)
    {
        Ipv6CidrBlocks.Add(ipv6CidrBlock);
        if (isp != Ipv6Isp.BGP)
        {
            Ipv6Isps.Add(ipv6CidrBlock, isp);
        }
    }
}
