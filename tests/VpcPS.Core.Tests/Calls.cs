using System;
using System.Threading;
using System.Threading.Tasks;
using VpcPS.Core.Actions;
using VpcPS.Core.Api;
using VpcPS.Core.Credentials;
using VpcPS.Core.Http;
using VpcPS.Core.Signing;
using Xunit;

namespace VpcPS.Core.Tests;

/// <summary>The two kinds of call whose failures differ in whether the outcome can be unknown.</summary>
public enum CallKind
{
    /// <summary>Changes something: AllocateIpv6InternetBandwidth.</summary>
    Purchase,

    /// <summary>Only reads: DescribeIpv6Addresses.</summary>
    Query,
}

/// <summary>Ordinary calls with ordinary credentials, for tests of other things.</summary>
internal static class Calls
{
    public const string PurchaseAnswer = """{"RequestId":"R-1","InternetBandwidthId":"ipv6bw-1","Ipv6AddressId":"ipv6-1"}""";

    public const string QueryAnswer = """{"RequestId":"R-1","TotalCount":0,"PageNumber":1,"PageSize":50,"Ipv6Addresses":{"Ipv6Address":[]}}""";

    public static readonly AlibabaCloudCredentials Credentials = new("testAccessKeyId", "testAccessKeySecret");

    public static AllocateIpv6InternetBandwidth Purchase { get; } = new("cn-huhehaote", "ipv6-1", "ipv6gw-1", 2, "token-1");

    public static DescribeIpv6Addresses Query { get; } = new("cn-huhehaote");

    /// <summary>Every signature with every kind of call.</summary>
    public static TheoryData<SignatureVersion, CallKind> All => new()
    {
        { SignatureVersion.V1, CallKind.Purchase },
        { SignatureVersion.V1, CallKind.Query },
        { SignatureVersion.V3, CallKind.Purchase },
        { SignatureVersion.V3, CallKind.Query },
    };

    public static ApiAction Action(CallKind kind) => kind == CallKind.Purchase ? Purchase : Query;

    public static string Answer(CallKind kind) => kind == CallKind.Purchase ? PurchaseAnswer : QueryAnswer;

    public static VpcClient Client(
        Uri? endpoint, SignatureVersion signature = SignatureVersion.V3, TimeSpan? timeout = null, AlibabaCloudCredentials? credentials = null) => new(
            new StaticCredentialsProvider(credentials ?? Credentials, "the test"),
            new VpcClientOptions
            {
                EndpointUrl = endpoint,
                SignatureVersion = signature,
                // Longer than any successful call takes on a busy machine. Only tests of the time-out exceed it.
                Timeout = timeout ?? TimeSpan.FromMinutes(1),
            });

    /// <summary>A client that repeats calls and waits by the test's clock.</summary>
    public static VpcClient PersistentClient(Uri endpoint, IClock clock, int maxRetries = 8, ICredentialsProvider? credentials = null, int? rateLimit = null) => new(
        credentials ?? new StaticCredentialsProvider(Credentials, "the test"),
        new VpcClientOptions
        {
            EndpointUrl = endpoint,
            Timeout = TimeSpan.FromMinutes(1),
            MaxRetries = maxRetries,
            RateLimit = rateLimit,
            Clock = clock,
        });

    public static Task SendAsync(this VpcClient client, CallKind kind, CallLog? log = null, CancellationToken cancellationToken = default) =>
        kind == CallKind.Purchase
            ? client.SendAsync(Purchase, log, cancellationToken)
            : client.SendAsync(Query, log, cancellationToken);
}
