using System;
using System.Collections.Generic;
using System.Linq;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Models;

namespace VpcPS.Emulator.State;

/// <summary>
/// The laws of estates: what must be true in every estate. The nesting of the file already fixes what belongs to what: for example, an
/// address is inside its VPC, so it can't name one that does not exist. Everything else is checked here.
/// </summary>
internal sealed class EstateLaws
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _literals = new(StringComparer.Ordinal);

    // The ids of the instances whose primary interface is already known.
    private readonly HashSet<string> _primaries = new(StringComparer.Ordinal);

    private EstateLaws()
    {
    }

    /// <summary>Checks an estate that was read from a file, and links each part to the object that contains it.</summary>
    /// <exception cref="EstateLawException">The estate breaks a law.</exception>
    public static void Enforce(EstateDocument estate)
    {
        var laws = new EstateLaws();
        Require(
            estate.EstateFormat == EstateDocument.CurrentFormat,
            "$.EstateFormat",
            $"only format {EstateDocument.CurrentFormat} is known");
        RequireRegion(estate.DefaultRegionId, "$.DefaultRegionId");
        laws.CheckKeys(estate.AccessKeys);
        ForEach(estate.Regions, "$.Regions", laws.CheckRegion);
    }

    private void CheckKeys(List<AccessKey> keys)
    {
        ForEach(keys, "$.AccessKeys", (key, path) =>
        {
            Require(key.AccessKeyId.Length > 0, path + ".AccessKeyId", "a key needs an id");
            Require(key.AccessKeySecret.Length > 0, path + ".AccessKeySecret", "a key needs a secret");
            Require(_ids.Add(key.AccessKeyId), path + ".AccessKeyId", $"the key '{key.AccessKeyId}' occurs twice");
            Require(
                key.Expiration is null || key.SecurityToken is not null,
                path + ".Expiration",
                "only a key with a SecurityToken expires");
            RequireUtc(key.Expiration, path + ".Expiration");
            Require(
                (key.Identity ?? key.DefaultIdentity).Split('/') is ["root"] or ["user", { Length: > 0 }]
                    or ["assumed-role", { Length: > 0 }, { Length: > 0 }],
                path + ".Identity",
                "an identity is root, user/<name> or assumed-role/<role>/<session>");
        });
        Require(
            keys.Any(k => k.SecurityToken is null && !k.Disabled),
            "$.AccessKeys",
            "at least one key without a SecurityToken, not disabled, is needed");
    }

    private void CheckRegion(EstateRegion region, string path)
    {
        RequireRegion(region.RegionId, path + ".RegionId");
        Require(_ids.Add(region.RegionId), path + ".RegionId", $"the region '{region.RegionId}' occurs twice");
        ForEach(region.Vpcs, path + ".Vpcs", CheckVpc);
        ForEach(
            region.ReservedIpv6Cidrs,
            path + ".ReservedIpv6Cidrs",
            (reserved, place) => RequireBlock(reserved.Ipv6CidrBlock, 56, place + ".Ipv6CidrBlock"));
        region.BuildIndex();
    }

    private void CheckVpc(EstateVpc vpc, string path)
    {
        RequireId(vpc.VpcId, IdPrefixes.Vpc, path + ".VpcId");
        CheckLife(vpc, path, isEmpty: vpc.VSwitches.Count == 0);
        RequireUtc(vpc.CreationTime, path + ".CreationTime");
        CheckTags(vpc.Tags, path + ".Tags");
        CheckTags(vpc.SystemRouteTableTags, path + ".SystemRouteTableTags");
        if (vpc.CopiedRouteTableId is { } table)
        {
            RequireId(table, IdPrefixes.RouteTable, path + ".CopiedRouteTableId");
        }

        RequireIpv4(vpc.CidrBlock, path + ".CidrBlock");
        ForEach(vpc.UserCidrs, path + ".UserCidrs", (block, place) => RequireIpv4(block, place));
        ForEach(vpc.SecondaryCidrBlocks, path + ".SecondaryCidrBlocks", (block, place) => RequireIpv4(block, place));
        foreach (string block in vpc.Ipv6Isps.Keys)
        {
            Require(vpc.Ipv6CidrBlocks.Contains(block), path + ".Ipv6Isps", $"'{block}' is not one of the Ipv6CidrBlocks");
        }

        ForEach(vpc.Ipv6CidrBlocks, path + ".Ipv6CidrBlocks", (block, place) => RequireBlock(block, 56, place));
        if (vpc.Ipv6Gateway is { } gateway)
        {
            gateway.Vpc = vpc;
            CheckGateway(gateway, path + ".Ipv6Gateway");
        }

        ForEach(vpc.RouteTables, path + ".RouteTables", (made, place) =>
        {
            made.Vpc = vpc;
            RequireId(made.RouteTableId, IdPrefixes.RouteTable, place + ".RouteTableId");
            RequireUtc(made.CreationTime, place + ".CreationTime");
            CheckTags(made.Tags, place + ".Tags");
            CheckGatewayRoutes(made, place + ".GatewayRoutes");
            CheckLife(
                made,
                place,
                isEmpty: made.Gateway is null && vpc.VSwitches.All(vSwitch => vSwitch.RouteTableId != made.RouteTableId)
                    && vpc.Routes.All(route => route.RouteTableId != made.RouteTableId));
        });
        ForEach(vpc.VSwitches, path + ".VSwitches", (vSwitch, place) =>
        {
            Require(
                vSwitch.RouteTableId.Length == 0
                    || vpc.RouteTables.Exists(
                        made => made.RouteTableId == vSwitch.RouteTableId && made.AssociateType == AssociateType.VSwitch),
                place + ".RouteTableId",
                $"the VPC has no route table '{vSwitch.RouteTableId}' for vSwitches");
            vSwitch.Vpc = vpc;
            CheckVSwitch(vSwitch, place);
        });
        if (vpc.Ipv6Gateway is { } served)
        {
            CheckRules(served, path + ".Ipv6Gateway.Ipv6EgressOnlyRules");
        }

        ForEach(vpc.Routes, path + ".Routes", (route, place) =>
        {
            route.Vpc = vpc;
            CheckRoute(route, place);
        });
        CheckDestinations(vpc, path + ".Routes");
    }

    private static void CheckGatewayRoutes(EstateRouteTable table, string path)
    {
        Require(table.GatewayRoutes.Count == 0 || table.AssociateType == AssociateType.Gateway, path, "the route table is for vSwitches");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        ForEach(table.GatewayRoutes, path, (route, place) =>
        {
            RequireBlock(route.DestinationCidrBlock, 64, place + ".DestinationCidrBlock");
            Require(
                taken.Add(route.DestinationCidrBlock),
                place + ".DestinationCidrBlock",
                $"the destination '{route.DestinationCidrBlock}' occurs twice");
            Require(
                (route.NextHopType == GatewayHopType.Local) == (route.NextHopId.Length == 0),
                place + ".NextHopId",
                "a next hop has an id, and Local has none");
            RequireUtc(route.ModifyingUntil, place + ".ModifyingUntil");
        });
    }

    private void CheckRoute(EstateRoute route, string path)
    {
        RequireId(route.RouteEntryId, IdPrefixes.RouteEntry, path + ".RouteEntryId");
        CheckLife(route, path);
        RequireUtc(route.GmtModified, path + ".GmtModified");
        EstateRouteTable? custom = route.Vpc.RouteTables.Find(table => table.RouteTableId == route.RouteTableId);
        Require(
            route.RouteTableId.Length == 0 || custom is { AssociateType: AssociateType.VSwitch },
            path + ".RouteTableId",
            $"the VPC has no route table '{route.RouteTableId}' for vSwitches");
        string place = path + ".DestinationCidrBlock";
        RouteDestination? destination = RouteDestination.Parse(route.DestinationCidrBlock);
        Require(destination is not null, place, $"'{route.DestinationCidrBlock}' is not a block of addresses");
        Require(destination!.Text == route.DestinationCidrBlock, place, $"'{destination.Text}' is the spelling of this block");
        RouteDestination? system = new RouteTable(route.Vpc, custom).SystemRouteAround(destination);
        Require(system is null, place, $"'{destination.Text}' is inside '{system?.Text}', a route of the system");
        Require(
            route.NextHopType != NextHopType.IPv6Gateway
                || (route.NextHopId == route.Vpc.Ipv6Gateway?.Ipv6GatewayId && destination.IsIpv6),
            path + ".NextHopId",
            $"'{route.NextHopId}' is not the IPv6 gateway of the VPC, or the destination is not IPv6");
    }

    private static void CheckDestinations(EstateVpc vpc, string path)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        ForEach(vpc.Routes, path, (route, place) => Require(
            taken.Add(route.RouteTableId + " " + route.DestinationCidrBlock),
            place + ".DestinationCidrBlock",
            $"'{route.DestinationCidrBlock}' occurs twice in the route table"));
    }

    private void CheckGateway(EstateGateway gateway, string path)
    {
        RequireId(gateway.Ipv6GatewayId, IdPrefixes.Ipv6Gateway, path + ".Ipv6GatewayId");
        RequireUtc(gateway.CreationTime, path + ".CreationTime");
        CheckLife(gateway, path);
        CheckTags(gateway.Tags, path + ".Tags");
        Require(gateway.Vpc.Ipv6CidrBlocks.Count > 0, path, "a VPC with a gateway needs an IPv6 block in Ipv6CidrBlocks");
        Require(
            gateway.GatewayRouteTableId.Length == 0
                || gateway.Vpc.RouteTables.Exists(
                    table => table.RouteTableId == gateway.GatewayRouteTableId && table.AssociateType == AssociateType.Gateway),
            path + ".GatewayRouteTableId",
            $"the VPC has no route table '{gateway.GatewayRouteTableId}' for gateways");
    }

    private void CheckRules(EstateGateway gateway, string path)
    {
        var addresses = gateway.Vpc.VSwitches.SelectMany(v => v.Ipv6Addresses).ToDictionary(a => a.Ipv6AddressId);
        var ruled = new HashSet<string>(StringComparer.Ordinal);
        ForEach(gateway.Ipv6EgressOnlyRules, path, (rule, place) =>
        {
            rule.Gateway = gateway;
            RequireId(rule.Ipv6EgressOnlyRuleId, IdPrefixes.EgressOnlyRule, place + ".Ipv6EgressOnlyRuleId");
            CheckLife(rule, place);
            string reference = place + ".InstanceId";
            bool known = addresses.TryGetValue(rule.InstanceId, out EstateAddress? address);
            Require(known, reference, $"the VPC of the gateway has no address '{rule.InstanceId}'");
            Require(address!.Bandwidth is not null, reference, $"'{rule.InstanceId}' has no bandwidth, which an egress-only rule needs");
            Require(ruled.Add(rule.InstanceId), reference, $"'{rule.InstanceId}' has two egress-only rules");
        });
    }

    private void CheckVSwitch(EstateVSwitch vSwitch, string path)
    {
        RequireId(vSwitch.VSwitchId, IdPrefixes.VSwitch, path + ".VSwitchId");
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
        RequireId(known.NetworkInterfaceId, IdPrefixes.NetworkInterface, path + ".NetworkInterfaceId");
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
        RequireId(address.Ipv6AddressId, IdPrefixes.Ipv6Address, path + ".Ipv6AddressId");
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

    private static void CheckLife(LivingResource resource, string path, bool isEmpty = true)
    {
        Require(
            isEmpty || resource.Status != ResourceStatus.Deleting,
            path + ".Status",
            "a resource that is Deleting must be empty");
        Require(
            resource.StatusUntil is null || resource.Status != ResourceStatus.Available,
            path + ".StatusUntil",
            "only a resource that is Pending or Deleting changes by itself");
        RequireUtc(resource.StatusUntil, path + ".StatusUntil");
    }

    private static void CheckTags(List<ResourceTag> tags, string path)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        ForEach(tags, path, (tag, place) =>
        {
            Require(tag.Key.Length is >= 1 and <= 128, place + ".Key", "a tag key has 1 to 128 characters");
            Require(tag.Value.Length <= 128, place + ".Value", "a tag value has at most 128 characters");
            Require(keys.Add(tag.Key), place + ".Key", $"the tag key '{tag.Key}' occurs twice");
        });
        Require(tags.Count <= 20, path, "a resource has at most 20 tags");
    }

    private void CheckBandwidth(EstateBandwidth bandwidth, EstateAddress address, string path)
    {
        RequireId(bandwidth.Ipv6InternetBandwidthId, IdPrefixes.InternetBandwidth, path + ".Ipv6InternetBandwidthId");
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

    private void RequireId(string id, string prefix, string path)
    {
        Require(
            id.Length > prefix.Length && id.StartsWith(prefix, StringComparison.Ordinal),
            path,
            $"the id '{id}' does not begin with '{prefix}'");
        Require(_ids.Add(id), path, $"the id '{id}' occurs twice");
    }

    private static void RequireRegion(string regionId, string path) =>
        Require(RegionTable.Find(regionId) is { IsPublic: true }, path, $"'{regionId}' is not a known public region");

    private static Ipv6Block RequireBlock(string text, int prefixLength, string path)
    {
        Ipv6Block? block = Ipv6Block.Parse(text);
        Require(block is not null && block.PrefixLength == prefixLength, path, $"'{text}' is not an IPv6 block of size /{prefixLength}");
        return block!;
    }

    private static Ipv4Block RequireIpv4(string text, string path)
    {
        Ipv4Block? block = Ipv4Block.Parse(text);
        Require(block is { PrefixLength: > 0 }, path, $"'{text}' is not an IPv4 block");
        return block!;
    }

    private static void RequireUtc(DateTime? time, string path) =>
        Require(time is null or { Kind: DateTimeKind.Utc }, path, "times are UTC and end in Z");

    private static void ForEach<T>(List<T> items, string path, Action<T, string> check)
    {
        for (int i = 0; i < items.Count; i++)
        {
            check(items[i], $"{path}[{i}]");
        }
    }

    private static void Require(bool holds, string jsonPath, string otherwise)
    {
        if (!holds)
        {
            throw new EstateLawException(jsonPath, otherwise);
        }
    }
}

/// <summary>Says that an estate breaks a law.</summary>
internal sealed class EstateLawException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="jsonPath">The place in the document.</param>
    /// <param name="message">What is wrong.</param>
    public EstateLawException(string jsonPath, string message)
        : base(message) => JsonPath = jsonPath;

    /// <summary>The place in the document.</summary>
    public string JsonPath { get; }
}
