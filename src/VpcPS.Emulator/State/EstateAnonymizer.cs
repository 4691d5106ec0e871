using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace VpcPS.Emulator.State;

/// <summary>
/// Replaces everything that shows whose an estate is: names, descriptions, tags, ids and the bits of addresses. The same text always gets
/// the same replacement, and a block inside another block stays inside it. The key of the replacements is random and is not stored, so
/// nobody can compute the original texts.
/// </summary>
internal sealed class EstateAnonymizer : IDisposable
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 21;

    private readonly HMACSHA256 _hash;
    private readonly Dictionary<string, byte[]> _prefixes = new(StringComparer.Ordinal);

    private EstateAnonymizer()
    {
        var key = new byte[32];
        using (var random = RandomNumberGenerator.Create())
        {
            random.GetBytes(key);
        }

        _hash = new HMACSHA256(key);
    }

    /// <summary>Replaces all texts of an estate that show whose it is.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="fictitiousAccount">The account id that the estate gets.</param>
    public static void Anonymize(EstateDocument estate, long fictitiousAccount)
    {
        using var anonymizer = new EstateAnonymizer();
        estate.AccountId = fictitiousAccount;
        estate.Regions.ForEach(anonymizer.Replace);
        if (estate.Origin is { } origin)
        {
            origin.IsAnonymized = true;
            origin.Service = null;
            origin.Changed.ForEach(drift => drift.Id = anonymizer.Id(drift.Id));
            // The subject of a gap is an action or an id. Only an id has a hyphen, and only ids are replaced.
            origin.Missing.ForEach(gap => gap.Subject = gap.Subject.IndexOf('-') < 0 ? gap.Subject : anonymizer.Id(gap.Subject));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Replace(EstateRegion region)
    {
        EstateVpc[] vpcs = [.. region.Vpcs.Select(Replaced)];
        region.Vpcs.Clear();
        region.Vpcs.AddRange(vpcs);
        ReservedIpv6Cidr[] reserved =
            [.. region.ReservedIpv6Cidrs.Select(r => new ReservedIpv6Cidr { Ipv6CidrBlock = Ipv6(r.Ipv6CidrBlock), Ipv6Isp = r.Ipv6Isp })];
        region.ReservedIpv6Cidrs = [.. reserved];
    }

    private EstateVpc Replaced(EstateVpc vpc) => new()
    {
        VpcId = Id(vpc.VpcId),
        VpcName = Word("vpc", vpc.VpcName),
        Description = Word("text", vpc.Description),
        Status = vpc.Status,
        StatusUntil = vpc.StatusUntil,
        CreationTime = vpc.CreationTime,
        CidrBlock = Ipv4(vpc.CidrBlock),
        SecondaryCidrBlocks = [.. vpc.SecondaryCidrBlocks.Select(Ipv4)],
        Ipv6CidrBlocks = [.. vpc.Ipv6CidrBlocks.Select(Ipv6)],
        Ipv6Isps = vpc.Ipv6Isps.ToDictionary(isp => Ipv6(isp.Key), isp => isp.Value),
        UserCidrs = [.. vpc.UserCidrs.Select(Ipv4)],
        ResourceGroupId = Id(vpc.ResourceGroupId),
        IsDefault = vpc.IsDefault,
        EnableDnsHostname = vpc.EnableDnsHostname,
        DhcpOptionsSetId = Id(vpc.DhcpOptionsSetId),
        SystemRoutePropagationEnable = vpc.SystemRoutePropagationEnable,
        Tags = Replaced(vpc.Tags),
        SystemRouteTableName = Word("table", vpc.SystemRouteTableName),
        SystemRouteTableDescription = Word("text", vpc.SystemRouteTableDescription),
        SystemRouteTableTags = Replaced(vpc.SystemRouteTableTags),
        CopiedVRouterId = vpc.CopiedVRouterId is { } router ? Id(router) : null,
        CopiedRouteTableId = vpc.CopiedRouteTableId is { } system ? Id(system) : null,
        RouteTables = [.. vpc.RouteTables.Select(table => new EstateRouteTable
        {
            RouteTableId = Id(table.RouteTableId),
            RouteTableName = Word("table", table.RouteTableName),
            Description = Word("text", table.Description),
            Status = table.Status,
            StatusUntil = table.StatusUntil,
            AssociateType = table.AssociateType,
            RoutePropagationEnable = table.RoutePropagationEnable,
            GatewayRoutes = [.. table.GatewayRoutes.Select(route => new EstateGatewayRoute
            {
                DestinationCidrBlock = Ipv6(route.DestinationCidrBlock),
                NextHopType = route.NextHopType,
                NextHopId = Id(route.NextHopId),
                Name = Word("route", route.Name),
                Description = Word("text", route.Description),
                ModifyingUntil = route.ModifyingUntil,
            })],
            CreationTime = table.CreationTime,
            Tags = Replaced(table.Tags),
        })],
        Routes = [.. vpc.Routes.Select(route => new EstateRoute
        {
            RouteEntryId = Id(route.RouteEntryId),
            RouteTableId = Id(route.RouteTableId),
            DestinationCidrBlock = route.DestinationCidrBlock.IndexOf(':') < 0
                ? Ipv4(route.DestinationCidrBlock)
                : Ipv6(route.DestinationCidrBlock),
            NextHopType = route.NextHopType,
            NextHopId = Id(route.NextHopId),
            RouteEntryName = Word("route", route.RouteEntryName),
            Description = Word("text", route.Description),
            GmtModified = route.GmtModified,
            Status = route.Status,
            StatusUntil = route.StatusUntil,
        })],
        VSwitches = [.. vpc.VSwitches.Select(Replaced)],
        Ipv6Gateway = vpc.Ipv6Gateway is { } gateway ? Replaced(gateway) : null,
    };

    private EstateVSwitch Replaced(EstateVSwitch vSwitch) => new()
    {
        VSwitchId = Id(vSwitch.VSwitchId),
        VSwitchName = Word("vswitch", vSwitch.VSwitchName),
        Description = Word("text", vSwitch.Description),
        Status = vSwitch.Status,
        StatusUntil = vSwitch.StatusUntil,
        ZoneId = vSwitch.ZoneId,
        CreationTime = vSwitch.CreationTime,
        CidrBlock = Ipv4(vSwitch.CidrBlock),
        Ipv6CidrBlock = Ipv6(vSwitch.Ipv6CidrBlock),
        RouteTableId = Id(vSwitch.RouteTableId),
        IsDefault = vSwitch.IsDefault,
        ResourceGroupId = vSwitch.ResourceGroupId is { } group ? Id(group) : null,
        AvailableIpAddressCount = vSwitch.AvailableIpAddressCount,
        NetworkAclId = Id(vSwitch.NetworkAclId),
        Tags = Replaced(vSwitch.Tags),
        NetworkInterfaces = [.. vSwitch.NetworkInterfaces.Select(known => new EstateInterface
        {
            NetworkInterfaceId = Id(known.NetworkInterfaceId),
            NetworkInterfaceName = Word("interface", known.NetworkInterfaceName),
            Description = Word("text", known.Description),
            Type = known.Type,
            Status = known.Status,
            InstanceId = Id(known.InstanceId),
            PrivateIpAddress = known.PrivateIpAddress.Length == 0 ? "" : Ipv4(known.PrivateIpAddress + "/32").Split('/')[0],
            ServiceManaged = known.ServiceManaged,
            CreationTime = known.CreationTime,
            ResourceGroupId = Id(known.ResourceGroupId),
            Tags = Replaced(known.Tags),
        })],
        Ipv6Addresses = [.. vSwitch.Ipv6Addresses.Select(address => new EstateAddress
        {
            Ipv6AddressId = Id(address.Ipv6AddressId),
            Literal = address.Literal.IndexOf('/') < 0 ? Address(address.Literal) : Ipv6(address.Literal),
            AddressType = address.AddressType,
            Ipv6AddressName = Word("address", address.Ipv6AddressName),
            Ipv6AddressDescription = Word("text", address.Ipv6AddressDescription),
            Status = address.Status,
            StatusUntil = address.StatusUntil,
            AllocationTime = address.AllocationTime,
            AssociatedInstanceId = Id(address.AssociatedInstanceId),
            AssociatedInstanceType = address.AssociatedInstanceType,
            ServiceManaged = address.ServiceManaged,
            ResourceGroupId = Id(address.ResourceGroupId),
            Tags = Replaced(address.Tags),
            Bandwidth = address.Bandwidth is { } bandwidth
                ? new EstateBandwidth
                {
                    Ipv6InternetBandwidthId = Id(bandwidth.Ipv6InternetBandwidthId),
                    Bandwidth = bandwidth.Bandwidth,
                    InternetChargeType = bandwidth.InternetChargeType,
                    BusinessStatus = bandwidth.BusinessStatus,
                    Reservation = bandwidth.Reservation,
                }
                : null,
        })],
    };

    private EstateGateway Replaced(EstateGateway gateway) => new()
    {
        Ipv6GatewayId = Id(gateway.Ipv6GatewayId),
        Name = Word("gateway", gateway.Name),
        Description = Word("text", gateway.Description),
        Status = gateway.Status,
        StatusUntil = gateway.StatusUntil,
        Spec = gateway.Spec,
        GatewayRouteTableId = Id(gateway.GatewayRouteTableId),
        BusinessStatus = gateway.BusinessStatus,
        CreationTime = gateway.CreationTime,
        ResourceGroupId = Id(gateway.ResourceGroupId),
        Tags = Replaced(gateway.Tags),
        Ipv6EgressOnlyRules = [.. gateway.Ipv6EgressOnlyRules.Select(rule => new EstateEgressRule
        {
            Ipv6EgressOnlyRuleId = Id(rule.Ipv6EgressOnlyRuleId),
            InstanceId = Id(rule.InstanceId),
            Name = Word("rule", rule.Name),
            Description = Word("text", rule.Description),
            Status = rule.Status,
            StatusUntil = rule.StatusUntil,
        })],
    };

    private List<ResourceTag> Replaced(List<ResourceTag> tags) =>
        [.. tags.Select(tag => new ResourceTag { Key = Word("key", tag.Key), Value = Word("value", tag.Value) })];

    // The prefix is kept, because it shows the kind of resource.
    private string Id(string id)
    {
        int hyphen = id.IndexOf('-');
        return id.Length == 0 ? "" : id.Substring(0, hyphen + 1) + Letters("id " + id, IdLength);
    }

    private string Word(string kind, string text) => text.Length == 0 ? "" : kind + "-" + Letters(kind + " " + text, 12);

    private string Letters(string text, int count)
    {
        byte[] hash = HashOf(text);
        return string.Concat(hash.Take(count).Select(octet => Alphabet[octet % Alphabet.Length]));
    }

    private byte[] HashOf(string text) => _hash.ComputeHash(Encoding.UTF8.GetBytes(text));

    // Whether a bit is inverted depends only on the bits before it. So two blocks have as many equal first bits as before. The bits that
    // make an address private are kept.
    private string Ipv4(string block)
    {
        if (block.Split('/') is not [var address, var length] || !IPAddress.TryParse(address, out IPAddress? parsed))
        {
            return block;
        }

        byte[] octets = parsed.GetAddressBytes();
        int kept = octets[0] == 10 ? 8 : octets[0] == 172 ? 12 : octets[0] == 192 ? 16 : 0;
        int bits = int.Parse(length, CultureInfo.InvariantCulture);
        var replaced = (byte[])octets.Clone();
        for (int bit = kept; bit < bits; bit++)
        {
            if ((HashOf("bit " + bit + " " + FirstBits(octets, bit))[0] & 1) != 0)
            {
                replaced[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            }
        }

        return new IPAddress(replaced) + "/" + length;
    }

    private static string FirstBits(byte[] octets, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(bit => (octets[bit / 8] & (0x80 >> (bit % 8))) == 0 ? '0' : '1'));

    private string Ipv6(string block)
    {
        if (block.Split('/') is not [var address, var length] || !IPAddress.TryParse(address, out IPAddress? parsed))
        {
            return block;
        }

        int bits = int.Parse(length, CultureInfo.InvariantCulture);
        return Ipv6Block.Around(new IPAddress(Ipv6(parsed.GetAddressBytes(), bits)).ToString(), bits);
    }

    private string Address(string literal) =>
        IPAddress.TryParse(literal, out IPAddress? parsed) ? new IPAddress(Ipv6(parsed.GetAddressBytes(), 128)).ToString() : literal;

    // The first 56 bits become a number in the block for documentation, or in the first unique-local block. The 8 bits of the subnet number
    // and the 64 bits of the interface are replaced within their block. The first 16 bits of the interface are replaced by themselves, so
    // that an address inside a prefix (/80) stays inside it.
    private byte[] Ipv6(byte[] octets, int bits)
    {
        // The destination of a route can be larger than any VPC. The default route, ::/0, contains all addresses.
        if (bits < 56)
        {
            byte[] wide = [0x20, 0x01, 0x0d, 0xb8, .. HashOf("wide " + BitConverter.ToString(octets)).Take(12)];
            return IPAddress.Parse(Ipv6Block.Around(new IPAddress(wide).ToString(), bits).Split('/')[0]).GetAddressBytes();
        }

        bool isUniqueLocal = (octets[0] & 0xFE) == 0xFC;
        string vpc = BitConverter.ToString(octets, 0, 7);
        if (!_prefixes.TryGetValue(vpc, out byte[]? prefix))
        {
            int number = _prefixes.Count + 1;
            prefix =
            [
                .. isUniqueLocal ? [0xfd, 0, 0, 0] : (byte[])[0x20, 0x01, 0x0d, 0xb8],
                (byte)(number >> 16), (byte)(number >> 8), (byte)number,
            ];
            _prefixes.Add(vpc, prefix);
        }

        var replaced = new byte[16];
        prefix.CopyTo(replaced, 0);
        if (bits > 56)
        {
            replaced[7] = (byte)(octets[7] ^ HashOf("subnet " + vpc)[0]);
        }

        if (bits > 64)
        {
            Array.Copy(HashOf("prefix " + BitConverter.ToString(octets, 0, 10)), 0, replaced, 8, 2);
            Array.Copy(HashOf("interface " + BitConverter.ToString(octets)), 0, replaced, 10, 6);
        }

        return replaced;
    }
}
