using VpcPS.Core.Actions;
using Xunit;

namespace VpcPS.Core.Tests.Http;

public sealed class RefusalTests
{
    private const string JsonError =
        """{"RequestId":"R-1","HostId":"vpc.aliyuncs.com","Code":"InvalidRegionId.NotFound","Message":"No such region.","Recommend":"https://help"}""";

    [Fact]
    public void An_error_has_code_message_status_request_id_and_where_it_happened()
    {
        var refusal = Assert.Throws<VpcApiException>(() => Answers.Read(Calls.Purchase, JsonError, 404));

        Assert.Equal("InvalidRegionId.NotFound", refusal.Code);
        Assert.Equal("No such region.", refusal.Message);
        Assert.Equal(404, refusal.HttpStatus);
        Assert.Equal("R-1", refusal.RequestId);
        Assert.Equal("https://help", refusal.Recommend);
        Assert.Equal("AllocateIpv6InternetBandwidth", refusal.Action);
        Assert.Equal("cn-huhehaote", refusal.Region);
    }

    [Theory]
    [InlineData(JsonError, "application/json")]
    [InlineData("\ufeff" + JsonError, "application/json")]
    [InlineData("\r\n " + JsonError, "text/html")]
    [InlineData("""{"requestId":"R-1","code":"InvalidRegionId.NotFound","message":"No such region."}""", "application/json")]
    [InlineData("""{"RequestId":"R-1","Code":"InvalidRegionId.NotFound","Description":"No such region."}""", "application/json")]
    [InlineData("<Error><RequestId>R-1</RequestId><HostId/><Code>InvalidRegionId.NotFound</Code><Message>No such region.</Message></Error>", "text/xml")]
    [InlineData("<?xml version='1.0' encoding='UTF-8'?>\n<Error><RequestId>R-1</RequestId><Code>InvalidRegionId.NotFound</Code><Message>No such region.</Message></Error>", "application/xml")]
    [InlineData("\ufeff<?xml version=\"1.0\"?><Error><RequestId>R-1</RequestId><Code>InvalidRegionId.NotFound</Code><Message>No such region.</Message></Error>", null)]
    [InlineData("<Error xmlns='urn:any'><Message><![CDATA[No such region.]]></Message><Detail><Code>Other</Code></Detail><Code>InvalidRegionId.NotFound</Code><RequestId>R-1</RequestId></Error>", "text/xml")]
    public void The_body_decides_how_an_error_is_read(string body, string? contentType)
    {
        var refusal = Assert.Throws<VpcApiException>(() => Answers.Read(Calls.Query, body, 404, contentType));

        Assert.Equal("InvalidRegionId.NotFound", refusal.Code);
        Assert.Equal("No such region.", refusal.Message);
        Assert.Equal("R-1", refusal.RequestId);
    }

    [Fact]
    public void Without_one_in_the_body_the_request_id_is_the_header_s()
    {
        var refusal = Assert.Throws<VpcApiException>(() => Answers.Read(Calls.Query, """{"Code":"X"}""", 400));

        Assert.Equal("R-header", refusal.RequestId);
    }

    [Fact]
    public void Without_a_message_the_code_speaks()
    {
        Assert.Equal("X.Y", Assert.Throws<VpcApiException>(() => Answers.Read(Calls.Query, """{"Code":"X.Y","Message":""}""", 400)).Message);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(403, false)]
    [InlineData(429, false)]
    [InlineData(499, false)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(599, true)]
    public void Only_a_5xx_leaves_the_outcome_of_a_purchase_unknown(int status, bool isUnknown)
    {
        Assert.Equal(isUnknown, Assert.Throws<VpcApiException>(() => Answers.Read(Calls.Purchase, JsonError, status)).IsOutcomeUnknown);
        Assert.False(Assert.Throws<VpcApiException>(() => Answers.Read(Calls.Query, JsonError, status)).IsOutcomeUnknown);
    }

    [Fact]
    public void A_dry_run_never_has_an_unknown_outcome()
    {
        var dryRun = new AllocateIpv6InternetBandwidth("cn-huhehaote", "ipv6-1", "ipv6gw-1", 2, "token-1") { DryRun = true };

        Assert.False(Assert.Throws<VpcApiException>(() => Answers.Read(dryRun, JsonError, 500)).IsOutcomeUnknown);
        Assert.False(Assert.Throws<VpcConnectionException>(() => Answers.Read(dryRun, "<html>", 502)).IsOutcomeUnknown);
    }
}
