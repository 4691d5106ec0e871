using System.Linq;
using System.Text.Json;
using VpcPS.Emulator.Tests.Support;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>The official SDK and its predecessor can't tell the emulator from the cloud.</summary>
public class ConformanceTests(OfficialPackages packages) : IClassFixture<OfficialPackages>
{
    [SkippableTheory]
    [InlineData("v3")]
    [InlineData("v1")]
    public void The_sdk_buys_once(string version)
    {
        JsonElement first = Answer($"{version} allocate");
        JsonElement again = Answer($"{version} allocate again");

        Assert.Matches("^ipv6bw-hp3[0-9a-z]{18}$", first.GetProperty("internetBandwidthId").GetString());
        Assert.Matches("^ipv6-hp3", first.GetProperty("ipv6AddressId").GetString());
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Single(packages.Journal, e => e.Committed && e.ClientToken == $"a b+*~ {version}");
    }

    [SkippableTheory]
    [InlineData("v3")]
    [InlineData("v1")]
    public void The_sdk_reads_lists_into_its_models(string version)
    {
        JsonElement bought = Answer($"{version} allocate");
        JsonElement list = Answer($"{version} describe");
        JsonElement address = list.GetProperty("ipv6Addresses").GetProperty("ipv6Address")[0];
        JsonElement bandwidth = address.GetProperty("ipv6InternetBandwidth");

        Assert.Equal(1, list.GetProperty("totalCount").GetInt32());
        Assert.Equal(version == "v3" ? "网站前端" : "网站备用", address.GetProperty("ipv6AddressName").GetString());
        Assert.Equal("Public", address.GetProperty("networkType").GetString());
        Assert.Equal(2, address.GetProperty("realBandwidth").GetInt32());
        Assert.Equal(2, bandwidth.GetProperty("bandwidth").GetInt32());
        Assert.Equal("PayByTraffic", bandwidth.GetProperty("internetChargeType").GetString());
        Assert.Equal("Normal", bandwidth.GetProperty("businessStatus").GetString());
        Assert.Equal(
            bought.GetProperty("internetBandwidthId").GetString(), bandwidth.GetProperty("ipv6InternetBandwidthId").GetString());
    }

    [SkippableTheory]
    [InlineData("v3")]
    [InlineData("v1")]
    public void The_sdk_filters_by_tag_and_pages(string version)
    {
        JsonElement list = Answer($"{version} describe by tag");

        Assert.Equal(3, list.GetProperty("totalCount").GetInt32());
        Assert.Equal(2, list.GetProperty("ipv6Addresses").GetProperty("ipv6Address").GetArrayLength());
        Assert.Equal("app", list.GetProperty("ipv6Addresses").GetProperty("ipv6Address")[0].GetProperty("tags").GetProperty("tag")[0].GetProperty("key").GetString());
    }

    [SkippableTheory]
    [InlineData("v3")]
    [InlineData("v1")]
    public void The_sdk_signs_with_a_temporary_key(string version) =>
        Assert.Equal(3, Answer($"{version} temporary key").GetProperty("totalCount").GetInt32());

    [SkippableTheory]
    [InlineData("unknown region", "InvalidRegionId.NotFound", 404)]
    [InlineData("mismatch", "IdempotentParameterMismatch", 400)]
    [InlineData("dry run", "DryRunOperation", 400)]
    [InlineData("wrong secret", "SignatureDoesNotMatch", 400)]
    public void The_sdk_understands_refusals(string name, string code, int status)
    {
        foreach (string version in new[] { "v3", "v1" })
        {
            JsonElement result = Result($"{version} {name}");

            Assert.Equal(code, result.GetProperty("error").GetString());
            Assert.Equal(status, result.GetProperty("status").GetInt32());
            Assert.Matches("^[0-9A-F-]{36}$", result.GetProperty("requestId").GetString());
        }
    }

