using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace VpcPS.Emulator.State;

/// <summary>What one region holds.</summary>
internal sealed class Region
{
    private readonly Dictionary<string, Ipv6Address> addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ipv6Gateway> gateways = new(StringComparer.Ordinal);

    /// <summary>The id, such as <c>cn-huhehaote</c>.</summary>
    public required string RegionId { get; init; }

    /// <summary>The VPCs, in the order in which lists show them.</summary>
    public required List<Vpc> Vpcs { get; init; }

    /// <summary>All addresses of the region, in the order in which lists show them.</summary>
    [JsonIgnore]
    public IEnumerable<Ipv6Address> Ipv6Addresses =>
        Vpcs.SelectMany(vpc => vpc.VSwitches).SelectMany(vSwitch => vSwitch.Ipv6Addresses);

    /// <summary>Finds an address of this region, or null.</summary>
    public Ipv6Address? FindIpv6Address(string ipv6AddressId) =>
        addresses.TryGetValue(ipv6AddressId, out Ipv6Address? address) ? address : null;

    /// <summary>Finds a gateway of this region, or null.</summary>
    public Ipv6Gateway? FindIpv6Gateway(string ipv6GatewayId) =>
        gateways.TryGetValue(ipv6GatewayId, out Ipv6Gateway? gateway) ? gateway : null;

    /// <summary>Makes what the VPCs hold findable by id; due when they come from a file.</summary>
    public void BuildIndex()
    {
        foreach (Ipv6Address address in Ipv6Addresses)
        {
            addresses.Add(address.Ipv6AddressId, address);
        }

        foreach (Vpc vpc in Vpcs)
        {
            if (vpc.Ipv6Gateway is { } gateway)
            {
                gateways.Add(gateway.Ipv6GatewayId, gateway);
            }
        }
    }
}
