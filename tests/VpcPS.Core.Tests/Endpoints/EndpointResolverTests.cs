using System;
using System.Linq;
using FsCheck.Xunit;
using VpcPS.Core.Endpoints;
using Xunit;

namespace VpcPS.Core.Tests.Endpoints;

[Properties(Arbitrary = [typeof(Texts)], MaxTest = 1000)]
public sealed class EndpointResolverTests
{
    [Theory]
    [InlineData("cn-huhehaote", "https://vpc.cn-huhehaote.aliyuncs.com/")]
    [InlineData("eu-central-1", "https://vpc.eu-central-1.aliyuncs.com/")]
    [InlineData("cn-hangzhou", "https://vpc.aliyuncs.com/")]
    [InlineData("cn-shanghai-finance-1", "https://vpc.aliyuncs.com/")]
    [InlineData("cn-edge-1", "https://vpc-nebula.cn-qingdao-nebula.aliyuncs.com/")]
    [InlineData("eu-west-1-oxs", "https://vpc-nebula.cn-shenzhen-cloudstone.aliyuncs.com/")]
    [InlineData("cn-zhangjiakou-na62-a01", "https://vpc.cn-zhangjiakou.aliyuncs.com/")]
    [InlineData("xx-newer-than-the-table-9", "https://vpc.xx-newer-than-the-table-9.aliyuncs.com/")]
    public void On_the_public_network_the_map_goes_before_the_regional_rule(string region, string endpoint) =>
        Assert.Equal(new Uri(endpoint), new EndpointResolver(null, EndpointNetwork.Public).Resolve(region));

    [Theory]
    [InlineData("cn-huhehaote", "https://vpc-vpc.cn-huhehaote.aliyuncs.com/")]
    [InlineData("xx-newer-than-the-table-9", "https://vpc-vpc.xx-newer-than-the-table-9.aliyuncs.com/")]
    [InlineData("cn-hangzhou", "https://vpc.aliyuncs.com/")]
    public void The_map_wins_even_when_the_internal_network_is_asked_for(string region, string endpoint) =>
        Assert.Equal(new Uri(endpoint), new EndpointResolver(null, EndpointNetwork.Vpc).Resolve(region));

    [Theory]
    [InlineData("http://127.0.0.1:8645/")]
    [InlineData("https://vpc.example")]
    [InlineData("https://[::1]:443/")]
    public void A_given_endpoint_wins_over_everything(string given)
    {
        var resolver = new EndpointResolver(new Uri(given), EndpointNetwork.Vpc);

        Assert.Equal(new Uri(given), resolver.Resolve("cn-hangzhou"));
        Assert.Equal(new Uri(given), resolver.Resolve("cn-huhehaote"));
    }

    [Theory]
    [InlineData("cn-huhehaote", false, "https://ecs.cn-huhehaote.aliyuncs.com/")]
    [InlineData("cn-huhehaote", true, "https://ecs-vpc.cn-huhehaote.aliyuncs.com/")]
    [InlineData("cn-hangzhou", false, "https://ecs-cn-hangzhou.aliyuncs.com/")]
    [InlineData("cn-hangzhou", true, "https://ecs-cn-hangzhou.aliyuncs.com/")]
    [InlineData("cn-shenzhen-finance-1", false, "https://ecs-cn-hangzhou.aliyuncs.com/")]
    [InlineData("xx-newer-than-the-table-9", false, "https://ecs.xx-newer-than-the-table-9.aliyuncs.com/")]
    public void Another_product_has_hosts_of_its_own(string region, bool isInternal, string endpoint) => Assert.Equal(
        new Uri(endpoint),
        new EndpointResolver(null, isInternal ? EndpointNetwork.Vpc : EndpointNetwork.Public).Resolve(region, ApiProduct.Ecs));

