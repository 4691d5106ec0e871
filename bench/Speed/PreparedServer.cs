using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace VpcPS.Speed;

/// <summary>
/// The server of all contestants, so that it is the clients that are compared: answers a purchase with bytes that were prepared, or
/// a page of addresses. Prints where it listens, and ends with its input. GET /settings?latency=20&amp;slow=500&amp;slowEvery=20 sets
/// the milliseconds; GET /count says how many API calls were answered.
/// </summary>
internal static class PreparedServer
{
    private const int Addresses = 10_000;

    private static readonly byte[] Purchase = Encoding.UTF8.GetBytes(
        """{"RequestId":"6972A26E-99B1-4367-9890-FBDEBB0F5E7D","InternetBandwidthId":"ipv6bw-hp3qb9hhbf10hx3o9e2rg","""
        + """ "Ipv6AddressId":"ipv6-hp351bytt9inrfp6tgubd"}""");

    private static readonly string[] AllAddresses = [.. Enumerable.Range(0, Addresses).Select(n =>
        $$"""{"Ipv6AddressId":"ipv6-{{n:D21}}","Ipv6Address":"2408:4004:c0:200::{{n:x}}","Ipv6AddressName":"web-{{n}}","Status":"Available","NetworkType":"Private","VpcId":"vpc-hp3kzilwd9yflssfdlgqe","VSwitchId":"vsw-hp3k6zr9x7x9574o9fel5","Ipv6GatewayId":"ipv6gw-hp38x2x0fz785tlc65pfv","AllocationTime":"2026-03-02T02:00:00Z","RealBandwidth":0}""")];

    private static int _latency;
    private static int _slow;
    private static int _slowEvery;
    private static int _count;

    /// <summary>Serves until the input ends.</summary>
    public static async Task RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        await using WebApplication application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync();
        Console.WriteLine(application.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        switch (request.Path.Value)
        {
            case "/settings":
                _latency = Setting(request, "latency");
                _slow = Setting(request, "slow");
                _slowEvery = Setting(request, "slowEvery");
                return;
            case "/count":
                await context.Response.WriteAsync(Volatile.Read(ref _count).ToString(CultureInfo.InvariantCulture));
                return;
        }

        int number = Interlocked.Increment(ref _count);
        string body = "";
        if (request.ContentLength > 0)
        {
            using var reader = new System.IO.StreamReader(request.Body, Encoding.UTF8);
            body = await reader.ReadToEndAsync();
        }

        int latency = _slowEvery > 0 && number % _slowEvery == 0 ? _slow : _latency;
        if (latency > 0)
        {
            await Task.Delay(latency);
        }

        byte[] answer = IsQuery(request, body) ? Page(Setting(request, "PageNumber"), Setting(request, "PageSize")) : Purchase;
        context.Response.ContentType = "application/json;charset=utf-8";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }

    private static bool IsQuery(HttpRequest request, string body) =>
        request.Headers["x-acs-action"] == "DescribeIpv6Addresses"
        || body.Contains("Action=DescribeIpv6Addresses", StringComparison.Ordinal);

    private static int Setting(HttpRequest request, string name) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;

    private static byte[] Page(int number, int size) => Encoding.UTF8.GetBytes(
        $$$"""{"RequestId":"6972A26E-99B1-4367-9890-FBDEBB0F5E7D","PageNumber":{{{number}}},"PageSize":{{{size}}},"TotalCount":{{{Addresses}}},"Ipv6Addresses":{"Ipv6Address":[{{{string.Join(',', AllAddresses.Skip((number - 1) * size).Take(size))}}}]}}""");
}
