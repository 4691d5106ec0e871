using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using VpcPS.Emulator;

namespace VpcPS.EmulatorTool;

/// <summary>Reads a fault rule from a text of the form name=value,name=value. A switch such as Reset needs no value.</summary>
internal static class FaultText
{
    /// <summary>The names that a rule can have.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(FaultRule.Action), nameof(FaultRule.Region), nameof(FaultRule.Code), nameof(FaultRule.RetryAfterMs), nameof(FaultRule.Reset),
        nameof(FaultRule.ResetAfter), nameof(FaultRule.Truncate), nameof(FaultRule.DelayMs), nameof(FaultRule.Probability),
        nameof(FaultRule.Times),
    ];

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">The text is not a rule. The message says why.</exception>
    public static FaultRule Read(string text)
    {
        Dictionary<string, string> pairs = ReadPairs(text);
        string? TextOf(string name) => pairs.GetValueOrDefault(name);
        try
        {
            return new FaultRule
            {
                Action = TextOf(nameof(FaultRule.Action)),
                Region = TextOf(nameof(FaultRule.Region)),
                Code = TextOf(nameof(FaultRule.Code)),
                RetryAfterMs = NumberIn(pairs, nameof(FaultRule.RetryAfterMs)) ?? new FaultRule().RetryAfterMs,
                Reset = IsSet(pairs, nameof(FaultRule.Reset)),
                ResetAfter = IsSet(pairs, nameof(FaultRule.ResetAfter)),
                Truncate = IsSet(pairs, nameof(FaultRule.Truncate)),
                DelayMs = NumberIn(pairs, nameof(FaultRule.DelayMs)) ?? 0,
                Probability = ShareIn(pairs, nameof(FaultRule.Probability)) ?? 1,
                Times = NumberIn(pairs, nameof(FaultRule.Times)),
            };
        }
        catch (ArgumentException e)
        {
            // .NET adds the names of the parameter and the value to the message, which already has them at its beginning.
            throw new FormatException(e.Message.Split(" (Parameter")[0], e);
        }
    }

    private static Dictionary<string, string> ReadPairs(string text)
    {
        var pairs = new Dictionary<string, string>();
        foreach (string pair in text.Split(',', StringSplitOptions.TrimEntries))
        {
            string[] parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            string name = Names.FirstOrDefault(known => known.Equals(parts[0], StringComparison.OrdinalIgnoreCase))
                ?? throw new FormatException($"'{parts[0]}' is none of {string.Join(", ", Names)}.");
            if (!pairs.TryAdd(name, parts.Length == 2 ? parts[1] : bool.TrueString))
            {
                throw new FormatException($"{name} is given twice.");
            }
        }

        return pairs;
    }

    private static int? NumberIn(Dictionary<string, string> pairs, string name) => !pairs.TryGetValue(name, out string? text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new FormatException($"{name} is a whole number.");

    private static double? ShareIn(Dictionary<string, string> pairs, string name) => !pairs.TryGetValue(name, out string? text) ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) ? share
        : throw new FormatException($"{name} is a number from 0 to 1, such as 0.2.");

    private static bool IsSet(Dictionary<string, string> pairs, string name) => pairs.TryGetValue(name, out string? text)
        && (bool.TryParse(text, out bool isSet) ? isSet : throw new FormatException($"{name} is true or false."));
}
