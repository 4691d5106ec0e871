using System;
using System.Diagnostics;
using VpcPS.Core.Api;
using VpcPS.Core.Signing;

namespace VpcPS.Core.Http;

/// <summary>One request on its way, with all that is needed to say what became of it.</summary>
internal sealed class SentRequest
{
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();

    public SentRequest(ApiAction action, Uri endpoint, AlibabaCloudCredentials credentials, SignedRequest signed)
    {
        Action = action;
        Endpoint = endpoint;
        Credentials = credentials;
        Signed = signed;
    }

    public ApiAction Action { get; }

    public Uri Endpoint { get; }

    public AlibabaCloudCredentials Credentials { get; }

    public SignedRequest Signed { get; }

    public TimeSpan Elapsed => _sinceStart.Elapsed;
}
