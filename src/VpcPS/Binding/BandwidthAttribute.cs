using System;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a bandwidth in Mbit/s from what a row holds. Left to the engine, a blank cell would be reported as "0 is less
/// than 1", and a word without naming it.
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
        return TryRead(text, out int parsed) ? parsed : throw new ArgumentTransformationMetadataException(UserText.Of($"{Problem(text)}."));
    }

    /// <summary>
    /// Reads a whole number of Mbit/s where a text has one reading: full-width digits, zeros behind a decimal point or
    /// comma, and a unit are read. One to three digits before three zeros have two readings (1,000) and are not.
    /// </summary>
    internal static bool TryRead(string? text, out int bandwidth)
    {
        // As most cells are.
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out bandwidth))
        {
            return true;
        }

        Match match = Cell.Match(FoldedText.Of(text ?? ""));
        return match.Success && !IsAmbiguous(match) && int.TryParse(match.Groups["whole"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out bandwidth);
    }

    /// <summary>What is wrong with a text that can't be read.</summary>
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
