using System;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>The settings by which a client reaches the service.</summary>
internal sealed class VpcClientOptions
{
    /// <summary>The default of <see cref="Timeout"/>: 10 s.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// An endpoint for every region, such as that of an emulator. Null for the service's own endpoints.
    /// </summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The network of the service's own endpoints.</summary>
    public EndpointNetwork Network { get; init; }

    /// <summary>
    /// The proxy for every call. Null for that of the environment. User and password may be part of the address.
    /// </summary>
    public Uri? Proxy { get; init; }

    /// <summary>The signature of every request.</summary>
    public SignatureVersion SignatureVersion { get; init; } = SignatureVersion.V3;

    /// <summary>The time that one attempt may take, from connecting to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>How often a call is repeated where that is safe and may help. Default: 0, never.</summary>
    public int MaxRetries { get; init; }

    /// <summary>
    /// The time that a call may take, with all repetitions and the waits between them. An attempt that has begun is not
    /// cut short. Default: 120 s.
    /// </summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// The most changes in 60 s. 0 for no limit. Default: null. Then the documented limit (300 purchases in 60 s) holds
    /// on the service's own endpoints, and no limit elsewhere.
    /// </summary>
    public int? RateLimit { get; init; }

    /// <summary>The name that the module sends, such as <c>VpcPS/0.1.0</c>.</summary>
    public string UserAgent { get; init; } = "VpcPS";

    /// <summary>The clock of waits, limits, budgets and signatures. Default: the machine's.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;
}
