using System;
using System.Linq;

namespace VpcPS.Core.Http;

/// <summary>
/// Decides which failures to repeat after, and how long to wait before that. Source of the codes: those that Alibaba
/// Cloud's official clients and Terraform repeat in this API.
/// </summary>
internal sealed class RetryPolicy
{
    // A name that is not found and a port that refuses rarely change soon. Few repetitions bridge a short failure, and
    // report a typing error soon.
    private const int MostRepetitionsToAnUnreachableEndpoint = 2;

    // After some repetitions the wait that the service names is no longer trusted alone.
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
        // A repetition has a new nonce.
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

    /// <summary>
    /// Whether the service says that calls come too fast: with a throttling code, or with HTTP 429, as gateways do.
    /// </summary>
    public static bool IsThrottling(VpcException error) =>
        error is VpcApiException { HttpStatus: TooManyRequests }
        || (error is VpcApiException && error.Code.IndexOf("Throttling", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether another attempt may help after this number of repetitions.</summary>
    public bool IsWorthRepeating(VpcException error, int repetitions)
    {
        int most = error.Code == ConnectionErrorCodes.EndpointUnreachable
            ? Math.Min(MaxRepetitions, MostRepetitionsToAnUnreachableEndpoint)
            : MaxRepetitions;
        return repetitions < most && IsTransient(error);
    }

    /// <summary>
    /// The wait before the next attempt. When the service names a time, the wait is that time and a random part; after
    /// some repetitions it is at least the back-off too. Otherwise the wait is the back-off: it doubles with each
    /// attempt, and half of it is random, so that many rows do not come back at the same moment.
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
            // The account can't buy. Another attempt does not change that.
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
            // The random part needs no secrecy.
#pragma warning disable CA5394
            return _random.NextDouble();
#pragma warning restore CA5394
        }
    }
}
