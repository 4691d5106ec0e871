using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Reads keys of tags from a row or an array. Each key is a text, and blank keys are dropped. Blanks around a key stay, because they are
/// part of it: Add-VpcTag adds them, too.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagKeysAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        IEnumerable keys = value is IList several ? several : new[] { value };
        return keys.Cast<object?>().Where(key => key is not null).Select(Read).Where(key => key is not null).ToArray();
    }

    private static string? Read(object? key)
    {
        string text = TagTable.TextOf(key)
            ?? throw new ArgumentTransformationMetadataException(
                UserText.Of($"'{key}' is not a tag key. A key is a text that is not empty."));
        return WrittenText.Problem(text) is { } problem
            ? throw new ArgumentTransformationMetadataException(UserText.Of($"The tag '{text}' is refused: {problem}."))
            : string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
