using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>Reads a text from a CSV row. A blank cell becomes null, and blanks around a value are cut off.</summary>
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
