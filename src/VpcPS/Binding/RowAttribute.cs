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
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData is PSObject row && IsRow(row)
        ? RowDelimiter.Problem(row) is { } problem ? throw new ArgumentTransformationMetadataException(problem) : row
        : throw new ArgumentTransformationMetadataException("No row.", new PSInvalidCastException());

    /// <summary>Whether an object is a row of a file or a database.</summary>
    // That of a database by its name: its assembly is not loaded for a look.
    internal static bool IsRow(PSObject value) => value.BaseObject is PSCustomObject || value.BaseObject.GetType().FullName == "System.Data.DataRow";
}
