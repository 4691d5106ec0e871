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
    private const string Expected = "a whole number of Mbit/s from 1 to 5000, such as 2";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is int number)
        {
            return number;
        }

        return TryRead(Convert.ToString(value, CultureInfo.InvariantCulture), out int parsed, out string problem)
            ? parsed
            : throw new ArgumentTransformationMetadataException(problem + ".");
    }

    /// <summary>Reads a whole number of Mbit/s, or says what is wrong with the text.</summary>
    internal static bool TryRead(string? text, out int bandwidth, out string problem)
    {
        string? word = BlankToNullAttribute.Trim(text);
        problem = word is null ? "The bandwidth is empty; give " + Expected : $"'{word}' is not {Expected}";
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out bandwidth);
    }
}