    [SkippableTheory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void The_older_client_buys_once_and_reads_json(string method)
    {
        JsonElement bought = Answer($"pop-core {method} allocate");

        Assert.Equal(["Ipv6AddressId", "RequestId", "InternetBandwidthId"], bought.EnumerateObject().Select(m => m.Name));
        Assert.Equal(1, Answer($"pop-core {method} describe").GetProperty("TotalCount").GetInt32());
        Assert.Single(packages.Journal, e => e.Committed && e.ClientToken == $"a b+*~ {method}");
        JsonElement refused = Result($"pop-core {method} unknown region");
        Assert.Equal("InvalidRegionId.NotFound", refused.GetProperty("error").GetString());
        Assert.Equal(404, refused.GetProperty("status").GetInt32());
    }

    [SkippableTheory]
    [InlineData("GET")]
    [InlineData("POST")]
    public void The_older_client_is_answered_in_xml(string method)
    {
        string bandwidthId = Answer($"pop-core {method} allocate").GetProperty("InternetBandwidthId").GetString()!;

        Assert.Contains($"<InternetBandwidthId>{bandwidthId}</InternetBandwidthId>", Xml($"pop-core {method} allocate xml"));
        Assert.StartsWith("<DescribeIpv6Addresses><RequestId>", Xml($"pop-core {method} describe xml"));
        Assert.Contains("<Ipv6AddressName>网站前端</Ipv6AddressName>", Xml($"pop-core {method} describe xml"));
        Assert.Contains("<Code>InvalidRegionId.NotFound</Code>", Xml($"pop-core {method} unknown region xml"));
    }

    public static TheoryData<string> SdkActions() =>
    [
        .. Calls.ActionTable.All
            .Where(a => a.Version == Calls.ApiAction.VpcVersion && a.Name != "ModifyIpv6GatewaySpec")
            .Select(a => a.Name),
    ];

    [SkippableTheory]
    [MemberData(nameof(SdkActions))]
    public void The_sdk_calls_every_action_and_reads_every_field(string action)
    {
        foreach (string version in new[] { "all v3", "all v1" })
        {
            JsonElement answer = Answer($"{version} {action}");

            AssertRead(answer.GetProperty("sent"), answer.GetProperty("read"), "$");
        }
    }

    [SkippableFact]
    public void The_older_client_reaches_what_the_sdk_has_no_more_and_ecs()
    {
        Assert.Equal(["RequestId"], Answer("pop-core spec").EnumerateObject().Select(m => m.Name));
        JsonElement assigned = Answer("pop-core assign");
        Assert.Equal(2, assigned.GetProperty("Ipv6Sets").GetProperty("Ipv6Address").GetArrayLength());
        Assert.Equal(0, assigned.GetProperty("Ipv6PrefixSets").GetProperty("Ipv6Prefix").GetArrayLength());
    }

    // Spec is the one field that the SDK does not know any more.
    private static void AssertRead(JsonElement sent, JsonElement read, string path)
    {
        Assert.Equal((path, sent.ValueKind), (path, read.ValueKind));
        switch (sent.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in sent.EnumerateObject().Where(m => m.Name != "Spec"))
                {
                    Assert.True(read.TryGetProperty(member.Name, out JsonElement value), $"{path}.{member.Name} was not read.");
                    AssertRead(member.Value, value, $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                Assert.Equal((path, sent.GetArrayLength()), (path, read.GetArrayLength()));
                for (int i = 0; i < sent.GetArrayLength(); i++)
                {
                    AssertRead(sent[i], read[i], $"{path}[{i}]");
                }

                break;
            default:
                Assert.Equal((path, sent.GetRawText()), (path, read.GetRawText()));
                break;
        }
    }

    private string Xml(string name) => Answer(name).GetProperty("xml").GetString()!;

    private JsonElement Answer(string name)
    {
        JsonElement result = Result(name);
        Assert.True(result.TryGetProperty("answer", out JsonElement answer), $"{name}: {result}");
        return answer;
    }

    private JsonElement Result(string name)
    {
        Skip.If(packages.Missing.Length > 0, packages.Missing);
        return packages.Result(name);
    }
}
