using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using VpcPS.Core;
using VpcPS.Core.Catalog;
using VpcPS.Core.Endpoints;
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
    /// <exception cref="ArgumentException">An action does not exist, or a value is not a whole number of at least 1.</exception>
    public static IReadOnlyDictionary<string, int> ToRateLimits(Hashtable? limits) =>
        (limits ?? []).Cast<DictionaryEntry>().ToDictionary(limit => limit.Key.ToString()!, ToRateLimit);

    /// <summary>Refuses the name of an action that does not exist.</summary>
    /// <exception cref="ArgumentException">There is no such action. The message has similar names.</exception>
    public static void CheckAction(string action)
    {
        if (!EmulatorServer.Knows(action))
        {
            string near = string.Join(", ", ActionCatalog.Nearest(action, ActionCatalog.Names));
            throw new ArgumentException(near.Length > 0
                ? UserText.Of($"The service has no action '{action}'. Names near it: {near}")
                : UserText.Of($"The service has no action '{action}'"));
        }
    }

    /// <summary>Refuses a time by which the clock of an emulator can't be moved.</summary>
    /// <param name="clock">The manual clock of the emulator. Null when it has none.</param>
    /// <param name="by">The time to add.</param>
    /// <exception cref="ArgumentException">There is no manual clock, or it would go back or too far.</exception>
    public static void CheckAdvance(IClock? clock, TimeSpan by)
    {
        if (clock is null)
        {
            throw new ArgumentException(UserText.Of(
                $"Only a manual clock can be moved. Start it with Manual: Start-VpcEmulator -Clock Manual"));
        }

        if (by < TimeSpan.Zero)
        {
            throw new ArgumentException(UserText.Of($"The clock can only be moved forward, and not by {by}"));
        }

        if (by > EmulatorServer.LatestTime - clock.UtcNow)
        {
            throw new ArgumentException(UserText.Of(
                $"The clock can't be moved forward by {by}: it goes no further than the year {EmulatorServer.LatestTime.Year}"));
        }
    }

    private static int ToRateLimit(DictionaryEntry limit)
    {
        CheckAction(limit.Key.ToString()!);
        string allowed = UserText.Translate("a whole number, at least 1");
        int calls = To<int>(limit.Key, limit.Value, allowed);
        return calls >= 1 ? calls : throw Wrong(limit.Key, limit.Value, allowed);
    }

    private static FaultRule ToFault(Hashtable fault)
    {
        foreach (object key in fault.Keys)
        {
            if (!FaultKeys.Contains(key.ToString(), StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException(UserText.Of($"'{key}' is not a key of a fault. Use one of {string.Join(", ", FaultKeys)}"));
            }

            // A variable that is not set must not turn a fault of one action into one of all, nor one with a limit into one without.
            if (fault[key] is null || fault[key] == AutomationNull.Value)
            {
                throw new ArgumentException(UserText.Of($"{key} is $null. Give it a value, or leave it out"));
            }
        }

        FaultRule rule;
        try
        {
            rule = new FaultRule
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
        catch (ArgumentException e) when (e.ParamName is { } key)
        {
            // The emulator's message is for programmers: English, with what .NET adds.
            throw Wrong(key, Get<object?>(fault, key, null), AllowedFor(key));
        }

        Check(rule);
        return rule;
    }

    private static void Check(FaultRule rule)
    {
        if (rule.Action is not null)
        {
            CheckAction(rule.Action);
        }

        if (rule.Region is not null && RegionTable.Find(rule.Region) is not { IsPublic: true })
        {
            throw Wrong(nameof(FaultRule.Region), rule.Region, AllowedFor(nameof(FaultRule.Region)));
        }

        int outcomes = new[] { rule.Code is not null, rule.Reset, rule.ResetAfter, rule.Truncate }.Count(isGiven => isGiven);
        if (outcomes > 1 || (outcomes == 0 && rule.DelayMs == 0))
        {
            throw new ArgumentException(UserText.Of(
                $"A fault needs exactly one of Code, Reset, ResetAfter and Truncate; only a fault with DelayMs can be without"));
        }
    }

    /// <summary>
    /// The value of a key, in any letter case. When the hashtable does not have the key, the value of <paramref name="otherwise"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The value has another type.</exception>
    public static TValue Get<TValue>(Hashtable fault, string key, TValue otherwise)
    {
        // A hashtable that a script writes ignores the case of its keys. A hashtable from elsewhere may not.
        object? found = fault.Keys.Cast<object>().FirstOrDefault(k => string.Equals(k.ToString(), key, StringComparison.OrdinalIgnoreCase));
        return found is null ? otherwise : To<TValue>(key, fault[found], AllowedFor(key));
    }

    private static TValue To<TValue>(object key, object? value, string? allowed) =>
        LanguagePrimitives.TryConvertTo(value, out TValue result) && IsSameNumber(value, result)
            ? result
            : throw Wrong(key, value, allowed);

    // PowerShell rounds 1.6 to 2, and reads the text '0,5' as 5, an empty text as 0 and $true as 1.
    private static bool IsSameNumber(object? value, object? converted)
    {
        if (converted is not (int or double))
        {
            return true;
        }

        double number = Convert.ToDouble(converted, CultureInfo.InvariantCulture);
        return (value is PSObject wrapped ? wrapped.BaseObject : value) switch
        {
            string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read == number,
            IConvertible other => other.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal
                && Convert.ToDouble(other, CultureInfo.InvariantCulture) == number,
            _ => false,
        };
    }

    private static ArgumentException Wrong(object key, object? value, string? allowed) => new(allowed is null
        ? UserText.Of($"'{value}' is not a valid value for {key}")
        : UserText.Of($"'{value}' is not a valid value for {key}: give {allowed}"));

    private static string? AllowedFor(string key) => key switch
    {
        nameof(FaultRule.Region) => UserText.Translate("a region ID, such as cn-huhehaote"),
        nameof(FaultRule.Code) => UserText.Translate("an error code, such as Throttling.User"),
        nameof(FaultRule.RetryAfterMs) => UserText.Translate("a whole number, at least 0"),
        nameof(FaultRule.DelayMs) => UserText.Of($"a whole number from 0 to {FaultRule.LongestDelay}"),
        nameof(FaultRule.Probability) => UserText.Translate("a number from 0 to 1"),
        nameof(FaultRule.Times) => UserText.Translate("a whole number, at least 1"),
        nameof(FaultRule.Reset) or nameof(FaultRule.ResetAfter) or nameof(FaultRule.Truncate) => UserText.Translate("$true or $false"),
        _ => null,
    };
}
