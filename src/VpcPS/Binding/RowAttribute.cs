using System;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Accepts only rows. A row that was read with the wrong delimiter is refused with an error that says so. For any other
/// object the engine tries the other parameters.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a text is accepted too.</summary>
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

    /// <summary>Whether an object is a row of a file or of a database.</summary>
    // A database row is recognized by the name of its type, so that this check does not load its assembly.
    internal static bool IsRow(PSObject value) =>
        value.BaseObject is PSCustomObject || value.BaseObject.GetType().FullName == "System.Data.DataRow";
}
