using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;

namespace VpcPS.Speed.Contestant;

/// <summary>The module's core without PowerShell: signed, paced, repeated where needed, answers read into models.</summary>
internal sealed class CoreContestant : IContestant
{
    private readonly VpcClient _client;

    public CoreContestant(Uri endpoint) => _client = new VpcClient(
        new StaticCredentialsProvider(new AlibabaCloudCredentials("benchmarkAccessKeyId", "benchmarkAccessKeySecret"), "benchmark"),
        new VpcClientOptions { EndpointUrl = endpoint, MaxRetries = 8 });

    public TimeSpan? Do(Work work, Action halfIsRead)
    {
        Concurrently.Run(work.Calls, Math.Max(1, work.Concurrency), BuyAsync);
        return null;
    }

    public void Dispose() => _client.Dispose();

    private Task BuyAsync(int number) => _client.SendAsync(
        new AllocateIpv6InternetBandwidth(
            "cn-huhehaote", "ipv6-" + number.ToString(CultureInfo.InvariantCulture), "ipv6gw-hp38x2x0fz785tlc65pfv", bandwidth: 2, Guid.NewGuid().ToString())
        {
            InternetChargeType = "PayByTraffic",
        },
        new CallLog(),
        CancellationToken.None);
}
