using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace VpcPS.Credentials.Tests;

/// <summary>A server on a free port of this machine that remembers what it was asked.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();

    private LocalServer(Func<ReceivedRequest, Reply> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(async context =>
        {
            ReceivedRequest request = await ReceivedRequest.ReadAsync(context.Request);
            _received.Enqueue(request);
            Reply reply = answer(request);
            context.Response.StatusCode = reply.Status;
            context.Response.ContentType = "application/json";
            if (reply.Location is not null)
            {
                context.Response.Headers.Location = reply.Location;
            }

            await context.Response.WriteAsync(reply.Body);
        });
    }

    public Uri Address => new(_application.Urls.Single() + "/");

    public IReadOnlyList<ReceivedRequest> Received => _received.ToArray();

    public static async Task<LocalServer> StartAsync(Func<ReceivedRequest, Reply> answer)
    {
        var server = new LocalServer(answer);
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

internal sealed record Reply(int Status, string Body, string? Location = null)
{
    public static Reply Ok(string body) => new(200, body);
}

internal sealed record ReceivedRequest(
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> Query,
    IReadOnlyDictionary<string, string> Form,
    IReadOnlyDictionary<string, string> Headers,
    string Body)
{
    public static async Task<ReceivedRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        string body = await reader.ReadToEndAsync();
        bool isForm = request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true;
        return new ReceivedRequest(
            request.Method,
            request.Path,
            request.Query.ToDictionary(p => p.Key, p => p.Value.ToString()),
            (isForm ? QueryHelpers.ParseQuery(body) : []).ToDictionary(p => p.Key, p => p.Value.ToString()),
            request.Headers.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body);
    }
}
