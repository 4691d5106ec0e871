using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a text as a CSV row gives it: a blank cell is no value, and blanks around a value are not part of it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankToNullAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is string text ? WrittenText.TrimToNull(text) : inputData;
    }
}
