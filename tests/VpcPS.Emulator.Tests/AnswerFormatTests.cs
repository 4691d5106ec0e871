using System.Text;
using System.Text.RegularExpressions;
using VpcPS.Emulator.Actions;
using VpcPS.Emulator.Calls;
using VpcPS.Emulator.Parameters;
using VpcPS.Emulator.Wire;
using Xunit;

namespace VpcPS.Emulator.Tests;

/// <summary>The rendering of answers, against the texts that the seed prints.</summary>
public class AnswerFormatTests
{
    private const string SeedXml = """
        <AllocateIpv6InternetBandwidthResponse>
          <RequestId>6972A26E-99B1-4367-9890-FBDEBB0F5E7D</RequestId>
          <InternetBandwidthId>2</InternetBandwidthId>
          <Ipv6AddressId>ipv6-hp352ungkzcknmeicfvss</Ipv6AddressId>
        </AllocateIpv6InternetBandwidthResponse>
        """;

    private const string SeedJson = """
        {
        	"Ipv6AddressId":"ipv6-hp352ungkzcknmeicfvss",
        	"RequestId":"6972A26E-99B1-4367-9890-FBDEBB0F5E7D",
        	"InternetBandwidthId":2
        }
        """;

    [Fact]
    public void Xml_is_the_sample_of_the_seed_without_its_indentation() =>
        Assert.Equal(Regex.Replace(SeedXml, "\\s", ""), Render(AnswerFormat.Xml));

    [Fact]
    public void Json_is_the_sample_of_the_seed_without_its_indentation() =>
        Assert.Equal(Regex.Replace(SeedJson, "\\s", ""), Render(AnswerFormat.Json));

    [Fact]
    public void Both_formats_escape_what_they_must_and_nothing_else()
    {
        var refusal = new ApiException(400, "A.B", "<网站 & \"x\"+\u0001>");

        Assert.Contains("\"Message\":\"<网站 & \\\"x\\\"+\\u0001>\"", Text(ApiAnswers.Of(refusal, "R", "H", AnswerFormat.Json)));
        Assert.Contains("<Message>&lt;网站 &amp; \"x\"+\uFFFD&gt;</Message>", Text(ApiAnswers.Of(refusal, "R", "H", AnswerFormat.Xml)));
    }

    [Fact]
    public void Xml_keeps_characters_beyond_the_basic_plane_and_replaces_halves_of_them()
    {
        string xml = Text(ApiAnswers.Of(new ApiException(400, "A", "😀\uD83D!"), "R", "H", AnswerFormat.Xml));

        Assert.Contains("<Message>😀\uFFFD!</Message>", xml);
    }

    [Fact]
    public void An_empty_list_keeps_its_wrapper_in_both_formats()
    {
        var result = new CallResult("R", new Answer { { "Ipv6Addresses", "Ipv6Address", System.Array.Empty<Answer>() } }, "", new DescribeIpv6AddressesHandler());

        Assert.Equal("{\"RequestId\":\"R\",\"Ipv6Addresses\":{\"Ipv6Address\":[]}}", Text(ApiAnswers.Of(result, AnswerFormat.Json)));
        Assert.Equal(
            "<DescribeIpv6Addresses><RequestId>R</RequestId><Ipv6Addresses></Ipv6Addresses></DescribeIpv6Addresses>",
            Text(ApiAnswers.Of(result, AnswerFormat.Xml)));
    }

    private static string Render(AnswerFormat format) => Text(ApiAnswers.Of(
        new CallResult(
            "6972A26E-99B1-4367-9890-FBDEBB0F5E7D",
            new Answer { { "InternetBandwidthId", 2 }, { "Ipv6AddressId", "ipv6-hp352ungkzcknmeicfvss" } },
            "",
            new AllocateIpv6InternetBandwidthHandler()),
        format));

    private static string Text(HttpResponse response) => Encoding.UTF8.GetString(response.Body);
}
