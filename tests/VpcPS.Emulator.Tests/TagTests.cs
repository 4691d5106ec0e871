using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>TagResources, UnTagResources and ListTagResources.</summary>
public class TagTests
{
    private const string Tag = "TagResources";
    private const string UnTag = "UnTagResources";
    private const string List = "ListTagResources";

    private static readonly (string, string) Gateways = ("ResourceType", "IPV6GATEWAY");
    private static readonly (string, string) Gateway = ("ResourceId.1", Seed.GatewayId);

    [Theory]
    [InlineData("IPV6GATEWAY", Seed.GatewayId)]
    [InlineData("ipv6gateway", Seed.GatewayId)]
    [InlineData("Ipv6Address", "ipv6-hp37fpcppsgmz5ekn2lwz")]
    [InlineData("VPC", Seed.VpcId)]
    [InlineData("VSWITCH", "vsw-hp3k6zr9x7x9574o9fel5")]
    public async Task Tags_come_change_and_go(string type, string id)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] resource = [("ResourceType", type), ("ResourceId.1", id)];

        (await caller.CallAsync(Tag, [.. resource, ("Tag.1.Key", "b"), ("Tag.1.Value", "1"), ("Tag.2.Key", "a"), ("Tag.2.Value", "")])).Ok();
        (await caller.CallAsync(Tag, [.. resource, ("Tag.1.Key", "b"), ("Tag.1.Value", "2")])).Ok();
        Reply list = (await caller.CallAsync(List, resource)).Ok();

        Assert.Equal(id, emulator.Journal[0].ResourceId);
        string upper = type.ToUpperInvariant();
        Assert.Equal(
            $$$"""{"RequestId":"{{{list.RequestIdHeader}}}","NextToken":"","TagResources":{"TagResource":[{"ResourceId":"{{{id}}}","ResourceType":"{{{upper}}}","TagKey":"a","TagValue":""},{"ResourceId":"{{{id}}}","ResourceType":"{{{upper}}}","TagKey":"b","TagValue":"2"}]}}""",
            list.Body);
        (await caller.CallAsync(UnTag, [.. resource, ("TagKey.1", "b"), ("TagKey.2", "nobody"), ("All", "true")])).Ok();
        Assert.Equal(["a"], Keys(await caller.CallAsync(List, resource)));
        (await caller.CallAsync(UnTag, [.. resource, ("All", "true")])).Ok();
        Assert.Empty(Keys(await caller.CallAsync(List, resource)));
    }

    [Theory]
    [InlineData("ResourceType", "", 400, "MissingParameter")]
    [InlineData("ResourceType", "BANDWIDTH", 400, "IllegalParam.ResourceType")]
    [InlineData("ResourceType", "EIP", 404, "ResourceNotFound.EIP")]
    [InlineData("ResourceId.1", "", 400, "IllegalParam.ResourceId")]
    [InlineData("ResourceId.2", "ipv6gw-x", 404, "ResourceNotFound.Ipv6Gateway")]
    [InlineData("Tag.1.Key", "", 400, "MissingParam.TagKey")]
    [InlineData("Tag.1.Key", "aliyun-x", 400, "IllegalParam.TagKey")]
    [InlineData("Tag.1.Value", "acs:x", 400, "IllegalParam.TagValue")]
    [InlineData("Tag.2.Key", "b", 400, "MissingParam.TagValue")]
    [InlineData("RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound")]
    public async Task Tagging_is_refused_as_a_whole(string name, string value, int status, string code)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        var call = new Dictionary<string, string>
        {
            ["RegionId"] = "cn-huhehaote", ["ResourceType"] = "IPV6GATEWAY", ["ResourceId.1"] = Seed.GatewayId, ["Tag.1.Key"] = "a", ["Tag.1.Value"] = "v", [name] = value,
        };

        (await caller.SendAsync(Style.V3Query, Tag, call)).Refused(status, code);
        Assert.Empty(Keys(await caller.CallAsync(List, Gateways, Gateway)));
    }

    [Fact]
    public async Task Lists_of_requests_are_bounded_and_must_be_there()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] ids = [.. Enumerable.Range(1, 51).Select(i => ($"ResourceId.{i}", $"ipv6gw-{i}"))];

        (await caller.CallAsync(Tag, Gateways, Gateway)).Refused(400, "MissingParameter");
        (await caller.CallAsync(Tag, Gateways, ("Tag.1.Key", "a"), ("Tag.1.Value", "v"))).Refused(400, "MissingParameter");
        (await caller.CallAsync(UnTag, [Gateways, .. ids, ("All", "true")])).Refused(400, "IllegalParam.ResourceId");
        (await caller.CallAsync(UnTag, Gateways, Gateway)).Refused(400, "MissingParam.TagKey");
        (await caller.CallAsync(UnTag, Gateways, Gateway, ("TagKey.1", new string('k', 129)))).Refused(400, "IllegalParam.TagKey");
        (await caller.CallAsync(UnTag, Gateways, ("ResourceId.1", "ipv6gw-x"), ("All", "true"))).Refused(404, "ResourceNotFound.Ipv6Gateway");
        (await caller.CallAsync(List, Gateways)).Refused(400, "MissingParameter");
        (await caller.CallAsync(List, Gateways, Gateway, ("MaxResults", "51"))).Refused(400, "IllegalParam.MaxResults");
        (await caller.CallAsync(List, Gateways, Gateway, ("NextToken", "made up"))).Refused(400, "IllegalParam.NextToken");
        (await caller.CallAsync(List, Gateways, ("Tag.1.Value", "v"))).Refused(400, "MissingParam.TagKey");
    }

    [Fact]
    public async Task A_resource_bears_twenty_tags()
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        (string, string)[] twenty = [.. Enumerable.Range(1, 20).SelectMany(i => new[] { ($"Tag.{i}.Key", $"k{i}"), ($"Tag.{i}.Value", "v") })];

        (await caller.CallAsync(Tag, [Gateways, Gateway, .. twenty])).Ok();
        (await caller.CallAsync(Tag, [Gateways, Gateway, .. twenty])).Ok();
        (await caller.CallAsync(Tag, Gateways, Gateway, ("Tag.1.Key", "k21"), ("Tag.1.Value", ""))).Refused(400, "QuotaExceeded.TagsPerResource");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50)]
    public async Task Pages_put_together_are_the_whole_list(int size)
    {
        using EmulatorServer emulator = Emulators.Start();
        using var caller = new Caller(emulator);
        var found = new List<string>();
        string next = "";
        do
        {
            Reply reply = (await caller.CallAsync(
                List,
                ("ResourceType", "IPV6ADDRESS"),
                ("Tag.1.Key", "env"),
                ("Tag.1.Value", "prod"),
                ("NextToken", next),
                ("MaxResults", size.ToString(CultureInfo.InvariantCulture)))).Ok();
            found.AddRange(reply.Entries("TagResources", "TagResource").Select(t => t.GetRawText()));
            next = reply.Text("NextToken");
        }
        while (next.Length > 0);

        Assert.Equal(14, found.Count);
        Assert.Equal(14, found.Distinct().Count());
    }

    [Fact]
    public async Task Tags_are_filters_everywhere_and_survive_in_a_file()
    {
        using var directory = new TemporaryDirectory();
        using (EmulatorServer emulator = Emulators.Start())
        {
            using var caller = new Caller(emulator);
            await caller.CallAsync(Tag, Gateways, Gateway, ("Tag.1.Key", "app"), ("Tag.1.Value", "网"));
            Assert.Single((await caller.CallAsync("DescribeIpv6Gateways", ("Tags.1.Key", "app"))).Entries("Ipv6Gateways", "Ipv6Gateway"));
            emulator.SaveEstate(directory.File("e.json"));
        }

        using EmulatorServer second = Emulators.Start(estatePath: directory.File("e.json"));
        using var again = new Caller(second);
        Reply xml = await again.CallAsync(List, Gateways, Gateway, ("Format", "XML"));
        Assert.Contains("<TagResources><TagResource><ResourceId>" + Seed.GatewayId, xml.Body);
        Assert.Contains("<TagKey>app</TagKey><TagValue>网</TagValue>", xml.Body);
    }

    private static IEnumerable<string?> Keys(Reply reply) =>
        reply.Ok().Entries("TagResources", "TagResource").Select(t => t.GetProperty("TagKey").GetString());
}
