using System;
using VpcPS.Emulator.State;

// This is not the folder's namespace, because users write the full name of the type.
namespace VpcPS.Emulator;

/// <summary>
/// A fault that the emulator causes on purpose: which calls it applies to, and what happens to them. The rules are checked in their order.
/// The delays of all matching rules are added up. The first matching rule that does more than delay the call is the last one that is
/// checked.
/// </summary>
public sealed class FaultRule
{
    /// <summary>The longest delay, in ms.</summary>
    internal const int LongestDelay = 3_600_000;

    /// <summary>The action that the rule applies to, such as AllocateIpv6InternetBandwidth; null for every action.</summary>
    public string? Action { get; init; }

    /// <summary>The region that the rule applies to, as the request names it; null for every region.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The error code of the answer, such as Throttling.User or ServiceUnavailable. The call does nothing else. Null for no error code. The
    /// HTTP status follows from the code: 400 for Throttling and most others, 5xx for codes that the documentation lists with 5xx.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The code is empty or has other characters than letters, digits, dots, hyphens and underscores.
    /// </exception>
    public string? Code
    {
        get;
        init => field = value is null || ErrorCodes.IsCode(value)
            ? value
            : throw new ArgumentException($"'{value}' is not an error code.", nameof(Code));
    }

    /// <summary>The header x-acs-retry-after of a Throttling answer, in ms, at least 0. Default: 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public int RetryAfterMs
    {
        get;
        init => field = InRange(value, int.MaxValue, nameof(RetryAfterMs));
    } = 1000;

    /// <summary>True: the connection is reset before the call does anything.</summary>
    public bool Reset { get; init; }

    /// <summary>True: the call does its work, and then the connection is reset: the answer is lost.</summary>
    public bool ResetAfter { get; init; }

    /// <summary>True: the call does its work, and then half of the answer is sent and the connection is closed.</summary>
    public bool Truncate { get; init; }

    /// <summary>
    /// How long the call is delayed, in ms, 0 to 3,600,000. The time is that of the manual clock if there is one, else the machine's. A
    /// call that is carried out counts as running during the delay.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the range.</exception>
    public int DelayMs
    {
        get;
        init => field = InRange(value, LongestDelay, nameof(DelayMs));
    }

    /// <summary>The probability that the rule applies to a call, 0 to 1. Default: 1, always.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public double Probability
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Probability), value, "A probability must be 0 to 1.");
    } = 1;

    /// <summary>How many times the rule applies, at least 1. Default: null, for no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int? Times
    {
        get;
        init => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Times), value,
                "A fault must strike at least once; leave out Times for no limit.");
    }

    private static int InRange(int value, int maximum, string name) => value >= 0 && value <= maximum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is 0 to {maximum}.");
}
