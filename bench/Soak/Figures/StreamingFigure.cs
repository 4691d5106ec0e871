using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VpcPS.Soak.Figures;

/// <summary>Ten times the rows must not take more memory: nothing is kept of a row that is done.</summary>
internal sealed class StreamingFigure : Figure
{
    private const int RowCount = 100_000;
    private const double MostMemory = 1.2;

    /// <inheritdoc/>
    public override string Name => "stream";

    /// <inheritdoc/>
    public override string Title => "peak memory of 100,000 rows streamed, by that of 10,000";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Reading>> MeasureAsync(Options options)
    {
        int rows = options.Rows ?? RowCount;
        await using WebApplication service = StartService();
        string endpoint = service.Urls.Single();
        long few = await MeasureAsync(endpoint, rows / 10);
        long many = await MeasureAsync(endpoint, rows);
        return [Reading.AtMost($"{many / 1024 / 1024} MB by {few / 1024 / 1024} MB", (double)many / few, MostMemory)];
    }

    private static async Task<long> MeasureAsync(string endpoint, int rows)
    {
        IReadOnlyDictionary<string, long> client = await ClientProcess.RunAsync(
            $"""
            $key = [pscredential]::new('soakAccessKeyId', (ConvertTo-SecureString 'soakAccessKeySecret' -AsPlainText -Force))
            $session = Connect-VpcSession -Region cn-huhehaote -Credential $key -EndpointUrl {endpoint}
            {Scripts.Buy(rows, "-ThrottleLimit 32")}
            "peak=$([System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
            """);
        return client["bought"] == rows ? client["peak"] : throw new SoakException($"{client["bought"]} of {rows} rows were bought");
    }

    // Not the emulator, which would remember every purchase: a service that says yes.
    private static WebApplication StartService()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication service = builder.Build();
        int count = 0;
        service.Run(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"RequestId":"{{Guid.NewGuid()}}","InternetBandwidthId":"ipv6bw-hp3{{Interlocked.Increment(ref count):d18}}"}""");
        });
        service.Start();
        return service;
    }
}
