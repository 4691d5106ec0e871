using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>The seed's example, as printed, however it is signed and sent.</summary>
public class SeedTests
{
    public static TheoryData<Style> AllStyles => [.. System.Enum.GetValues<Style>()];

    [Theory]
    [MemberData(nameof(AllStyles))]
    public async Task The_example_buys_bandwidth_and_answers_json_in_the_order_of_the_seed(Style style)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply reply = await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", Seed.Request);

        Assert.Equal(200, reply.Status);
        Assert.Matches(
            "^{\"Ipv6AddressId\":\"ipv6-hp351bytt9inrfp6tgubd\","
            + "\"RequestId\":\"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\","
            + "\"InternetBandwidthId\":\"ipv6bw-hp3[0-9a-z]{18}\"}$",
            reply.Body);
        Assert.Equal("application/json; charset=utf-8", reply.ContentType);
        Assert.Equal(reply.Text("RequestId"), reply.RequestIdHeader);
    }

    [Theory]
    [MemberData(nameof(AllStyles))]
    public async Task The_example_answers_xml_in_the_order_of_the_seed(Style style)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply reply = await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", Seed.With(("Format", "XML")));

        Assert.Equal(200, reply.Status);
        Assert.Matches(
            "^<AllocateIpv6InternetBandwidthResponse>"
            + "<RequestId>[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}</RequestId>"
            + "<InternetBandwidthId>ipv6bw-hp3[0-9a-z]{18}</InternetBandwidthId>"
            + "<Ipv6AddressId>ipv6-hp351bytt9inrfp6tgubd</Ipv6AddressId>"
            + "</AllocateIpv6InternetBandwidthResponse>$",
            reply.Body);
        Assert.Equal("application/xml; charset=utf-8", reply.ContentType);
    }

    [Theory]
    [MemberData(nameof(AllStyles))]
    public async Task An_unknown_region_is_refused_with_the_error_of_the_seed(Style style)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        Dictionary<string, string> request = Seed.With(("RegionId", "cn-nowhere"));

        Reply json = await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", request);
        request["Format"] = "xml";
        Reply xml = await caller.SendAsync(style, "AllocateIpv6InternetBandwidth", request);

        string host = emulator.EndpointUrl.Authority;
        Assert.Equal(404, json.Status);
        Assert.Equal(
            $"{{\"RequestId\":\"{json.RequestIdHeader}\",\"HostId\":\"{host}\",\"Code\":\"InvalidRegionId.NotFound\","
            + "\"Message\":\"The specified RegionId does not exist in our records.\","
            + "\"Recommend\":\"https://error-center.aliyun.com/status/search?Keyword=InvalidRegionId.NotFound&source=PopGw\"}",
            json.Body);
        Assert.Equal(404, xml.Status);
        Assert.Equal(
            $"<Error><RequestId>{xml.RequestIdHeader}</RequestId><HostId>{host}</HostId><Code>InvalidRegionId.NotFound</Code>"
            + "<Message>The specified RegionId does not exist in our records.</Message></Error>",
            xml.Body);
        Assert.Equal("text/xml; charset=utf-8", xml.ContentType);
    }

    [Fact]
    public async Task A_bought_bandwidth_makes_the_address_public_and_shows_in_the_list()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        string bandwidthId = (await caller.AllocateAsync(("InternetChargeType", "PayByTraffic"))).Text("InternetBandwidthId");
        Reply list = await caller.DescribeAsync(("Ipv6AddressId", Seed.AddressId));

        Assert.Contains("\"NetworkType\":\"Public\"", list.Body);
        Assert.Contains("\"RealBandwidth\":2,", list.Body);
        Assert.Contains(
            $"\"Ipv6InternetBandwidth\":{{\"Ipv6InternetBandwidthId\":\"{bandwidthId}\",\"Bandwidth\":2,"
            + "\"InternetChargeType\":\"PayByTraffic\",\"InstanceChargeType\":\"PostPaid\",\"BusinessStatus\":\"Normal\"}",
            list.Body);
    }

    [Fact]
    public async Task An_address_without_bandwidth_shows_empty_texts_and_no_instance_charge_type()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply list = await caller.DescribeAsync(("Ipv6AddressId", Seed.AddressId));

        Assert.Matches(
            "^{\"RequestId\":\"[^\"]+\",\"PageNumber\":1,\"PageSize\":10,\"TotalCount\":1,\"Ipv6Addresses\":{\"Ipv6Address\":\\["
            + Regex.Escape(
                "{\"Ipv6AddressId\":\"ipv6-hp351bytt9inrfp6tgubd\",\"Ipv6Address\":\"2408:4004:c0:200:35b:cd32:c460:6aa4\","
                + "\"Ipv6AddressName\":\"网站前端\",\"Ipv6AddressDescription\":\"\",\"Status\":\"Available\",\"NetworkType\":\"Private\","
                + "\"AllocationTime\":\"2026-03-02T02:00:00Z\",\"VpcId\":\"vpc-hp3kzilwd9yflssfdlgqe\",")
            + ".*\"RealBandwidth\":0,\"Ipv6InternetBandwidth\":"
            + "{\"Ipv6InternetBandwidthId\":\"\",\"Bandwidth\":0,\"InternetChargeType\":\"\",\"BusinessStatus\":\"\"},.*\\]}}$",
            list.Body);
    }

    [Fact]
    public async Task The_list_in_xml_has_the_root_of_its_sample_and_repeats_the_singular_inside_the_plural()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);

        Reply reply = await caller.DescribeAsync(("Format", "XML"), ("VpcId", Seed.VpcId));
        XElement root = XDocument.Parse(reply.Body).Root!;

        Assert.Equal("DescribeIpv6Addresses", root.Name.LocalName);
        Assert.Equal("RequestId", root.Elements().First().Name.LocalName);
        Assert.Equal(6, root.Element("Ipv6Addresses")!.Elements("Ipv6Address").Count());
        Assert.Equal(Seed.AddressId, root.Element("Ipv6Addresses")!.Element("Ipv6Address")!.Element("Ipv6AddressId")!.Value);
        Assert.Contains("<Tags><Tag><Key>app</Key><Value>web</Value></Tag>", reply.Body);
    }
}
