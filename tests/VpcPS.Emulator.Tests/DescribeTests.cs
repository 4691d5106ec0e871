using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using VpcPS.Emulator.State;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>DescribeIpv6Addresses: filters and pages.</summary>
public class DescribeTests
{
    [Theory]
    [InlineData("Name", "网站前端", 1)]
    [InlineData("Name", "网站", 0)]
    [InlineData("Ipv6Address", "2408:4004:c0:200:35b:cd32:c460:6aa4", 1)]
    [InlineData("Ipv6Address", "2408:4004:00c0:0200:035B:CD32:C460:6AA4", 1)]
    [InlineData("Ipv6Address", "2408:4004:c0:200::", 0)]
    [InlineData("Ipv6AddressId", Seed.AddressId + "," + Seed.OtherAddressId, 2)]
    [InlineData("Ipv6AddressId", "ipv6-x", 0)]
    [InlineData("VpcId", Seed.VpcId, 6)]
    [InlineData("VpcId", "vpc-x", 0)]
    [InlineData("VSwitchId", "vsw-x", 0)]
    [InlineData("Ipv6InternetBandwidthId", "ipv6bw-x", 0)]
    [InlineData("NetworkType", "Private", 19)]
    [InlineData("NetworkType", "Public", 0)]
    [InlineData("AssociatedInstanceType", "EcsInstance", 13)]
    [InlineData("AssociatedInstanceType", "NetworkInterface", 6)]
    [InlineData("AssociatedInstanceId", "i-x", 0)]
    [InlineData("AddressType", "IPv6Address", 19)]
    [InlineData("AddressType", "IPv6Prefix", 0)]
    [InlineData("ServiceManaged", "false", 19)]
    [InlineData("ServiceManaged", "true", 0)]
    [InlineData("IncludeReservationData", "true", 19)]
    [InlineData("ResourceGroupId", "rg-x", 0)]
    [InlineData("RegionId", "cn-hangzhou", 3)]
    [InlineData("RegionId", "cn-chengdu", 0)]
    [InlineData("Name", "", 19)]
    public async Task Each_filter_selects(string name, string value, int count) =>
        Assert.Equal(count, Total(await DescribeAsync((name, value))));

    [Fact]
    public async Task Filters_by_what_was_read_before_find_the_same_address()
    {
        EstateAddress address = Emulators.Huhehaote(Emulators.DefaultEstate()).FindIpv6Address(Seed.AddressId)!;

        Assert.Equal(1, Total(await DescribeAsync(("AssociatedInstanceId", address.AssociatedInstanceId))));
        Assert.Equal(3, Total(await DescribeAsync(("VSwitchId", address.VSwitch.VSwitchId))));
    }

    [Fact]
    public async Task A_bandwidth_finds_its_address()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string bandwidthId = (await caller.AllocateAsync()).Text("InternetBandwidthId");

