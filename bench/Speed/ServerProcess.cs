using System;
using System.Globalization;
using System.Net.Http;

namespace VpcPS.Speed;

/// <summary>The server of all contestants, a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly LineProcess _process = LineProcess.DotNet("Speed", Program.ServerArgument);
    private readonly HttpClient _client;

    public ServerProcess()
    {
        Endpoint = _process.ReadLine();
        _client = new HttpClient { BaseAddress = new Uri(Endpoint) };
    }

    public string Endpoint { get; }

    /// <summary>How many API calls it has answered.</summary>
    public int Count => int.Parse(_client.GetStringAsync("/count").GetAwaiter().GetResult(), CultureInfo.InvariantCulture);

    /// <summary>Sets after how many milliseconds it answers, and how many a slow call takes.</summary>
    public void Set(Latency latency)
    {
        string settings = string.Create(
            CultureInfo.InvariantCulture,
            $"/settings?latency={latency.Milliseconds}&slow={latency.SlowMilliseconds}&slowEvery={latency.SlowEvery}");
        _client.GetStringAsync(settings).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
    }
}
