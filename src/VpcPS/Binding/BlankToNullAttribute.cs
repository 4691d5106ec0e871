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

    /// <summary>
    /// Whether an address block may stand in the place of the id, as in <c>$vpc | Add-VpcCidrBlock 10.64.0.0/16</c>. It then does
    /// not fit the parameter, and the engine tries the next one with this position.
    /// </summary>
    public bool MayBeBlock { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text)
        {
            return inputData;
        }

        if (MayBeBlock && OtherArgument.BlockIn(text) is { } block)
        {
            return block;
        }

        string? trimmed = WrittenText.TrimToNull(text);
        return trimmed is not null && IsId ? IdSyntax.Read(trimmed) : trimmed;
    }
}
