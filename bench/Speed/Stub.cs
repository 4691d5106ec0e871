using System;
using System.Globalization;
using System.Net.Http;

namespace VpcPS.Speed;

/// <summary>The server of all contestants.</summary>
internal sealed class Stub : IDisposable
{
    private readonly LineProcess _process = LineProcess.DotNet("Speed.Stub");
    private readonly HttpClient _client;

    public Stub()
    {
        Endpoint = _process.ReadLine();
        _client = new HttpClient { BaseAddress = new Uri(Endpoint) };
    }

    public string Endpoint { get; }

    /// <summary>How many API calls it has answered.</summary>
    public int Count => int.Parse(_client.GetStringAsync("/count").GetAwaiter().GetResult(), CultureInfo.InvariantCulture);

    /// <summary>Sets after how many milliseconds it answers, and how many every so manieth call takes instead.</summary>
    public void Set(Latency latency) => _client.GetStringAsync(string.Create(
        CultureInfo.InvariantCulture, $"/settings?latency={latency.Milliseconds}&slow={latency.SlowMilliseconds}&slowEvery={latency.SlowEvery}")).GetAwaiter().GetResult();

    public void Dispose()
    {
        _client.Dispose();
        _process.Dispose();
    }
}
