using System;
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
    private static readonly Regex Cell = new(
        @"^(?<whole>[0-9]+)([.,](?<zeros>0+))?\s*(Mbps|Mbit/s|Mbit|M)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is int number)
        {
            return number;
        }

        string? text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return TryRead(text, out int parsed) ? parsed : throw CellRefusal.OfTransformation(UserText.Of($"{Problem(text)}."), text);
    }

    /// <summary>
    /// Reads a whole number of Mbit/s from a text that can be read in only one way. Full-width digits, zeros after a
    /// decimal point or comma, and a unit are allowed. A text with one to three digits before exactly three zeros can
    /// be read in two ways (1,000 as 1 or 1000) and is refused.
    /// </summary>
    internal static bool TryRead(string? text, out int bandwidth)
    {
        // Most cells are plain numbers.
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bandwidth))
        {
            return true;
        }

        Match match = Cell.Match(FoldedText.Of(text ?? ""));
        return match.Success
            && !IsAmbiguous(match)
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
        return match.Success && IsAmbiguous(match)
            ? UserText.Of($"'{shown}' can be read as {whole} and as {whole}000 Mbit/s; write the number without a separator")
            : UserText.Of($"'{shown}' is not a whole number of Mbit/s from 1 to 5000, such as 2");
    }

    private static bool IsAmbiguous(Match match) => match.Groups["whole"].Length <= 3 && match.Groups["zeros"].Length == 3;
}