        Assert.Equal([Seed.AddressId], Ids(await caller.DescribeAsync(("Ipv6InternetBandwidthId", bandwidthId))));
        Assert.Equal([Seed.AddressId], Ids(await caller.DescribeAsync(("NetworkType", "Public"))));
    }

    [Fact]
    public async Task Tags_must_all_fit_and_a_key_alone_stands_for_any_value()
    {
        Assert.Equal(3, Total(await DescribeAsync(("Tag.1.Key", "app"), ("Tag.1.Value", "web"))));
        Assert.Equal(2, Total(await DescribeAsync(("Tag.1.Key", "app"), ("Tag.1.Value", "web"), ("Tag.7.Key", "env"), ("Tag.7.Value", "prod"))));
        Assert.Equal(8, Total(await DescribeAsync(("Tag.1.Key", "app"))));
        Assert.Equal(0, Total(await DescribeAsync(("Tag.1.Key", "app"), ("Tag.1.Value", ""))));
    }

    [Theory]
    [InlineData("PageNumber", "0", "IllegalParam.PageNumber")]
    [InlineData("PageSize", "0", "IllegalParam.PageSize")]
    [InlineData("PageSize", "51", "IllegalParam.PageSize")]
    [InlineData("PageSize", "x", "IllegalParam.PageSize")]
    [InlineData("NetworkType", "public", "IllegalParam.NetworkType")]
    [InlineData("AssociatedInstanceType", "Ecs", "IllegalParam.AssociatedInstanceType")]
    [InlineData("AddressType", "IPv4", "IllegalParam.AddressType")]
    [InlineData("ServiceManaged", "yes", "IllegalParam.ServiceManaged")]
    [InlineData("Ipv6Address", "10.0.0.1", "IllegalParam.Ipv6Address")]
    [InlineData("Ipv6Address", "2408::/64", "IllegalParam.Ipv6Address")]
    [InlineData("Ipv6AddressId", "ipv6-a,,ipv6-b", "IllegalParam.Ipv6AddressId")]
    [InlineData("VpcId", "vsw-x", "IllegalParam.VpcId")]
    [InlineData("Tag.1.Value", "web", "MissingParam.TagKey")]
    public async Task A_filter_outside_its_type_or_range_is_refused(string name, string value, string code)
    {
        Reply reply = await DescribeAsync((name, value));

        Assert.Equal((400, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Lists_in_filters_are_bounded()
    {
        string twenty = string.Join(",", Enumerable.Range(1, 20).Select(i => $"ipv6-{i}"));
        (string, string)[] tags = [.. Enumerable.Range(1, 21).Select(i => ($"Tag.{i}.Key", $"k{i}"))];

        Assert.Equal(200, (await DescribeAsync(("Ipv6AddressId", twenty))).Status);
        Assert.Equal("IllegalParam.Ipv6AddressId", (await DescribeAsync(("Ipv6AddressId", twenty + ",ipv6-21"))).Code);
        Assert.Equal(200, (await DescribeAsync(tags[..20])).Status);
        Assert.Equal("IllegalParam.Tag", (await DescribeAsync(tags)).Code);
        Assert.Equal("IllegalParam.TagKey", (await DescribeAsync(("Tag.1.Key", new string('k', 129)))).Code);
        Assert.Equal("IllegalParam.TagValue", (await DescribeAsync(("Tag.1.Key", "k"), ("Tag.1.Value", new string('v', 129)))).Code);
        Assert.Equal("IllegalParam.Name", (await DescribeAsync(("Name", new string('n', 129)))).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(19)]
    [InlineData(50)]
    public async Task Pages_put_together_are_the_whole_list(int size)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        string pageSize = size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var found = new List<string>();

        for (int page = 1; page <= (19 + size - 1) / size; page++)
        {
            Reply reply = await caller.DescribeAsync(
                ("PageNumber", page.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("PageSize", pageSize));
            Assert.Equal((page, size, 19), (Number(reply, "PageNumber"), Number(reply, "PageSize"), Total(reply)));
            found.AddRange(Ids(reply));
        }

        Assert.Equal(Emulators.Huhehaote(Emulators.DefaultEstate()).Ipv6Addresses.Select(a => a.Ipv6AddressId), found);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_empty()
    {
        Reply reply = await DescribeAsync(("PageNumber", "2147483647"), ("PageSize", "50"));

        Assert.Contains("\"TotalCount\":19,\"Ipv6Addresses\":{\"Ipv6Address\":[]}", reply.Body);
    }

    private static async Task<Reply> DescribeAsync(params (string, string)[] filters)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        return await caller.DescribeAsync(filters);
    }

    private static int Number(Reply reply, string name) => reply.Json.GetProperty(name).GetInt32();

    private static int Total(Reply reply) => Number(reply, "TotalCount");

    private static IEnumerable<string> Ids(Reply reply) =>
        reply.Json.GetProperty("Ipv6Addresses").GetProperty("Ipv6Address").EnumerateArray()
            .Select((JsonElement a) => a.GetProperty("Ipv6AddressId").GetString()!);
}
