using System;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Refuses null and blank text for a parameter that is given. Such a value is most often a variable that was not set,
/// and to take it for "not given" would leave out the very guard that was asked for.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotBlankAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is null or Array { Length: 0 } || (value is string text && string.IsNullOrWhiteSpace(text))
            ? throw new ArgumentTransformationMetadataException(
                UserText.Translate("The value is blank: a variable may not be set. Give a value, or leave the parameter out."))
            : inputData;
    }
}
