using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>A virtual private cloud: blocks of addresses, vSwitches inside them, at most one IPv6 gateway.</summary>
internal sealed class EstateVpc : LivingResource
{
    /// <summary>
    /// The IPv4 block of a VPC whose request names none. No default is documented; this is an example of the SDK's documentation.
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

    /// <summary>IPv4 blocks that were added. They do not overlap.</summary>
    public List<string> SecondaryCidrBlocks { get; set; } = [];

    /// <summary>The IPv6 blocks, <c>/56</c>; empty when IPv6 is off. The first one is the default.</summary>
    public List<string> Ipv6CidrBlocks { get; set; } = [];

    /// <summary>The line types of the IPv6 blocks. A block that is absent has BGP.</summary>
    public Dictionary<string, Ipv6Isp> Ipv6Isps { get; set; } = [];

    /// <summary>Ranges that are reached over a leased line, at most three.</summary>
    public List<string> UserCidrs { get; set; } = [];

    /// <summary>Whether it is the default VPC of its region. No action makes one.</summary>
    public bool IsDefault { get; set; }

    /// <summary>Whether instances get DNS host names. Only the switch itself is emulated.</summary>
    public bool EnableDnsHostname { get; set; }

    /// <summary>The id of its DHCP options set; empty for none. Only estate files can set it.</summary>
    public string DhcpOptionsSetId { get; set; } = "";

    /// <summary>The resource group; empty when unset.</summary>
    public string ResourceGroupId { get; set; } = "";

    /// <summary>The tags. Each key is there once.</summary>
    public List<ResourceTag> Tags { get; set; } = [];

    /// <summary>The gateway, or null. A new VPC has none.</summary>
    public EstateGateway? Ipv6Gateway { get; set; }

    /// <summary>The vSwitches.</summary>
    public List<EstateVSwitch> VSwitches { get; set; } = [];

    /// <summary>The route tables that somebody made, in the order of lists.</summary>
    public List<EstateRouteTable> RouteTables { get; set; } = [];

    /// <summary>The routes that somebody made, of all its route tables, in the order in which they were made.</summary>
    public List<EstateRoute> Routes { get; set; } = [];

    /// <summary>The name of its system route table; empty when unset.</summary>
    public string SystemRouteTableName { get; set; } = "";

    /// <summary>The description of its system route table; empty when unset.</summary>
    public string SystemRouteTableDescription { get; set; } = "";

    /// <summary>Whether its system route table receives routes from border routers and the like. The emulator only keeps it.</summary>
    public bool SystemRoutePropagationEnable { get; set; } = true;

    /// <summary>The id of its router in the cloud that it was copied from; null for the id that it has in the emulator.</summary>
    public string? CopiedVRouterId { get; set; }

    /// <summary>The id of its system route table in the cloud that it was copied from; null as above.</summary>
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

    /// <summary>The line type of one of its IPv6 blocks.</summary>
    public Ipv6Isp IspOf(string ipv6CidrBlock) => Ipv6Isps.TryGetValue(ipv6CidrBlock, out Ipv6Isp isp) ? isp : Ipv6Isp.BGP;

    /// <summary>Finds an IPv6 block of its own, however it is spelt, or null.</summary>
    public string? FindIpv6(string ipv6CidrBlock) =>
        Ipv6CidrBlocks.Find(block => Ipv6Block.Canonical(block) == Ipv6Block.Canonical(ipv6CidrBlock));

    /// <summary>Takes an IPv6 block away.</summary>
    /// <param name="ipv6CidrBlock">One of its blocks, as it has it.</param>
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
