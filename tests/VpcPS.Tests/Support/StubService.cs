using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VpcPS.Tests.Support;

/// <summary>A server on loopback that gives whatever answer a test needs, and remembers what it was asked.</summary>
internal sealed class StubService : IDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _requests = new();

    public StubService(Func<HttpContext, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(context =>
        {
            var parameters = context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
            parameters["Action"] = context.Request.Headers["x-acs-action"].ToString();
            _requests.Enqueue(parameters);
            return answer(context);
        });
        _application.Start();
        Endpoint = new Uri(_application.Urls.Single());
    }

    public Uri Endpoint { get; }

    /// <summary>The query of each request, with its action beside it.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Requests => [.. _requests];

    public static StubService Answering(int status, string contentType, string body) => new(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body);
    });

    public void Dispose() => _application.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
