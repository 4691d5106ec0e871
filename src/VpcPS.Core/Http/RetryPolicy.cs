using System;
using System.Linq;

namespace VpcPS.Core.Http;

/// <summary>
/// Which failures a repetition may help with, and how long to wait before it. Codes: those that Alibaba Cloud's
/// official clients and Terraform repeat across this API.
/// </summary>
internal sealed class RetryPolicy
{
    // A name that does not resolve or a port that refuses rarely changes its mind: a hiccup is bridged, a typo is told soon.
    private const int MostRepetitionsToAnUnreachableEndpoint = 2;

    // A service that keeps saying "soon" is not believed for ever.
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
        "BandwidthPackageOperation.conflict",
        "OperationDenied.OtherSubnetProcessing",
        "OperationFailed.DistibuteLock",
        "OperationFailed.InternetBandwidthUnstable",
        "OperationFailed.QueryAccountInfo",
        "SystemBusy",
        "ServiceUnavailable",
        "InternalError",
        "UnknownError",
        // The nonce of the repetition is a new one.
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

    /// <summary>Whether the service says that calls come too fast: by a code of the family or, as gateways do, by HTTP 429.</summary>
    public static bool IsThrottling(VpcException error) =>
        error is VpcApiException { HttpStatus: TooManyRequests }
        || (error is VpcApiException && error.Code.IndexOf("Throttling", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether another attempt may help after so many repetitions.</summary>
    public bool IsWorthRepeating(VpcException error, int repetitions)
    {
        int most = error.Code == ConnectionErrorCodes.EndpointUnreachable
            ? Math.Min(MaxRepetitions, MostRepetitionsToAnUnreachableEndpoint)
            : MaxRepetitions;
        return repetitions < most && IsTransient(error);
    }

    /// <summary>
    /// The wait before the next attempt. Where the service says how long, that, a little more by chance, and no longer
    /// back-off at first: it knows best. Otherwise doubled with each attempt, half of it by chance, so that many rows
    /// don't come back at once.
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
            // The account can't buy: asking again changes nothing.
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
            // Jitter, not a secret.
#pragma warning disable CA5394
            return _random.NextDouble();
#pragma warning restore CA5394
        }
    }
}
