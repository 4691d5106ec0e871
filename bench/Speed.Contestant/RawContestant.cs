using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace VpcPS.Speed.Contestant;

/// <summary>HttpClient with a prepared body that is always the same: the limit of the platform.</summary>
internal sealed class RawContestant : IContestant
{
    private static readonly byte[] Body = Encoding.ASCII.GetBytes(
        "AccessKeyId=benchmarkAccessKeyId&Action=AllocateIpv6InternetBandwidth&Bandwidth=2"
        + "&ClientToken=1f7a9d0c-93fe-4f0a-8b1c-5a2e6d7e1012&Format=JSON&InternetChargeType=PayByTraffic"
        + "&Ipv6AddressId=ipv6-hp351bytt9inrfp6tgubd&Ipv6GatewayId=ipv6gw-hp38x2x0fz785tlc65pfv&RegionId=cn-huhehaote"
        + "&SignatureMethod=HMAC-SHA1&SignatureNonce=0f2b3c4d5e6f708192a3b4c5d6e7f801&SignatureVersion=1.0"
        + "&Timestamp=2026-01-02T03%3A04%3A05Z"
        + "&Version=2016-04-28&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D");

    private readonly HttpClient _client = new();
    private readonly Uri _endpoint;

    public RawContestant(Uri endpoint) => _endpoint = endpoint;

    public TimeSpan? Do(Work work)
    {
        int made = 0;
        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref made) <= work.Calls)
            {
                await CallAsync().ConfigureAwait(false);
            }
        }

        Task.WhenAll(Enumerable.Range(0, work.Concurrency).Select(_ => WorkAsync())).GetAwaiter().GetResult();
        return null;
    }

    public void Dispose() => _client.Dispose();

    private async Task CallAsync()
    {
        using var content = new ByteArrayContent(Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using HttpResponseMessage answer = await _client.PostAsync(_endpoint, content).ConfigureAwait(false);
        await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }
}
