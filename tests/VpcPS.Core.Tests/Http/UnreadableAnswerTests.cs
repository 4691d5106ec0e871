using System.Linq;
using System.Text;
using Xunit;

namespace VpcPS.Core.Tests.Http;

/// <summary>Answers that are not the API's, one by one; <see cref="HostileAnswerTests"/> throws random ones.</summary>
public sealed class UnreadableAnswerTests
{
    private const string Html = "<!DOCTYPE html>\n<html><head><title>Captive portal</title></head><body>Please log in<br></body></html>";

    private const string EntityBomb = """
        <?xml version="1.0"?><!DOCTYPE Error [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
        <Error><Code>&b;</Code></Error>
        """;

    private const string ExternalEntity = """
        <?xml version="1.0"?><!DOCTYPE Error [<!ENTITY file SYSTEM "file:///etc/hostname">]><Error><Code>&file;</Code></Error>
        """;

    [Theory]
    [InlineData(200, Html)]
    [InlineData(502, Html)]
    [InlineData(403, Html)]
    [InlineData(200, "")]
    [InlineData(204, "")]
    [InlineData(500, "")]
    [InlineData(200, "   \r\n")]
    [InlineData(200, "OK")]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, "42")]
    [InlineData(200, "{}")]
    [InlineData(200, """{"RequestId":"R-1"}""")]
    [InlineData(200, """{"InternetBandwidthId":""}""")]
    [InlineData(200, """{"InternetBandwidthId":null}""")]
    [InlineData(200, """{"InternetBandwidthId":{}}""")]
    [InlineData(200, """{"InternetBandwidthId":["ipv6bw-1"]}""")]
    [InlineData(200, """{"InternetBandwidthId":"ipv6bw-1"}{}""")]
    [InlineData(200, """{"InternetBandwidthId":"\ud800"}""")]
    [InlineData(200, """<AllocateIpv6InternetBandwidthResponse><InternetBandwidthId>ipv6bw-1</InternetBandwidthId></AllocateIpv6InternetBandwidthResponse>""")]
    [InlineData(500, "{}")]
    [InlineData(500, """{"Code":""}""")]
    [InlineData(500, """{"Code":{"a":1}}""")]
    [InlineData(500, """{"Code":"\udc00"}""")]
    [InlineData(500, "<Error><Message>no code</Message></Error>")]
    [InlineData(500, "<Error><Code>cut o")]
    [InlineData(500, EntityBomb)]
    [InlineData(500, ExternalEntity)]
    [InlineData(500, "<?xml version='1.0' encoding='no-such-charset'?><Error><Code>X</Code></Error>")]
    [InlineData(500, "<?xml version='1.0' encoding='utf-16'?><Error><Code>X</Code></Error>")]
    public void What_is_not_the_API_s_is_unreadable_and_leaves_the_outcome_of_a_purchase_unknown(int status, string body)
    {
        var purchase = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Purchase, body, status));
        var query = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Query, body, status));

        Assert.Equal(ConnectionErrorCodes.UnreadableAnswer, purchase.Code);
        Assert.Equal(ConnectionErrorCodes.UnreadableAnswer, query.Code);
        Assert.True(purchase.IsOutcomeUnknown);
        Assert.False(query.IsOutcomeUnknown);
        Assert.Contains($"HTTP {status}", purchase.Message);
    }

    [Fact]
    public void Every_truncation_of_an_answer_is_unreadable()
    {
        foreach (int length in Enumerable.Range(0, Calls.PurchaseAnswer.Length))
        {
            var failure = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Purchase, Calls.PurchaseAnswer[..length]));

            Assert.Equal(ConnectionErrorCodes.UnreadableAnswer, failure.Code);
        }
    }

    [Theory]
    [InlineData("TotalCount", "\"many\"")]
    [InlineData("TotalCount", "1.5")]
    [InlineData("TotalCount", "99999999999")]
    [InlineData("TotalCount", "{}")]
    [InlineData("Ipv6Addresses", "[]")]
    [InlineData("Ipv6Addresses", "\"none\"")]
    [InlineData("Ipv6Addresses", """{"Ipv6Address":{}}""")]
    [InlineData("Ipv6Addresses", """{"Ipv6Address":["ipv6-1"]}""")]
    [InlineData("Ipv6Addresses", """{"Ipv6Address":[{}]}""")]
    [InlineData("Ipv6Addresses", """{"Ipv6Address":[{"Ipv6AddressId":"i","AllocationTime":"yesterday"}]}""")]
    [InlineData("Ipv6Addresses", """{"Ipv6Address":[{"Ipv6AddressId":"i","Ipv6InternetBandwidth":[]}]}""")]
    [InlineData("Ipv6Addresses", """{"Ipv6Address":[{"Ipv6AddressId":"i","RealBandwidth":true}]}""")]
    public void A_field_of_a_wrong_type_is_named(string field, string json)
    {
        string body = "{" + (field == "TotalCount" ? "" : "\"TotalCount\":1,") + $"\"{field}\":{json}}}";

        var failure = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Query, body));

        Assert.Equal(ConnectionErrorCodes.UnreadableAnswer, failure.Code);
        Assert.Contains("is missing or of an unexpected type", failure.Message);
    }

    [Fact]
    public void A_page_without_its_total_count_is_refused()
    {
        var failure = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Query, """{"Ipv6Addresses":{"Ipv6Address":[]}}"""));

        Assert.Contains("'TotalCount'", failure.Message);
    }

    // As deep as the largest allowed answer. Code that builds a tree of it would run out of stack or time.
    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("<a>", "</a>")]
    [InlineData("<a>", "")]
    public void Deep_nesting_is_refused(string open, string close)
    {
        const int depth = 1_000_000;
        string body = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

        Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Query, body));
        Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Query, body, 500));
    }

    [Fact]
    public void Text_in_another_charset_is_refused_where_it_is_read()
    {
        byte[] body = Encoding.Latin1.GetBytes("""{"InternetBandwidthId":"ipv6bw-é"}""");

        var failure = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Purchase, body));

        Assert.Contains("it is not UTF-8", failure.Message);
    }

    [Fact]
    public void The_message_shows_how_the_answer_begins_on_one_line()
    {
        var failure = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Query, Html + new string('x', 100_000), 502, "text/html"));

        Assert.Contains("text/html", failure.Message);
        Assert.Contains("Captive portal", failure.Message);
        Assert.DoesNotContain(failure.Message, char.IsControl);
        Assert.InRange(failure.Message.Length, 1, 300);
    }

    [Fact]
    public void A_proxy_that_asks_for_credentials_has_not_carried_the_request_out()
    {
        var failure = Assert.Throws<VpcConnectionException>(() => Answers.Read(Calls.Purchase, Html, 407));

        Assert.Equal(ConnectionErrorCodes.ProxyAuthenticationRequired, failure.Code);
        Assert.False(failure.IsOutcomeUnknown);
    }
}
