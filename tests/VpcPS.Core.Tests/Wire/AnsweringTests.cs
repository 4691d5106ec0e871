using System;
using System.Threading.Tasks;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests.Wire;

/// <summary>One decision leads to one request, even with servers that answer in unexpected ways.</summary>
public sealed class AnsweringTests
{
    public static TheoryData<SignatureVersion, CallKind> AllCalls => Calls.All;

    public static TheoryData<int, SignatureVersion, CallKind> AllRedirects
    {
        get
        {
            var redirects = new TheoryData<int, SignatureVersion, CallKind>();
            foreach (int status in new[] { 301, 302, 303, 307, 308 })
            {
                foreach (SignatureVersion signature in Enum.GetValues<SignatureVersion>())
                {
                    redirects.Add(status, signature, CallKind.Purchase);
                    redirects.Add(status, signature, CallKind.Query);
                }
            }

            return redirects;
        }
    }

    [Theory]
    [MemberData(nameof(AllRedirects))]
    public async Task A_redirect_is_an_error_and_not_followed(int status, SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAsync($"HTTP/1.1 {status} Elsewhere\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
            }
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.UnexpectedRedirect, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        Assert.Contains("/again", failure.Message);
        await server.FinishAsync();
        Assert.Single(server.Requests);
    }

    // A redirect does not come from the API, regardless of its body.
    [Fact]
    public async Task A_redirect_with_an_error_of_the_API_in_its_body_is_a_redirect()
    {
        const string body = """{"Code":"Forbidden","Message":"no"}""";
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync($"HTTP/1.1 307 Elsewhere\r\nLocation: /again\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        });
        using VpcClient client = Calls.Client(server.Url);

        var failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(CallKind.Purchase));

        Assert.Equal(ConnectionErrorCodes.UnexpectedRedirect, failure.Code);
        Assert.True(failure.IsOutcomeUnknown);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task Interim_answers_are_passed_over(SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is not null)
            {
                await connection.SendAsync("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n");
                await connection.SendAnswerAsync(Calls.Answer(kind));
            }
        });

        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            await client.SendAsync(kind);
        }

        await server.FinishAsync();
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_body_without_end_is_cut_off(SignatureVersion signature, CallKind kind)
    {
        string chunk = "10000\r\n" + new string(' ', 0x10000) + "\r\n";
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true)
            {
                await connection.SendAsync(chunk);
            }
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.UnreadableAnswer, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        await server.FinishAsync();
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task A_head_without_end_is_cut_off(SignatureVersion signature, CallKind kind)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\n");
            while (true)
            {
                await connection.SendAsync("X-Filler: " + new string('x', 1000) + "\r\n");
            }
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url, signature))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(kind));
        }

        Assert.Equal(ConnectionErrorCodes.UnreadableAnswer, failure.Code);
        Assert.Equal(kind == CallKind.Purchase, failure.IsOutcomeUnknown);
        await server.FinishAsync();
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("220 mail.example ESMTP\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon in this line\r\n\r\n{}")]
    public async Task What_is_no_HTTP_is_no_answer_of_the_API(string bytes)
    {
        await using var server = new WireServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(bytes);
            await connection.ReadToEndAsync();
        });

        VpcConnectionException failure;
        using (VpcClient client = Calls.Client(server.Url))
        {
            failure = await Assert.ThrowsAsync<VpcConnectionException>(() => client.SendAsync(CallKind.Purchase));
        }

        Assert.Equal(ConnectionErrorCodes.UnreadableAnswer, failure.Code);
        Assert.True(failure.IsOutcomeUnknown);
        await server.FinishAsync();
        Assert.Single(server.Requests);
    }
}
