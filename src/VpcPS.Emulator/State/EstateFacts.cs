using System.Collections.Generic;
using System.Linq;

namespace VpcPS.Emulator.State;

/// <summary>Describes each thing of a region in one text. Comparing these texts shows what changed between two readings.</summary>
internal static class EstateFacts
{
    /// <summary>The differences between two readings of a region.</summary>
    /// <param name="before">The first reading, by <see cref="Of"/>.</param>
    /// <param name="region">The second reading.</param>
    public static IEnumerable<EstateDrift> Changes(IReadOnlyDictionary<string, string> before, EstateRegion region)
    {
        EstateDrift Drift(string id, string change) => new() { RegionId = region.RegionId, Id = id, Change = change };
        Dictionary<string, string> after = Of(region);
        foreach (KeyValuePair<string, string> fact in after)
        {
            if (!before.TryGetValue(fact.Key, out string? earlier))
            {
                yield return Drift(fact.Key, "Added");
            }
            else if (earlier != fact.Value)
            {
                yield return Drift(fact.Key, "Changed");
            }
        }

        foreach (string id in before.Keys.Where(id => !after.ContainsKey(id)))
        {
            yield return Drift(id, "Removed");
        }
    }

    /// <summary>The text for each thing of a region, by the thing's id.</summary>
    public static Dictionary<string, string> Of(EstateRegion region)
    {
        var facts = new Dictionary<string, string>();
        foreach (EstateVpc vpc in region.Vpcs)
        {
            facts[vpc.VpcId] = Text(
                vpc.VpcName, vpc.Description, vpc.Status, vpc.CidrBlock, string.Join(",", vpc.SecondaryCidrBlocks),
                string.Join(",", vpc.Ipv6CidrBlocks), vpc.ResourceGroupId, Tags(vpc.Tags), Tags(vpc.SystemRouteTableTags));
            foreach (EstateRouteTable table in vpc.RouteTables)
            {
                facts[table.RouteTableId] = Text(
                    table.RouteTableName, table.Description, table.Status, Tags(table.Tags), vpc.VpcId,
                    string.Join(",", table.GatewayRoutes.Select(route => route.DestinationCidrBlock + " " + route.NextHopId)));
            }

            foreach (EstateRoute route in vpc.Routes)
            {
                facts[route.RouteEntryId] = Text(
                    route.DestinationCidrBlock, route.NextHopType, route.NextHopId, route.RouteEntryName, route.Description, route.Status);
            }

            if (vpc.Ipv6Gateway is { } gateway)
            {
                facts[gateway.Ipv6GatewayId] = Text(
                    gateway.Name, gateway.Description, gateway.Status, gateway.Spec, gateway.BusinessStatus, Tags(gateway.Tags), vpc.VpcId);
                foreach (EstateEgressRule rule in gateway.Ipv6EgressOnlyRules)
                {
                    facts[rule.Ipv6EgressOnlyRuleId] = Text(rule.Name, rule.Description, rule.Status, rule.InstanceId);
                }
            }

            foreach (EstateVSwitch vSwitch in vpc.VSwitches)
            {
                Add(facts, vSwitch, vpc.VpcId);
            }
        }

        return facts;
    }

    private static void Add(Dictionary<string, string> facts, EstateVSwitch vSwitch, string vpcId)
    {
        facts[vSwitch.VSwitchId] = Text(
            vSwitch.VSwitchName, vSwitch.Description, vSwitch.Status, vSwitch.CidrBlock, vSwitch.Ipv6CidrBlock, vSwitch.RouteTableId,
            Tags(vSwitch.Tags), vpcId);
        foreach (EstateInterface known in vSwitch.NetworkInterfaces)
        {
            facts[known.NetworkInterfaceId] = Text(
                known.NetworkInterfaceName, known.Description, known.Status, known.InstanceId, known.PrivateIpAddress, Tags(known.Tags));
        }

        foreach (EstateAddress address in vSwitch.Ipv6Addresses)
        {
            EstateBandwidth? bandwidth = address.Bandwidth;
            facts[address.Ipv6AddressId] = Text(
                address.Literal, address.Ipv6AddressName, address.Ipv6AddressDescription, address.Status, address.AssociatedInstanceId,
                address.ResourceGroupId, Tags(address.Tags), vSwitch.VSwitchId, bandwidth?.Ipv6InternetBandwidthId, bandwidth?.Bandwidth,
                bandwidth?.InternetChargeType, bandwidth?.BusinessStatus);
        }
    }

    private static string Text(params object?[] values) => string.Join("\n", values);

    private static string Tags(IEnumerable<ResourceTag> tags) => string.Join("\t", tags.Select(tag => tag.Key + "=" + tag.Value));
}
