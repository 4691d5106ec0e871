using System;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Takes only real objects of this module. Left alone, the engine makes one from any row whose columns fit: a row with
/// a blank id would become an object without one, past the checks of the parameter that the column is meant for.
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
        return _type.IsInstanceOfType(value) ? value : throw Refusal(value, _type);
    }

    /// <summary>
    /// What tells the engine that the value does not fit. Only with a failed cast as its cause does it go on to the
    /// parameters that take the row's columns.
    /// </summary>
    internal static ArgumentTransformationMetadataException Refusal(object? value, Type type) => new(
        $"'{value}' is no {type.Name} of this module.", new PSInvalidCastException(type.Name));
}
