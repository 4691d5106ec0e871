using System;
using System.Linq;
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

    // Terraform's list and the help page name the same sixteen.
    [Fact]
    public void IPv6_gateways_are_documented_for_sixteen_regions()
    {
        Assert.Equal(
            [
                "ap-southeast-1", "ap-southeast-6", "cn-beijing", "cn-chengdu", "cn-guangzhou", "cn-hangzhou", "cn-heyuan", "cn-hongkong",
                "cn-huhehaote", "cn-qingdao", "cn-shanghai", "cn-shenzhen", "cn-wulanchabu", "cn-zhangjiakou", "eu-central-1", "us-east-1",
            ],
            RegionTable.All.Where(r => r.HasIpv6Gateways).Select(r => r.RegionId));
    }

    [Theory]
    [InlineData("cn-hangzhou", true)]
    [InlineData("CN-HANGZHOU", false)]
    [InlineData("cn-nowhere", false)]
    public void A_region_is_found_by_its_exact_id(string id, bool isFound) => Assert.Equal(isFound, RegionTable.Find(id) is not null);
}
