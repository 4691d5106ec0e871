using System;
using System.Management.Automation;
using VpcPS.Texts;

namespace VpcPS.Binding;

/// <summary>
/// Checks what all ids and addresses have in common: ASCII characters without blanks. The kind of the id is not known
/// here.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FilterIdAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is string text && IdSyntax.ProblemOfAnyKind(text) is { } problem)
        {
            throw new ValidationMetadataException(WrittenText.Sentence(problem));
        }
    }
}
