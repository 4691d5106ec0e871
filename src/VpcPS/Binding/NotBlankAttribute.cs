using System;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Refuses null and blank text for an argument. Such a value is usually a variable that was not set. If it counted as "not given", the
/// command would run without the protection that the user wanted.
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
                UserText.Translate("The value is blank; perhaps a variable is not set. Give a value, or leave out the parameter."))
            : inputData;
    }
}
