using System;
using System.Linq;
using System.Management.Automation;

namespace VpcPS.Binding;

/// <summary>
/// Reads a text as a CSV row gives it: a blank cell is no value, and blanks around a value are not part of it. On a
/// parameter of several values blank ones are left out, so that an empty list says "the row has the column, but
/// nothing in it".
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankToNullAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            string text => Trim(text),
            object?[] several => several.Select(one => Trim(one?.ToString())).Where(one => one is not null).ToArray(),
            _ => inputData,
        };
    }

    internal static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
