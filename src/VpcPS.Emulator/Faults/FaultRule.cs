using System;
using System.Linq;

namespace VpcPS.Emulator.Faults;

/// <summary>
/// A fault that the emulator makes on purpose: which calls it befalls, and what happens to them. Rules are gone through in
/// their order; the delays of those that strike add up, and the first one that does more than delay is the last.
/// </summary>
public sealed class FaultRule
{
    private const int LongestDelay = 3_600_000;

    /// <summary>The action that it befalls, such as AllocateIpv6InternetBandwidth; null for every action.</summary>
    public string? Action { get; init; }

    /// <summary>The region that it befalls, as the request names it; null for every region.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// An error code to answer with before anything is done, such as Throttling.User or ServiceUnavailable; null for none.
    /// The HTTP status follows from the code: 400 for Throttling and most others, 5xx for those that the documentation
    /// lists with one.
    /// </summary>
    /// <exception cref="ArgumentException">The code is empty or has other characters than letters, digits, dots, hyphens and underscores.</exception>
    public string? Code
    {
        get;
        init => field = value is null || (value.Length > 0 && value.All(c => c < 0x80 && (char.IsLetterOrDigit(c) || c is '.' or '-' or '_')))
            ? value
            : throw new ArgumentException($"'{value}' is no error code.", nameof(Code));
    }

    /// <summary>The header x-acs-retry-after of a Throttling answer, in ms, at least 0. Default: 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public int RetryAfterMs
    {
        get;
        init => field = InRange(value, int.MaxValue, nameof(RetryAfterMs));
    } = 1000;

    /// <summary>True: the connection is reset before anything is done.</summary>
    public bool Reset { get; init; }

    /// <summary>True: the work is done, then the connection is reset instead of an answer: the lost reply.</summary>
    public bool ResetAfter { get; init; }

    /// <summary>True: the work is done, then half of the answer is sent and the connection closed.</summary>
    public bool Truncate { get; init; }

    /// <summary>
    /// How long the call is held back, in ms, 0 to 3,600,000: by the machine, or until a manual clock is turned that far.
    /// A call that is to do some work counts as running meanwhile.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the range.</exception>
    public int DelayMs
    {
        get;
        init => field = InRange(value, LongestDelay, nameof(DelayMs));
    }

    /// <summary>How likely it strikes a call that it befalls, 0 to 1. Default: 1, always.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public double Probability
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Probability), value, "A probability is 0 to 1.");
    } = 1;

    /// <summary>How many times it strikes, at least 1; null, the default, for any number of times.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public int? Times
    {
        get;
        init => field = value is null or >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Times), value, "A fault strikes at least once; leave Times out for no bound.");
    }

    private static int InRange(int value, int maximum, string name) => value >= 0 && value <= maximum
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is 0 to {maximum}.");
}
