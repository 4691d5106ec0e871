using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Accepts only real objects of this module, including those from a file, a job or another computer, which <see cref="ReadBackObject"/>
/// reads. Without this attribute the engine converts any row with matching columns to such an object. A row with a blank id would become an
/// object without an id, and the checks of the id parameter would not run.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ModuleObjectAttribute : ArgumentTransformationAttribute
{
    private readonly Type _type;

    public ModuleObjectAttribute(Type type) => _type = type;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return _type.IsInstanceOfType(value) ? value : ReadBackObject.Read(inputData, _type) ?? throw Refusal(value, _type);
    }

    /// <summary>
    /// The exception that tells the engine that the value does not fit. Its inner exception must be a failed cast: only then does the
    /// engine try the parameters that accept the row's columns.
    /// </summary>
    internal static ArgumentTransformationMetadataException Refusal(object? value, Type type) => new(
        $"'{value}' is not a {type.Name} of this module.", new PSInvalidCastException(type.Name));
}
