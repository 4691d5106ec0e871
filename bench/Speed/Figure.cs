using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace VpcPS.Speed;

/// <summary>One row of the table.</summary>
/// <param name="Name">What is compared with what.</param>
/// <param name="Goal">The bound that is to be reached, or null for a row that only informs.</param>
/// <param name="Rounds">How often it is measured.</param>
/// <param name="Measure">Measures a round, in which each contestant works once. The figure is the median of the rounds.</param>
internal sealed record Figure(string Name, Goal? Goal, int Rounds, Func<Arena, double> Measure)
{
    /// <summary>Measures all rounds.</summary>
    public Row Run(Arena arena) => new(this, [.. Enumerable.Range(0, Rounds).Select(_ => Measure(arena)).Order()]);
}

/// <summary>The bound that a figure is to reach.</summary>
/// <param name="Value">The bound.</param>
/// <param name="IsMost">Whether the bound is the largest value that is good, and not the smallest.</param>
internal sealed record Goal(double Value, bool IsMost)
{
    public static Goal AtLeast(double value) => new(value, IsMost: false);

    public static Goal AtMost(double value) => new(value, IsMost: true);

    public bool IsReachedBy(double value) => IsMost ? value <= Value : value >= Value;

    public override string ToString() => (IsMost ? "<= " : ">= ") + Value.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>A figure with what was measured.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Sorted">The value of each round, sorted.</param>
internal sealed record Row(Figure Figure, IReadOnlyList<double> Sorted)
{
    public double Median => (Sorted[(Sorted.Count - 1) / 2] + Sorted[Sorted.Count / 2]) / 2;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Figure.Name} | {Figure.Goal} | {Mark}{Median:0.00} | {Sorted[0]:0.00} to {Sorted[^1]:0.00} | {Sorted.Count} |");

    private string Mark => Figure.Goal?.IsReachedBy(Median) == false ? "missed: " : "";
}
