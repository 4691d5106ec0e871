using System;
using System.Globalization;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Reads a bandwidth in Mbit/s from what a row holds. Left to the engine, a blank cell would be reported as "0 is less
/// than 1", and a word without naming it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BandwidthAttribute : ArgumentTransformationAttribute
{
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

    /// <summary>Reads a whole number of Mbit/s.</summary>
    internal static bool TryRead(string? text, out int bandwidth) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out bandwidth);

    /// <summary>What is wrong with a text that can't be read.</summary>
    internal static string Problem(string? text) => BlankToNullAttribute.Trim(text) is { } word
        ? UserText.Of($"'{word}' is not a whole number of Mbit/s from 1 to 5000, such as 2")
        : UserText.Translate("The bandwidth is empty; give a whole number of Mbit/s from 1 to 5000, such as 2");
}
