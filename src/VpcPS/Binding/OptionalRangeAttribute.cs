using System;
using System.Management.Automation;
using VpcPS.Core;

namespace VpcPS.Binding;

/// <summary>
/// Checks that a number is in a range. Null passes: the engine's own ValidateRange refuses it, and with it a blank cell of a
/// column that is optional.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionalRangeAttribute : ValidateArgumentsAttribute
{
    public OptionalRangeAttribute(int least, int most)
    {
        Least = least;
        Most = most;
    }

    /// <summary>The least number that is accepted.</summary>
    public int Least { get; }

    /// <summary>The greatest number that is accepted.</summary>
    public int Most { get; }

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is int number && (number < Least || number > Most))
        {
            throw new ValidationMetadataException(UserText.Of($"{number} is not in the range {Least} to {Most}."));
        }
    }
}
