using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using VpcPS.Emulator;

namespace VpcPS.Commands;

/// <summary>Reads faults and rate limits from hashtables.</summary>
internal static class EmulatorBehaviour
{
    private static readonly string[] FaultKeys =
    [
        nameof(FaultRule.Action),
        nameof(FaultRule.Region),
        nameof(FaultRule.Code),
        nameof(FaultRule.RetryAfterMs),
        nameof(FaultRule.Reset),
        nameof(FaultRule.ResetAfter),
        nameof(FaultRule.Truncate),
        nameof(FaultRule.DelayMs),
        nameof(FaultRule.Probability),
        nameof(FaultRule.Times),
    ];

    /// <summary>Reads faults. Null gives no faults.</summary>
    /// <exception cref="ArgumentException">A fault has an unknown key or a wrong value.</exception>
    public static IReadOnlyList<FaultRule> ToFaults(Hashtable[]? faults) => [.. (faults ?? []).Select(ToFault)];

    /// <summary>Reads limits. Null gives no limits.</summary>
    /// <exception cref="ArgumentException">A value is not a whole number.</exception>
    public static IReadOnlyDictionary<string, int> ToRateLimits(Hashtable? limits) =>
        (limits ?? []).Cast<DictionaryEntry>().ToDictionary(limit => limit.Key.ToString()!, limit => To<int>(limit.Key, limit.Value));

    private static FaultRule ToFault(Hashtable fault)
    {
        foreach (object key in fault.Keys)
        {
            if (!FaultKeys.Contains(key.ToString(), StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException(UserText.Of($"'{key}' is not a key of a fault. Use one of {string.Join(", ", FaultKeys)}"));
            }
        }

        return new FaultRule
        {
            Action = Get<string?>(fault, nameof(FaultRule.Action), null),
            Region = Get<string?>(fault, nameof(FaultRule.Region), null),
            Code = Get<string?>(fault, nameof(FaultRule.Code), null),
            RetryAfterMs = Get(fault, nameof(FaultRule.RetryAfterMs), 1000),
            Reset = Get(fault, nameof(FaultRule.Reset), false),
            ResetAfter = Get(fault, nameof(FaultRule.ResetAfter), false),
            Truncate = Get(fault, nameof(FaultRule.Truncate), false),
            DelayMs = Get(fault, nameof(FaultRule.DelayMs), 0),
            Probability = Get(fault, nameof(FaultRule.Probability), 1.0),
            Times = Get<int?>(fault, nameof(FaultRule.Times), null),
        };
    }

    /// <summary>
    /// The value of a key, in any letter case. When the hashtable does not have the key, the value of <paramref name="otherwise"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The value has another type.</exception>
    public static TValue Get<TValue>(Hashtable fault, string key, TValue otherwise)
    {
        // A hashtable that a script writes ignores the case of its keys. A hashtable from elsewhere may not.
        object? found = fault.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k.ToString(), key, StringComparison.OrdinalIgnoreCase));
        return found is null ? otherwise : To<TValue>(key, fault[found]);
    }

    private static TValue To<TValue>(object key, object? value) =>
        LanguagePrimitives.TryConvertTo(value, out TValue result)
            ? result
            : throw new ArgumentException(UserText.Of($"'{value}' is not a valid value for {key}"));
}
