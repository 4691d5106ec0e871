using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Core.Tests.Wire;

/// <summary>
/// Shows what .NET's own handler does with the same server. Each test explains why Core takes a precaution, and proves that without it the
/// server would get an unwanted request.
/// </summary>
public sealed class DotNetHandlerTests
{
    // This is why SingleUseContent exists, and why V3 sends an empty body instead of none.
    [Fact]
    public async Task A_POST_without_content_is_sent_again_when_the_connection_ends_without_an_answer()
    {
        await using WireServer server = DroppingServer();

        using (var http = new HttpClient())
        using (var request = new HttpRequestMessage(HttpMethod.Post, server.Url))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request));
        }

        await server.FinishAsync();
        Assert.True(server.Requests.Count > 1, $"{server.Requests.Count} request(s)");
    }

    // This is why reads are also POST requests with content.
    [Fact]
    public async Task A_GET_is_sent_again_when_the_connection_ends_without_an_answer()
    {
        await using WireServer server = DroppingServer();

        using (var http = new HttpClient())
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(server.Url));
        }

        await server.FinishAsync();
        Assert.True(server.Requests.Count > 1, $"{server.Requests.Count} request(s)");
    }

    [Fact]
    public async Task A_POST_with_an_empty_content_is_sent_once()
    {
        await using WireServer server = DroppingServer();

        using (var http = new HttpClient())
        using (var content = new ByteArrayContent([]))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(server.Url, content));
        }

        await server.FinishAsync();
        Assert.Single(server.Requests);
    }

    // This is why AllowAutoRedirect is off.
    [Fact]
    public async Task A_POST_follows_a_307_with_its_body()
    {
        await using var server = new WireServer(async connection =>
        {
            while (await connection.ReadRequestAsync() is { } request)
            {
                await (request.Target == "/"
                    ? connection.SendAsync("HTTP/1.1 307 Temporary Redirect\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")
                    : connection.SendAnswerAsync("{}"));
            }
        });

        using (var http = new HttpClient())
        using (var content = new StringContent("body"))
        using (HttpResponseMessage answer = await http.PostAsync(server.Url, content))
        {
            Assert.True(answer.IsSuccessStatusCode);
        }

        await server.FinishAsync();
        Assert.Equal(["body", "body"], [server.Requests[0].BodyText, server.Requests[1].BodyText]);
    }

    private static WireServer DroppingServer() => new(async connection =>
    {
        if (await connection.ReadRequestAsync() is not null)
        {
            connection.Finish();
        }
    });
}
