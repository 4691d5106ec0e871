using System;
using System.Globalization;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Tests.Wire;
using Xunit;

namespace VpcPS.Core.Tests.Http;

public sealed class CallLogTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<html", "HTTP 200,")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nx-acs-request-id: R-1\r\nContent-Length: 12\r\n\r\n{\"Code\":\"X\"}", "HTTP 400, request R-1,")]
    [InlineData("HTTP/1.1 307 Elsewhere\r\nContent-Length: 0\r\n\r\n", "HTTP 307,")]
    [InlineData("HTTP/1.1 2", "ConnectionBroken,")]
    public async Task A_failed_request_has_one_line_too(string answer, string outcome)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(answer);
        });
        var log = new CallLog();
        using VpcClient client = Calls.Client(server.Url);

        await Assert.ThrowsAnyAsync<VpcException>(() => client.SendAsync(CallKind.Query, log));

        string line = Assert.Single(log.TakeLines());
        Assert.StartsWith(
            $"DescribeIpv6Addresses in cn-huhehaote at {server.Url.GetLeftPart(UriPartial.Authority)}: {outcome} ", line);
        Assert.EndsWith(" ms", line);
        Assert.True(double.TryParse(line.Split(' ')[^2], CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public async Task Lines_are_taken_once()
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAnswerAsync(Calls.QueryAnswer);
        });
        var log = new CallLog();
        using VpcClient client = Calls.Client(server.Url);

        await client.SendAsync(CallKind.Query, log);

        Assert.Single(log.TakeLines());
        Assert.Empty(log.TakeLines());
    }
}