    // A host of the cloud serves one product, and the emulator serves all.
    [Theory]
    [InlineData("https://vpc.cn-huhehaote.aliyuncs.com", "https://ecs.cn-huhehaote.aliyuncs.com/")]
    [InlineData("https://vpc.aliyuncs.com", "https://ecs.cn-huhehaote.aliyuncs.com/")]
    [InlineData("https://vpc-vpc.cn-huhehaote.aliyuncs.com", "https://ecs-vpc.cn-huhehaote.aliyuncs.com/")]
    [InlineData("http://127.0.0.1:8645/", "http://127.0.0.1:8645/")]
    [InlineData("https://aliyuncs.com.example", "https://aliyuncs.com.example/")]
    public void An_endpoint_that_is_given_for_vpc_serves_ecs_where_it_is_no_host_of_the_cloud(string given, string endpoint) => Assert.Equal(
        new Uri(endpoint), new EndpointResolver(new Uri(given), EndpointNetwork.Public).Resolve("cn-huhehaote", ApiProduct.Ecs));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("evil.com/#")]
    [InlineData("evil.com")]
    [InlineData("evil.com?")]
    [InlineData("user@evil")]
    [InlineData("a:80")]
    [InlineData("CN-Hangzhou")]
    [InlineData("cn hangzhou")]
    [InlineData(" cn-hangzhou")]
    [InlineData("cn-hangzhou\n")]
    [InlineData("cn-hangzhoü")]
    [InlineData("сn-hangzhou")] // the first letter is Cyrillic
    [InlineData("cn-hangzhou。evil")]
    [InlineData("cn_hangzhou")]
    [InlineData("%65vil")]
    public void What_cannot_be_a_region_is_refused(string region) =>
        Assert.Throws<ArgumentException>(() => new EndpointResolver(null, EndpointNetwork.Public).Resolve(region));

    [Fact]
    public void A_region_has_at_most_the_length_of_a_label()
    {
        var resolver = new EndpointResolver(null, EndpointNetwork.Public);

        Assert.EndsWith(".aliyuncs.com", resolver.Resolve("cn-" + new string('a', 60)).Host);
        Assert.Throws<ArgumentException>(() => resolver.Resolve("cn-" + new string('a', 61)));
    }

    [Property]
    public void Whatever_the_region_the_host_is_one_of_the_service(AnyText region) => AssertRefusedOrOfTheService(region.Value);

    // Random texts rarely consist only of allowed characters, so these are generated from them.
    [Property]
    public void Whatever_the_region_of_allowed_characters_the_host_is_one_of_the_service(byte[] choices)
    {
        const string allowed = "abcdefghijklmnopqrstuvwxyz0123456789-----";
        AssertRefusedOrOfTheService(string.Concat(choices.Select(c => allowed[c % allowed.Length])));
    }

    [Theory]
    [InlineData("ftp://vpc.aliyuncs.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://vpc.aliyuncs.com/path")]
    [InlineData("https://vpc.aliyuncs.com/?Action=X")]
    [InlineData("https://vpc.aliyuncs.com/#fragment")]
    [InlineData("https://user:hunter2@vpc.aliyuncs.com/")]
    [InlineData("https://user@vpc.aliyuncs.com/")]
    public void What_is_no_endpoint_is_refused_without_showing_a_password(string given)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new EndpointResolver(new Uri(given), EndpointNetwork.Public));

        Assert.DoesNotContain("hunter2", refusal.Message);
    }

    [Theory]
    [InlineData("vpc.aliyuncs.com")]
    [InlineData("//vpc.aliyuncs.com/")]
    [InlineData("")]
    public void A_relative_address_is_no_endpoint(string given) =>
        Assert.Throws<ArgumentException>(() => new EndpointResolver(new Uri(given, UriKind.Relative), EndpointNetwork.Public));

    [Fact]
    public void A_client_refuses_a_bad_endpoint_before_its_first_call()
    {
        Assert.Throws<ArgumentException>(() => Calls.Client(new Uri("https://vpc.aliyuncs.com/path")));
    }

    private static void AssertRefusedOrOfTheService(string region)
    {
        foreach (EndpointNetwork network in Enum.GetValues<EndpointNetwork>())
        {
            try
            {
                Uri endpoint = new EndpointResolver(null, network).Resolve(region);
                Assert.Equal("/", endpoint.PathAndQuery);
                Assert.True(endpoint.IsDefaultPort && endpoint.UserInfo.Length == 0 && endpoint.Scheme == Uri.UriSchemeHttps);
                Assert.EndsWith($"vpc.{region}.aliyuncs.com", endpoint.Host);
            }
            catch (ArgumentException)
            {
                // Refused.
            }
        }
    }
}
