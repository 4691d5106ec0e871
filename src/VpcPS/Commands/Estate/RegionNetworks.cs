using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using VpcPS.Emulator.State;

namespace VpcPS.Commands;

/// <summary>
/// The VPCs and vSwitches of a region's copy, by their ids. What is named by something that was read, and could not be read itself,
/// has a stand-in, and is a gap.
/// </summary>
internal sealed class RegionNetworks
{
    // The IPv6 block of a VPC that has a gateway but could not be read. Its real block is unknown.
    private const string BlockForDocumentation = "2001:db8::/56";

    private readonly EstateRegion _copy;
    private readonly DateTime _began;
    private readonly RegionGaps _gaps;
    private readonly Dictionary<string, EstateVpc> _vpcs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EstateVSwitch> _vSwitches = new(StringComparer.Ordinal);
    private readonly HashSet<EstateVpc> _standIns = [];

    // Route tables that could not be read; the copy has empty ones instead. Their routes are not read either.
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);

    /// <summary>Begins without a network.</summary>
    /// <param name="copy">The copy of the region.</param>
    /// <param name="began">When the reading of all regions began, UTC.</param>
    /// <param name="gaps">What the copy lacks.</param>
    public RegionNetworks(EstateRegion copy, DateTime began, RegionGaps gaps)
    {
        _copy = copy;
        _began = began;
        _gaps = gaps;
    }

    /// <summary>Adds a VPC.</summary>
    public void Add(EstateVpc vpc)
    {
        _vpcs[vpc.VpcId] = vpc;
        _copy.Vpcs.Add(vpc);
    }

    /// <summary>Adds a vSwitch to its VPC.</summary>
    public void Add(EstateVpc vpc, EstateVSwitch vSwitch)
    {
        vSwitch.Vpc = vpc;
        vpc.VSwitches.Add(vSwitch);
        if (_standIns.Contains(vpc))
        {
            GiveRoom(vpc, vSwitch);
        }

        _vSwitches[vSwitch.VSwitchId] = vSwitch;
    }

    /// <summary>A vSwitch; null when it could not be read.</summary>
    public EstateVSwitch? Find(string vSwitchId) => _vSwitches.TryGetValue(vSwitchId, out EstateVSwitch? found) ? found : null;

    /// <summary>Whether somebody can be asked about a route table.</summary>
    public bool HasRead(string routeTableId) => !_unread.Contains(routeTableId);

    /// <summary>The VPC with an id, or its stand-in.</summary>
    public EstateVpc VpcOf(string vpcId)
    {
        if (!_vpcs.TryGetValue(vpcId, out EstateVpc? vpc))
        {
            _gaps.Add(vpcId, "the VPC could not be read; the copy has a stand-in");
            _unread.Add(IdPrefixes.RouteTable + vpcId.Substring(Math.Min(vpcId.Length, IdPrefixes.Vpc.Length)));
            Add(vpc = new EstateVpc { VpcId = vpcId });
            _standIns.Add(vpc);
        }

        return vpc;
    }

    /// <summary>The vSwitch with an id, or its stand-in.</summary>
    /// <param name="id">The id of the vSwitch.</param>
    /// <param name="vpcId">The id of its VPC.</param>
    /// <param name="address">An address in it.</param>
    public EstateVSwitch VSwitchOf(string id, string vpcId, EstateAddress address)
    {
        if (!_vSwitches.TryGetValue(id, out EstateVSwitch? vSwitch))
        {
            _gaps.Add(id, "the vSwitch could not be read; the copy has a stand-in");
            vSwitch = new EstateVSwitch { VSwitchId = id, Ipv6CidrBlock = Ipv6Block.Around(address.Literal, 64) };
            Add(VpcOf(vpcId), vSwitch);
        }

        return vSwitch;
    }

    /// <summary>Gives a VPC a stand-in for its gateway, unless the gateway was read.</summary>
    public void RequireGateway(EstateVpc vpc, string gatewayId)
    {
        if (vpc.Ipv6Gateway is null)
        {
            _gaps.Add(gatewayId, "the gateway could not be read; the copy has a stand-in");
            vpc.Ipv6Gateway = new EstateGateway { Ipv6GatewayId = gatewayId, CreationTime = _began, Vpc = vpc };
        }
    }

    /// <summary>Adds stand-ins for the route tables that vSwitches name.</summary>
    // A vSwitch may name a route table that could not be read.
    public void FillRouteTables()
    {
        foreach (EstateVSwitch vSwitch in _copy.VSwitches.Where(vSwitch => vSwitch.RouteTableId.Length > 0))
        {
            string id = vSwitch.RouteTableId;
            if (!vSwitch.Vpc.RouteTables.Exists(table => table.RouteTableId == id))
            {
                _gaps.Add(id, "the route table could not be read; the copy has a stand-in");
                vSwitch.Vpc.RouteTables.Add(new EstateRouteTable { RouteTableId = id, CreationTime = _began });
                _unread.Add(id);
            }
        }
    }

    /// <summary>Gives each stand-in with a gateway the IPv6 block that it needs.</summary>
    public void FillBlocks()
    {
        foreach (EstateVpc vpc in _standIns.Where(vpc => vpc is { Ipv6Gateway: not null, Ipv6CidrBlocks.Count: 0 }))
        {
            vpc.Ipv6CidrBlocks.Add(BlockForDocumentation);
        }
    }

    // A VPC that could not be read gets at least the blocks that contain its vSwitches.
    private static void GiveRoom(EstateVpc vpc, EstateVSwitch vSwitch)
    {
        if (Ipv4Block.Parse(vSwitch.CidrBlock) is { } own && !vpc.Ipv4Blocks.Any(block => block.Contains(own)))
        {
            vpc.SecondaryCidrBlocks.Add(vSwitch.CidrBlock);
        }

        if (Ipv6Block.Parse(vSwitch.Ipv6CidrBlock) is { } subnet
            && !vpc.Ipv6CidrBlocks.Exists(block => Ipv6Block.Parse(block)!.Contains(subnet)))
        {
            vpc.Ipv6CidrBlocks.Add(Ipv6Block.Around(vSwitch.Ipv6CidrBlock.Split('/')[0], 56));
        }
    }
}
