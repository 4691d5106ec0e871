using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace VpcPS.Soak;

/// <summary>A claim about bulk runs, and its measurement.</summary>
internal abstract class Figure
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The claim, in a line.</summary>
    public abstract string Title { get; }

    /// <summary>Measures the claim.</summary>
    /// <exception cref="SoakException">Nothing could be measured.</exception>
    public abstract Task<IReadOnlyList<Reading>> MeasureAsync(Options options);
}

/// <summary>One value of a figure.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The measured value.</param>
/// <param name="Wanted">The wanted value.</param>
/// <param name="IsMet">Whether the measured value is good enough.</param>
internal sealed record Reading(string What, string Measured, string Wanted, bool IsMet)
{
    /// <summary>A number that has to be exactly another.</summary>
    public static Reading Exactly(string what, long measured, long wanted) =>
        new(what, $"{measured:N0}", $"{wanted:N0}", measured == wanted);

    /// <summary>A ratio with an upper bound.</summary>
    public static Reading AtMost(string what, double measured, double most) =>
        new(what, $"{measured:0.000}", $"at most {most}", measured <= most);

    /// <summary>A number with a lower bound, such as of faults, without which a run proves nothing.</summary>
    public static Reading AtLeast(string what, long measured, long least) =>
        new(what, $"{measured:N0}", $"at least {least:N0}", measured >= least);
}

/// <summary>A measurement failed before there was a value.</summary>
internal sealed class SoakException(string message) : Exception(message);
