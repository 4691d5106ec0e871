using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Models;
using static VpcPS.Emulator.State.EstateChecks;

namespace VpcPS.Emulator.State;

/// <summary>The laws of vSwitches, and of what is in them: network interfaces and addresses.</summary>
internal sealed class VSwitchLaws
{
    private readonly EstateIds _ids;
    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);

    // The ids of the instances whose primary interface is already known.
    private readonly HashSet<string> _primaries = new(StringComparer.Ordinal);

    /// <summary>Takes the ids of the estate.</summary>
    public VSwitchLaws(EstateIds ids) => _ids = ids;

    /// <summary>Checks a vSwitch.</summary>
    public void Check(EstateVSwitch vSwitch, string path)
    {
        _ids.RequireId(vSwitch.VSwitchId, IdPrefixes.VSwitch, path + ".VSwitchId");
        CheckLife(vSwitch, path, isEmpty: vSwitch.Ipv6Addresses.Count + vSwitch.NetworkInterfaces.Count == 0);
        RequireUtc(vSwitch.CreationTime, path + ".CreationTime");
        CheckTags(vSwitch.Tags, path + ".Tags");
        if (vSwitch.CidrBlock.Length > 0)
        {
            Ipv4Block own = RequireIpv4(vSwitch.CidrBlock, path + ".CidrBlock");
            Require(
                vSwitch.Vpc.Ipv4Blocks.Any(block => block.Contains(own)),
                path + ".CidrBlock",
                $"'{vSwitch.CidrBlock}' is outside the IPv4 blocks of the VPC");
        }

        if (vSwitch.Ipv6CidrBlock.Length > 0)
        {
            string place = path + ".Ipv6CidrBlock";
            Ipv6Block block = RequireBlock(vSwitch.Ipv6CidrBlock, 64, place);
            Require(
                vSwitch.Vpc.Ipv6CidrBlocks.Any(b => Ipv6Block.Parse(b)!.Contains(block)),
                place,
                $"'{vSwitch.Ipv6CidrBlock}' is outside the IPv6 blocks of the VPC");
        }

        ForEach(vSwitch.NetworkInterfaces, path + ".NetworkInterfaces", (known, place) =>
        {
            known.VSwitch = vSwitch;
            CheckInterface(known, place);
        });
        ForEach(vSwitch.Ipv6Addresses, path + ".Ipv6Addresses", (address, place) =>
        {
            address.VSwitch = vSwitch;
            CheckAddress(address, place);
        });
    }

    private void CheckInterface(EstateInterface known, string path)
    {
        _ids.RequireId(known.NetworkInterfaceId, IdPrefixes.NetworkInterface, path + ".NetworkInterfaceId");
        RequireUtc(known.CreationTime, path + ".CreationTime");
        CheckTags(known.Tags, path + ".Tags");
        Require(
            known.InstanceId.Length > 0 == known.Status is InterfaceStatus.InUse or InterfaceStatus.Detaching,
            path + ".InstanceId",
            "a network interface that is InUse or Detaching has an InstanceId, and no other");
        Require(
            known.Type == InterfaceType.Secondary || known.Status == InterfaceStatus.InUse,
            path + ".Status",
            "the primary interface of an instance is InUse");
        Require(
            known.Type == InterfaceType.Secondary || _primaries.Add(known.InstanceId),
            path + ".InstanceId",
            $"'{known.InstanceId}' has two primary interfaces");
    }

    private void CheckAddress(EstateAddress address, string path)
    {
        _ids.RequireId(address.Ipv6AddressId, IdPrefixes.Ipv6Address, path + ".Ipv6AddressId");
        RequireUtc(address.AllocationTime, path + ".AllocationTime");
        CheckLife(address, path);

        string place = path + ".Ipv6Address";
        bool isPrefix = address.AddressType == AddressKind.IPv6Prefix;
        Ipv6Block? literal = address.Block;
        Require(
            literal is not null && (!isPrefix || literal.PrefixLength == EstateAddress.PrefixLength),
            place,
            isPrefix
                ? $"'{address.Literal}' is not an IPv6 block of size /{EstateAddress.PrefixLength}"
                : $"'{address.Literal}' is not an IPv6 address");
        Require(
            Ipv6Block.Parse(address.VSwitch.Ipv6CidrBlock) is { } block && block.Contains(literal!),
            place,
            $"'{address.Literal}' is outside the IPv6 block of the vSwitch ('{address.VSwitch.Ipv6CidrBlock}')");
        Require(
            _literals.Add(address.VSwitch.Vpc.VpcId + " " + literal),
            place,
            $"'{address.Literal}' occurs twice in the VPC");
        Require(
            (address.AssociatedInstanceId.Length > 0) == address.AssociatedInstanceType.HasValue,
            path,
            "AssociatedInstanceId and AssociatedInstanceType go together");
        CheckTags(address.Tags, path + ".Tags");
        if (address.Bandwidth is { } bandwidth)
        {
            CheckBandwidth(bandwidth, address, path + ".Ipv6InternetBandwidth");
        }
    }

    private void CheckBandwidth(EstateBandwidth bandwidth, EstateAddress address, string path)
    {
        _ids.RequireId(bandwidth.Ipv6InternetBandwidthId, IdPrefixes.InternetBandwidth, path + ".Ipv6InternetBandwidthId");
        Require(address.VSwitch.Vpc.Ipv6Gateway is not null, path, "bandwidth needs an IPv6 gateway in the VPC");
        Require(!Ipv6Block.IsUniqueLocal(address.Block!.First.ToString()), path, "a unique-local address can't have bandwidth");

        // The limit for the charge type and edition is not checked here, because the edition or the table may have changed after the
        // purchase.
        Require(
            bandwidth.Bandwidth is >= BandwidthLimits.Least and <= BandwidthLimits.Most,
            path + ".Bandwidth",
            $"bandwidth is {BandwidthLimits.Least} to {BandwidthLimits.Most} Mbit/s");
        RequireUtc(bandwidth.Reservation?.ActiveTime, path + ".Reservation.ActiveTime");
    }
}
