using System;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>Takes text, such as Get-Content gives, without blanks around it, and nothing that could be turned into text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PipedTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text
            ? text.Trim()
            : throw ModuleObjectAttribute.Refusal(inputData, typeof(string));
}
