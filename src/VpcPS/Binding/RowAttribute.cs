using System;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Takes rows alone, and refuses one that was read with the wrong delimiter, which the error of the row then says. For
/// anything else the engine goes on to the other parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether text is taken too.</summary>
    public bool TakesText { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PSObject? input = inputData is null ? null : PSObject.AsPSObject(inputData);
        if (input is null || !(IsRow(input) || (TakesText && input.BaseObject is string)))
        {
            throw new ArgumentTransformationMetadataException("No row.", new PSInvalidCastException());
        }

        return RowDelimiter.Problem(input) is { } problem ? throw new ArgumentTransformationMetadataException(problem) : input;
    }

    /// <summary>Whether an object is a row of a file or a database.</summary>
    // That of a database by its name: its assembly is not loaded for a look.
    internal static bool IsRow(PSObject value) => value.BaseObject is PSCustomObject || value.BaseObject.GetType().FullName == "System.Data.DataRow";
}
