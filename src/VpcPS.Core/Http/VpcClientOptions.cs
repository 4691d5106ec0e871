using System;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>The settings of a client: endpoint, proxy, signature, time-outs, repetitions and limits.</summary>
internal sealed class VpcClientOptions
{
    /// <summary>The default of <see cref="Timeout"/>: 10 s.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>One endpoint for all regions, such as an emulator's. Null for the service's own endpoints.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>Whether the service's own endpoints are reached over the Internet or inside a VPC.</summary>
    public EndpointNetwork Network { get; init; }

    /// <summary>
    /// The proxy for every call. Null for the proxy that the environment names. The address may contain user and password.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>The version of the signature of every request.</summary>
    public SignatureVersion SignatureVersion { get; init; } = SignatureVersion.V3;

    /// <summary>The longest time for one attempt, from connecting to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>The maximum number of repetitions of a call, where a repetition is safe and may help. Default: 0, no repetition.</summary>
    public int MaxRetries { get; init; }

    /// <summary>
    /// The longest time for a call with all its repetitions and waits. An attempt that has started is not cut short. Default: 120 s.
    /// </summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// The maximum number of changes in 60 s. 0 for no limit. Default: null, which means the documented limit (300 purchases in 60 s) on
    /// the service's own endpoints, and no limit on others.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>The User-Agent that the module sends, such as <c>VpcPS/0.1.0</c>.</summary>
    public string UserAgent { get; init; } = "VpcPS";

    /// <summary>The clock for waits, limits, budgets and signatures. Default: the machine's clock.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;
}
