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

        string text = BlankToNullAttribute.Trim(Convert.ToString(value, CultureInfo.InvariantCulture))
            ?? throw new ArgumentTransformationMetadataException("The bandwidth is empty; give " + Expected + ".");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed)
            ? parsed
            : throw new ArgumentTransformationMetadataException($"'{text}' is not {Expected}.");
    }
}
