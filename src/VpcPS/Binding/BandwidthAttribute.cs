using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a bandwidth in Mbit/s from a cell of a row. Without this attribute the engine reports a blank cell as "0 is
/// less than 1", and its error for a word does not show the word.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BandwidthAttribute : ArgumentTransformationAttribute
{
    // The value that PowerShell writes as 1MB. 1GB and 1TB are multiples of it.
    private const long Mebi = 1L << 20;

    private static readonly Regex Cell = new(
        @"^(?<whole>[0-9]+)([.,](?<decimals>[0-9]+))?\s*(?<unit>(?<prefix>[MG])(bps|b|b/s|bit|bit/s|bits|bits/s)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// Whether the parameter is a text. Then the result is the number in plain digits. A text that can't be read is not changed, and the
    /// command itself refuses it.
    /// </summary>
    public bool IsText { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is int or long && Convert.ToInt64(value, CultureInfo.InvariantCulture) is > 0 and var number && number % Mebi == 0)
        {
            throw new ArgumentTransformationMetadataException(UserText.Of(
                $"{number} Mbit/s is more than 5000. PowerShell reads 5MB as the number 5242880; write 5 for 5 Mbit/s."));
        }

        object? written = value;
        if (value is IList { Count: < 2 } single)
        {
            // A list of one value, or of none, has only one meaning.
            value = single.Count == 0 ? null : single[0] is PSObject item ? item.BaseObject : single[0];
        }

        if (value is IList several)
        {
            string first = ShownText.Naming(TextOf(several.Count > 0 ? several[0] : null) ?? "");
            throw CellRefusal.OfTransformation(
                UserText.Of(
                    $"{several.Count} values were given, and the first is '{first}'. In PowerShell a comma separates values: write 1000, not 1,000."),
                value);
        }

        if (value is int && !IsText)
        {
            return value;
        }

        string? text = TextOf(value);
        if (!TryRead(text, out int parsed))
        {
            return IsText
                ? WrittenText.TrimToNull(text)
                : throw CellRefusal.OfTransformation(UserText.Of($"{Problem(text)}."), written is IList ? written : text);
        }

        if (IsPlain(text, out _))
        {
            return IsText ? text : parsed;
        }

        // The text must be a new object, but .NET shares the texts of small numbers.
        return Readings.Keep(IsText ? new string([.. parsed.ToString(CultureInfo.InvariantCulture)]) : parsed, text!);
    }

    /// <summary>The text of a value that may be a bandwidth.</summary>
    internal static string? TextOf(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads a whole number of Mbit/s from a text that can be read in only one way. Full-width digits, zeros after a decimal point or
    /// comma, and a unit of Mbit/s are allowed. A text with one to three digits before exactly three digits can be read in two ways (1,000
    /// as 1 or 1000) and is refused. MB is refused as well, because it can also mean megabytes.
    /// </summary>
    internal static bool TryRead(string? text, out int bandwidth)
    {
        // Most cells are plain numbers.
        if (IsPlain(text, out bandwidth))
        {
            return true;
        }

        Match match = Cell.Match(FoldedText.Of(text ?? ""));
        return match.Success
            && match.Groups["decimals"].Value.Trim('0').Length == 0
            && !HasTwoReadings(match)
            && !MayBeBytes(match)
            && !IsGigabit(match)
            && int.TryParse(match.Groups["whole"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out bandwidth);
    }

    /// <summary>Says why a text can't be read as a bandwidth.</summary>
    internal static string Problem(string? text)
    {
        if (WrittenText.TrimToNull(text) is not { } word)
        {
            return UserText.Translate("The bandwidth is empty; give a whole number of Mbit/s from 1 to 5000, such as 2");
        }

        string shown = ShownText.Naming(word);
        Match match = Cell.Match(FoldedText.Of(word));
        string whole = match.Groups["whole"].Value;
        string decimals = match.Groups["decimals"].Value;
        if (match.Success && HasTwoReadings(match))
        {
            string asDecimals = decimals.TrimEnd('0') is { Length: > 0 } rest ? whole + "." + rest : whole;
            return UserText.Of(
                $"'{shown}' can mean {asDecimals} or {whole + decimals} Mbit/s; write the number without a separator");
        }

        if (match.Success && decimals.Trim('0').Length == 0 && long.TryParse(whole, out long number) && number <= int.MaxValue)
        {
            if (MayBeBytes(match))
            {
                long factor = IsGigabit(match) ? 1000 : 1;
                return UserText.Of(
                    $"'{shown}' can mean {number * factor} Mbit/s or, with B for bytes, {number * factor * 8} Mbit/s; write only the number of Mbit/s");
            }

            if (IsGigabit(match))
            {
                return UserText.Of($"'{shown}' is {number * 1000} Mbit/s; write only the number of Mbit/s");
            }
        }

        return UserText.Of($"'{shown}' is not a whole number of Mbit/s from 1 to 5000, such as 2");
    }

    private static bool IsPlain(string? text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool HasTwoReadings(Match match) =>
        match.Groups["whole"].Length <= 3 && match.Groups["whole"].Value[0] != '0' && match.Groups["decimals"].Length == 3;

    // A capital B means bytes, and mb is used for bits and for bytes. Mb, Mbps, mbps and Mbit mean bits.
    private static bool MayBeBytes(Match match)
    {
        string unit = match.Groups["unit"].Value;
        return unit.Length > 1
            && unit.IndexOf("bit", StringComparison.OrdinalIgnoreCase) < 0
            && (unit[1] == 'B' || unit is "mb" or "mb/s" or "gb" or "gb/s");
    }

    private static bool IsGigabit(Match match) => match.Groups["prefix"].Value is "G" or "g";
}
