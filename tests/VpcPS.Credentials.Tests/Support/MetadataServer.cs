using System;
using System.Threading.Tasks;

namespace VpcPS.Credentials.Tests;

/// <summary>The metadata service of an ECS instance.</summary>
internal sealed class MetadataServer : IAsyncDisposable
{
    private const string Roles = "/latest/meta-data/ram/security-credentials/";
    private LocalServer? _server;

    public LocalServer Server => _server!;

    /// <summary>The answer to the request for a token.</summary>
    public Reply Token { get; set; } = Reply.Ok("metadata-token\n");

    /// <summary>The answer to the request for the role's name.</summary>
    public Reply RoleName { get; set; } = Reply.Ok("the-role\n");

    public Reply Credentials { get; set; } = Reply.Ok(Body("Success", "STS.ecs", "2026-01-02T09:04:05Z"));

    public static string Body(string code, string id, string expiration) => $$"""
        {"Code":"{{code}}","AccessKeyId":"{{id}}","AccessKeySecret":"ecs-secret","SecurityToken":"ecs-token",
         "Expiration":"{{expiration}}","LastUpdated":"2026-01-02T03:04:05Z"}
        """;

    public static async Task<MetadataServer> StartAsync()
    {
        var metadata = new MetadataServer();
        metadata._server = await LocalServer.StartAsync(metadata.Answer);
        return metadata;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private Reply Answer(ReceivedRequest request)
    {
        if (request is { Method: "PUT", Path: "/latest/api/token" })
        {
            return request.Headers["X-aliyun-ecs-metadata-token-ttl-seconds"] == "21600" ? Token : new Reply(400, "");
        }

        bool isV2 = request.Headers.TryGetValue("X-aliyun-ecs-metadata-token", out string? token);
        return request.Method != "GET" ? new Reply(405, "")
            : isV2 && token != "metadata-token" ? new Reply(401, "")
            : request.Path == Roles ? RoleName
            : request.Path == Roles + "the-role" ? Credentials
            : new Reply(404, "<html>not found</html>");
    }
}
