using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>Reads a text from a CSV row. A blank cell becomes null, and blanks around a value are removed.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankToNullAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the text is an id. Capital letters in an id are changed to small ones.</summary>
    public bool IsId { get; set; }

    /// <summary>
    /// Whether the user may pass an address block at the position of the id, as in <c>$vpc | Add-VpcCidrBlock 10.64.0.0/16</c>. The result
    /// then does not fit the parameter, and the engine tries the next parameter with this position.
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
