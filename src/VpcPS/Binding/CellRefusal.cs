using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Makes the exceptions with which attributes refuse a value. The engine puts its own words in front of the message;
/// this class puts the name of the row in front, where the value is the cell of a row.
/// </summary>
internal static class CellRefusal
{
    /// <summary>The exception of an attribute that transforms.</summary>
    /// <param name="why">The reason, as a sentence.</param>
    /// <param name="value">The value that is refused.</param>
    public static ArgumentTransformationMetadataException OfTransformation(string why, object? value) =>
        new(PipedRows.NameCell(why, value, "ParameterArgumentTransformationError"));

    /// <summary>The exception of an attribute that checks.</summary>
    /// <inheritdoc cref="OfTransformation"/>
    public static ValidationMetadataException OfCheck(string why, object? value) =>
        new(PipedRows.NameCell(why, value, "ParameterArgumentValidationError"));
}
