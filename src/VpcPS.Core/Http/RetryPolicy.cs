using System;
using System.Linq;

namespace VpcPS.Core.Http;

/// <summary>
/// Decides which failures a call is repeated after, and how long it waits before. The codes are those after which Alibaba Cloud's
/// official clients and Terraform repeat calls of this API.
/// </summary>
internal sealed class RetryPolicy
{
    // A name that does not resolve, or a port that refuses, rarely gets better. Two repetitions bridge a short disturbance, and a typo
    // is reported soon.
    private const int MostRepetitionsToAnUnreachableEndpoint = 2;

    // After so many repetitions a short wait that the service asks for is no longer trusted.
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
        // The repetition has a new nonce.
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

    /// <summary>Whether the service says that calls come too fast, by a Throttling code or, as gateways do, by HTTP 429.</summary>
    public static bool IsThrottling(VpcException error) =>
        error is VpcApiException { HttpStatus: TooManyRequests }
        || (error is VpcApiException && error.Code.IndexOf("Throttling", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether another attempt may help after the repetitions that were made.</summary>
    public bool IsWorthRepeating(VpcException error, int repetitions)
    {
        int most = error.Code == ConnectionErrorCodes.EndpointUnreachable
            ? Math.Min(MaxRepetitions, MostRepetitionsToAnUnreachableEndpoint)
            : MaxRepetitions;
        return repetitions < most && IsTransient(error);
    }

    /// <summary>
    /// The wait before the next attempt. Where the service says how long, it is that and a little more by chance; for the first
    /// repetitions that is enough. Otherwise it doubles with each attempt, and half of it is by chance, so that many rows don't
    /// come back at once.
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
            // The account can't buy, and a repetition does not change that.
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
            // The random number spreads the waits; it is no secret.
#pragma warning disable CA5394
            return _random.NextDouble();
#pragma warning restore CA5394
        }
    }
}
