using System;
using VpcPS.Core.Endpoints;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>How a client reaches the service.</summary>
public sealed class VpcClientOptions
{
    /// <summary>The time that one attempt may take when nothing else is said: 10 s.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>An endpoint for every region, such as an emulator's, or null for the service's own.</summary>
    public Uri? EndpointUrl { get; init; }

    /// <summary>The network that the service's own endpoints are looked up for.</summary>
    public EndpointNetwork Network { get; init; }

    /// <summary>The signature of every request.</summary>
    public SignatureVersion SignatureVersion { get; init; } = SignatureVersion.V3;

    /// <summary>The time that one attempt may take, from connecting to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>What the module says it is, such as <c>VpcPS/0.1.0</c>.</summary>
    public string UserAgent { get; init; } = "VpcPS";

    /// <summary>The time source of signatures.</summary>
    public IClock Clock { get; init; } = SystemClock.Instance;
}
