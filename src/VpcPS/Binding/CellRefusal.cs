using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Makes the exceptions with which attributes refuse a value. The engine puts its own words before the message. When the value is a cell of
/// a row, this class puts the name of the row before them.
/// </summary>
internal static class CellRefusal
{
    /// <summary>Makes the exception for an attribute that transforms values.</summary>
    /// <param name="why">The reason, as a sentence.</param>
    /// <param name="value">The value that is refused.</param>
    public static ArgumentTransformationMetadataException OfTransformation(string why, object? value) =>
        new(PipedRows.NameCell(why, value, "ParameterArgumentTransformationError"));

    /// <summary>Makes the exception for an attribute that checks values.</summary>
    /// <inheritdoc cref="OfTransformation"/>
    public static ValidationMetadataException OfCheck(string why, object? value) =>
        new(PipedRows.NameCell(why, value, "ParameterArgumentValidationError"));
}
