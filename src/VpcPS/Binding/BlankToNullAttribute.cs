using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>Reads a text from a CSV row. A blank cell becomes null, and blanks around a value are cut off.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankToNullAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the text is an id, whose capital letters are read as small ones.</summary>
    public bool IsId { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
        {
            return inputData;
        }

        string? trimmed = WrittenText.TrimToNull(text);
        return trimmed is not null && IsId ? IdSyntax.Read(trimmed) : trimmed;
    }
}
