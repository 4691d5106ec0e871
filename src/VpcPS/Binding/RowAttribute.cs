using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Offers every object to InputRow, including $null, so that each one is counted. The property itself can only say that an object does not
/// fit, and the engine then tries the other parameters. A final error, such as for a row that was read with the wrong delimiter, is thrown
/// here, when the engine offers the object again.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RowAttribute : ArgumentTransformationAttribute
{
    /// <summary>Replaces $null, because the engine does not pass $null to a property.</summary>
    internal static readonly PSObject Nothing = new();

    [ThreadStatic]
    private static PSObject? _refused;

    [ThreadStatic]
    private static string? _why;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PSObject input = inputData is null ? Nothing : PSObject.AsPSObject(inputData);
        if (_refused != input)
        {
            _refused = null;
            return input;
        }

        _refused = null;
        return input == Nothing ? null : throw new ArgumentTransformationMetadataException(_why);
    }

    /// <summary>Refuses an object when the engine offers it again, with an error that is final.</summary>
    /// <param name="input">The object.</param>
    /// <param name="why">The message.</param>
    internal static void RefuseNext(PSObject input, string? why) => (_refused, _why) = (input, why);

    /// <summary>
    /// Whether an object is a row of a file or of a database. An object of this module that was written and read again is not a row: the
    /// engine then offers it to the parameters that accept the original object.
    /// </summary>
    // A database row is recognized by the name of its type, so that this check does not load its assembly.
    internal static bool IsRow(PSObject value) =>
        (value.BaseObject is PSCustomObject && !ReadBackObject.Is(value)) || value.BaseObject.GetType().FullName == "System.Data.DataRow";
}
