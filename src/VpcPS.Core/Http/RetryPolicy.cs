using System;
using System.Linq;

namespace VpcPS.Core.Http;

/// <summary>
/// Decides after which failures a call is repeated, and how long to wait before the repetition. The error codes are those after which
/// Alibaba Cloud's official clients and Terraform repeat calls of this API.
/// </summary>
internal sealed class RetryPolicy
{
    // A name that can't be resolved or a port that refuses connections rarely recovers. Two repetitions bridge a short failure, and a
    // typing mistake is still reported soon.
    private const int MostRepetitionsToAnUnreachableEndpoint = 2;

    // After this many repetitions, a short wait that the service asks for is no longer trusted.
    private const int RepetitionsThatTrustTheService = 3;

    private const int TooManyRequests = 429;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstThrottledPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private static readonly string[] TransientCodes =
    [
        "TaskConflict",
        "OperationConflict",
        "IncorrectStatus",
        "IncorrectVpcStatus",
        "IncorrectVSwitchStatus",
        "IncorrectRouteEntryStatus",
        "BandwidthPackageOperation.conflict",
        "OperationDenied.OtherSubnetProcessing",
        "OperationFailed.DistibuteLock",
        "OperationFailed.InternetBandwidthUnstable",
        "OperationFailed.QueryAccountInfo",
        "SystemBusy",
        "ServiceUnavailable",
        "InternalError",
        "UnknownError",
        // A repetition has a new nonce, so it can succeed.
        "SignatureNonceUsed",
    ];

    private readonly Random _random = new();

    public RetryPolicy(int maxRepetitions, TimeSpan budget)
    {
        MaxRepetitions = maxRepetitions;
        Budget = budget;
    }

    public int MaxRepetitions { get; }

    public TimeSpan Budget { get; }

    /// <summary>Whether the service says that calls come too fast: by a Throttling code, or by HTTP 429, as gateways do.</summary>
    public static bool IsThrottling(VpcException error) =>
        error is VpcApiException { HttpStatus: TooManyRequests }
        || (error is VpcApiException && error.Code.IndexOf("Throttling", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether another attempt may succeed, after the given number of repetitions.</summary>
    public bool IsWorthRepeating(VpcException error, int repetitions)
    {
        int most = error.Code == ConnectionErrorCodes.EndpointUnreachable
            ? Math.Min(MaxRepetitions, MostRepetitionsToAnUnreachableEndpoint)
            : MaxRepetitions;
        return repetitions < most && IsTransient(error);
    }

    /// <summary>
    /// The wait before the next attempt. When the service names a wait, the first repetitions use it, plus a small random time; later ones
    /// also wait at least as long as without it. Otherwise the wait doubles with each attempt, and half of it is random. The random part
    /// prevents that many rows come back at once.
    /// </summary>
    public TimeSpan Pause(VpcException error, int repetitions)
    {
        TimeSpan first = IsThrottling(error) ? FirstThrottledPause : FirstPause;
        double full = Math.Min(first.TotalMilliseconds * Math.Pow(2, repetitions), LongestPause.TotalMilliseconds);
        double pause = (full / 2) + (full / 2 * NextRandom());
        if (error is VpcApiException { RetryAfter: { } asked })
        {
            double kept = asked.TotalMilliseconds + (Math.Min(asked.TotalMilliseconds, first.TotalMilliseconds) * NextRandom());
            pause = repetitions < RepetitionsThatTrustTheService ? kept : Math.Max(kept, pause);
        }

        return TimeSpan.FromMilliseconds(pause);
    }

    private static bool IsTransient(VpcException error)
    {
        return error switch
        {
            VpcConnectionException => error.Code
                is ConnectionErrorCodes.EndpointUnreachable
                or ConnectionErrorCodes.Timeout
                or ConnectionErrorCodes.ConnectionBroken
                or ConnectionErrorCodes.UnreadableAnswer,
            // The account is not allowed to buy. A repetition does not change that.
            _ when error.Code == "OperationFailed.SaleValidate" => false,
            VpcApiException { HttpStatus: >= 500 } => true,
            _ => IsThrottling(error) || VpcApiException.IsTokenInWork(error.Code) || TransientCodes.Any(code =>
                error.Code == code || error.Code.StartsWith(code + ".", StringComparison.Ordinal)),
        };
    }

    private double NextRandom()
    {
        lock (_random)
        {
            // The random number only spreads the waits; it protects nothing, so it need not be secure.
#pragma warning disable CA5394
            return _random.NextDouble();
#pragma warning restore CA5394
        }
    }
}
