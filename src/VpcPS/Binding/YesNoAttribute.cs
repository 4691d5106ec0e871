using System;
using System.Linq;
using System.Management.Automation;
using VpcPS.Core;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads a switch from a row: true, yes and 1 mean on; false, no, 0 and a blank cell mean off. Any other text is an error for the row. The
/// attribute is needed because the engine does not convert texts to a switch.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class YesNoAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Yes = ["true", "yes", "1"];
    private static readonly string[] No = ["false", "no", "0"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is bool or SwitchParameter)
        {
            return value;
        }

        if (WrittenText.TrimToNull(value?.ToString()) is not { } text)
        {
            return false;
        }

        string word = FoldedText.Of(text).ToLowerInvariant();
        return Yes.Contains(word) || (!No.Contains(word)
            ? throw CellRefusal.OfTransformation(UserText.Of($"'{ShownText.Naming(text)}' is not true or false."), text)
            : false);
    }
}
