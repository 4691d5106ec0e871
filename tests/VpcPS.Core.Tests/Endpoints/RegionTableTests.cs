using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using VpcPS.Core.Endpoints;
using Xunit;

namespace VpcPS.Core.Tests.Endpoints;

public sealed class RegionTableTests
{
    [Fact]
    public void Regions_are_sorted_and_named_once()
    {
        string[] ids = [.. RegionTable.All.Select(r => r.RegionId)];

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_region_resolves_on_both_networks()
    {
        foreach (RegionEntry region in RegionTable.All)
        {
            foreach (EndpointNetwork network in Enum.GetValues<EndpointNetwork>())
            {
                Uri endpoint = new EndpointResolver(null, network).Resolve(region.RegionId);

                Assert.EndsWith(".aliyuncs.com", endpoint.Host);
                Assert.Equal(region.MappedHost ?? endpoint.Host, endpoint.Host);
            }
        }
    }

    // The list as it was collected from the official SDK's map and the help pages.
    [Fact]
    public void The_table_equals_the_collected_list()
    {
        using Stream stream = typeof(RegionTableTests).Assembly.GetManifestResourceStream("endpoints.json")!;
        CollectedList list = JsonSerializer.Deserialize<CollectedList>(stream, JsonSerializerOptions.Web)!;

        Assert.Equal(
            list.Regions.OrderBy(r => r.RegionId, StringComparer.Ordinal).Select(r => (
                r.RegionId, r.Name, r.PublicBy == "sdk map" ? r.Public : null, list.Ipv6GatewayRegions.Contains(r.RegionId), !r.Special)),
            RegionTable.All.Select(r => (r.RegionId, r.Name, r.MappedHost, r.HasIpv6Gateways, r.IsPublic)));
        Assert.Equal(16, list.Ipv6GatewayRegions.Length);
        Assert.All(
            list.Regions,
            r => Assert.Equal(r.Public, new EndpointResolver(null, EndpointNetwork.Public).Resolve(r.RegionId).Host));
    }

    [Theory]
    [InlineData("cn-hangzhou", true)]
    [InlineData("CN-HANGZHOU", false)]
    [InlineData("cn-nowhere", false)]
    public void A_region_is_found_by_its_exact_id(string id, bool isFound) => Assert.Equal(isFound, RegionTable.Find(id) is not null);

    private sealed record CollectedList(string[] Ipv6GatewayRegions, CollectedRegion[] Regions);

    private sealed record CollectedRegion(string RegionId, string? Name, string? Public, string? PublicBy, bool Special);
}
