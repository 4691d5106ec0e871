using System;
using System.Globalization;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a whole number in a range from an optional column. A blank cell becomes null, which the engine's own ValidateRange would refuse.
/// Every other text is an error for the row. Without this attribute the engine would leave the parameter unset when the text is not a
/// number, and run the row without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionalNumberAttribute : ArgumentTransformationAttribute
{
    public OptionalNumberAttribute(int least, int most)
    {
        Least = least;
        Most = most;
    }

    /// <summary>The least number that is accepted.</summary>
    public int Least { get; }

    /// <summary>The greatest number that is accepted.</summary>
    public int Most { get; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (WrittenText.TrimToNull(Convert.ToString(value, CultureInfo.InvariantCulture)) is not { } text)
        {
            return null;
        }

        return int.TryParse(FoldedText.Of(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            && number >= Least
            && number <= Most
                ? number
                : throw CellRefusal.OfTransformation(
                    UserText.Of($"'{ShownText.Naming(text)}' is not a whole number from {Least} to {Most}."), inputData);
    }
}
